import * as vscode from 'vscode';
import { type BaseLanguageClient, type CodeAction, CodeActionRequest, type Command } from 'vscode-languageclient';
import type { ConnectorTarget } from '../clientCommands.ts';
import { openManifest } from '../openManifest.ts';

/** An action of the server that adds a connector. */
type Addition = Omit<CodeAction, 'data'> & {
  /** The label and a description of the kind of connector. */
  readonly data: { readonly connector: string; readonly description?: string };
};

const additionKind = 'refactor.addConnector';

/** Has the user select a kind of connector and adds it to the manifest in the editor. The server determines the kinds and the edit. */
export async function addConnector(client: BaseLanguageClient | undefined, target?: ConnectorTarget): Promise<void> {
  const editor = target === undefined ? await openManifest() : editorOf(target);
  if (editor === undefined || client === undefined) {
    return; // the user has seen the reason
  }
  const actions = await additions(client, editor, target);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('A connector cannot be added: the manifest must be an object.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    actions.map((action) => ({ label: action.data.connector, detail: action.data.description ?? '', action })),
    { title: vscode.l10n.t('Add Connector'), placeHolder: vscode.l10n.t('Authentication type of the connection'), matchOnDetail: true },
  );
  if (chosen?.action.edit !== undefined) {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(chosen.action.edit);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  }
}

/** Returns the editor that has the manifest of a code action. */
function editorOf(target: ConnectorTarget): vscode.TextEditor | undefined {
  const uri = vscode.Uri.parse(target.uri).toString();
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
}

async function additions(client: BaseLanguageClient, editor: vscode.TextEditor, target: ConnectorTarget | undefined): Promise<Addition[]> {
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    range: target === undefined ? client.code2ProtocolConverter.asRange(editor.selection) : { start: target.position, end: target.position },
    context: { diagnostics: [], only: [additionKind] },
  });
  return (answer ?? []).filter(isAddition);
}

function isAddition(action: CodeAction | Command): action is Addition {
  const data: unknown = 'data' in action ? action.data : undefined;
  return typeof data === 'object' && data !== null && 'connector' in data && typeof data.connector === 'string';
}
