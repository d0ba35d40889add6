import * as vscode from 'vscode';
import { type CodeAction, CodeActionRequest, type Command, type LanguageClient } from 'vscode-languageclient/node';
import { isManifest } from '../documents.ts';

/** An action of the server that adds a connector. */
type Addition = Omit<CodeAction, 'data'> & {
  /** The label of the kind of connector. */
  readonly data: { readonly connector: string };
};

/** Has the user select a kind of connector and adds it to the manifest in the editor. The server determines the kinds and the edit. */
export async function addConnector(client: LanguageClient | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isManifest(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a plugin-manifest.json to add a connector.'));
    return;
  }
  if (client === undefined) {
    return; // the user has seen the reason
  }
  const actions = await additions(client, editor);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('A connector cannot be added: the manifest must be an object.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    actions.map((action) => ({ label: action.data.connector, action })),
    { title: vscode.l10n.t('Add Connector'), placeHolder: vscode.l10n.t('Authentication type of the connection') },
  );
  if (chosen?.action.edit !== undefined) {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(chosen.action.edit);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  }
}

async function additions(client: LanguageClient, editor: vscode.TextEditor): Promise<Addition[]> {
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    range: client.code2ProtocolConverter.asRange(editor.selection),
    context: { diagnostics: [], only: ['refactor'] },
  });
  return (answer ?? []).filter(isAddition);
}

function isAddition(action: CodeAction | Command): action is Addition {
  const data: unknown = 'data' in action ? action.data : undefined;
  return typeof data === 'object' && data !== null && 'connector' in data && typeof data.connector === 'string';
}
