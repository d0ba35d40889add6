import * as vscode from 'vscode';

/** Opens the plugin-manifest.json of the folder, which is created if it does not exist, and offers a manifest for each service if it is empty. */
export async function createManifest(start: () => Promise<void>): Promise<void> {
  const uri = await target();
  if (uri === undefined) {
    return;
  }
  await start();
  const opened = await vscode.workspace.openTextDocument(uri);
  const document = opened.isUntitled ? await vscode.languages.setTextDocumentLanguage(opened, 'json') : opened;
  await vscode.window.showTextDocument(document);
  if (document.getText().trim() === '') {
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
  } else {
    void vscode.window.showInformationMessage(vscode.l10n.t('The folder already has a plugin-manifest.json.'));
  }
}

/** Returns the manifest of the folder that the user has open or selects, or an unsaved one without a folder. */
async function target(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) {
    return folders.length > 1 ? undefined : vscode.Uri.parse('untitled:plugin-manifest.json');
  }
  const uri = vscode.Uri.joinPath(folder.uri, 'plugin-manifest.json');
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  return uri;
}
