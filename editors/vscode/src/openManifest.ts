import * as vscode from 'vscode';
import { isManifest } from './documents.ts';

/** Maximum number of manifests that the user selects from. */
const maxManifests = 100;

/**
 * Returns the editor with a manifest: the active one, another visible one, or one that is opened from the workspace. If there is none,
 * offers to create one and returns undefined.
 */
export async function openManifest(): Promise<vscode.TextEditor | undefined> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  const visible = editors.find(({ document }) => isManifest(document));
  if (visible !== undefined) {
    return vscode.window.showTextDocument(visible.document, visible.viewColumn);
  }
  const found = await vscode.workspace.findFiles('**/plugin-manifest.json', '**/node_modules/**', maxManifests);
  if (found.length === 0) {
    const create = vscode.l10n.t('Create Manifest');
    if ((await vscode.window.showInformationMessage(vscode.l10n.t('There is no plugin-manifest.json in this window.'), create)) === create) {
      await vscode.commands.executeCommand('pluginManifest.createManifest');
    }
    return undefined;
  }
  const uri = found.length === 1 ? found[0] : await select(found);
  return uri && vscode.window.showTextDocument(uri);
}

async function select(manifests: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = manifests.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })).sort((a, b) => a.label.localeCompare(b.label));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Manifest') }))?.uri;
}
