// The extension in a browser without a machine behind it, where the server cannot run. All it does is say so.

import * as vscode from 'vscode';
import { isManifest } from './documents.ts';

let told = false;

export function activate(context: vscode.ExtensionContext): void {
  for (const name of ['restart', 'showOutput', 'explainRule', 'addConnector', 'showScopes']) {
    context.subscriptions.push(vscode.commands.registerCommand(`pluginManifest.${name}`, explain));
  }
  const look = (document: vscode.TextDocument) => {
    if (!told && isManifest(document)) {
      explain();
    }
  };
  vscode.workspace.textDocuments.forEach(look);
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(look));
}

function explain(): void {
  told = true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Manifests are checked by a program, which a browser cannot run: open the folder in VS Code on a desktop or on a remote machine.'),
  );
}
