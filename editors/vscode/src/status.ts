import * as vscode from 'vscode';
import { isManifest, selector } from './documents.ts';
import type { Server } from './server.ts';
import { serviceOf } from './service.ts';

/** Maximum length of a manifest that is searched for its service at every change, in UTF-16 units. */
const maxLength = 1 << 20;

/** The language status item: version of the server, service and number of problems. */
export class Status implements vscode.Disposable {
  private readonly server: Server;
  private readonly item = vscode.languages.createLanguageStatusItem('pluginManifest.status', selector());
  private readonly subscriptions: { dispose(): void }[];

  constructor(server: Server) {
    this.server = server;
    this.item.name = 'Zoho Plugin Manifest';
    const update = () => {
      this.update();
    };
    this.subscriptions = [
      this.item,
      server.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === shown)) {
          update();
        }
      }),
    ];
    update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const { item } = this;
    item.selector = selector();
    const { condition, version } = this.server;
    item.busy = condition === 'starting';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = { command: 'pluginManifest.showOutput', title: vscode.l10n.t('Show Output') };
    switch (condition) {
      case 'starting':
        item.text = vscode.l10n.t('Starting');
        item.detail = 'plugin-manifest-ls';
        return;
      case 'stopped':
      case 'faulty':
        item.text = vscode.l10n.t('Manifests are not checked');
        item.detail = 'plugin-manifest-ls';
        item.severity = vscode.LanguageStatusSeverity.Error;
        item.command = { command: 'pluginManifest.restart', title: vscode.l10n.t('Restart Server') };
        return;
      case 'running':
        item.text = this.summary();
        item.detail = `plugin-manifest-ls ${version ?? ''}`;
    }
  }

  private summary(): string {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      return '';
    }
    const count = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'zoho').length;
    const problems = count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
    if (!isManifest(document)) {
      return problems;
    }
    const text = document.getText();
    const service = text.length > maxLength ? undefined : serviceOf(text);
    return `${service ?? vscode.l10n.t('no service')}: ${problems}`;
  }
}
