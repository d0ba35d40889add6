import * as vscode from 'vscode';
import { type CodeAction, CodeActionRequest, type Command, type LanguageClient } from 'vscode-languageclient/node';
import { isManifest } from '../documents.ts';

/** How the titles of the server's actions begin that add a connector. */
const prefix = 'Add connector: ';

/** Has the user choose what kind of connector to add to the manifest in the editor. What there is to choose, and what is added, is the server's. */
export async function addConnector(client: LanguageClient | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isManifest(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a plugin-manifest.json to add a connector to.'));
    return;
  }
  if (client === undefined) {
    return; // the user was told why
  }
  const actions = await additions(client, editor);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no place for a connector in this manifest: it has to be an object.'));
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
