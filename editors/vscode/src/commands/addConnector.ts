import * as vscode from 'vscode';
import { type CodeAction, CodeActionRequest, type Command, type LanguageClient } from 'vscode-languageclient/node';
import { isManifest } from '../documents.ts';

/** Prefix of the titles of the server's code actions that add a connector. */
const prefix = 'Add connector: ';

/** Asks for the kind of connector and adds it to the manifest in the editor. The server provides the choices and the edits. */
export async function addConnector(client: LanguageClient | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isManifest(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a plugin-manifest.json to add a connector.'));
    return;
  }
  if (client === undefined) {
    return; // the error has been shown
  }
  const actions = await additions(client, editor);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('A connector cannot be added: the manifest must be an object.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    actions.map((action) => ({ label: action.title.slice(prefix.length), action })),
    { title: vscode.l10n.t('Add Connector'), placeHolder: vscode.l10n.t('Authentication type of the connection') },
  );
  if (chosen?.action.edit !== undefined) {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(chosen.action.edit);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  }
}

async function additions(client: LanguageClient, editor: vscode.TextEditor): Promise<CodeAction[]> {
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    range: client.code2ProtocolConverter.asRange(editor.selection),
    context: { diagnostics: [], only: ['refactor'] },
  });
  return (answer ?? []).filter(isAction).filter(({ title }) => title.startsWith(prefix));
}

function isAction(action: CodeAction | Command): action is CodeAction {
  return 'edit' in action;
}
