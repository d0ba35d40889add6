import * as vscode from 'vscode';
import { type BaseLanguageClient, CodeAction, type CodeActionMiddleware, CodeActionRequest } from 'vscode-languageclient';
import { creating } from './createdFiles.ts';

const answered = new vscode.EventEmitter<vscode.Location>();

/** Fires when the code actions that VS Code requests for the light bulb after the cursor moved to a location have been returned. */
export const onLightBulb = answered.event;

/** Requests the code actions of a document. Files that an action only creates are written, see {@link creating}. */
export async function provideCodeActions(
  client: BaseLanguageClient,
  ...[document, range, context, token]: Parameters<NonNullable<CodeActionMiddleware['provideCodeActions']>>
): Promise<(vscode.Command | vscode.CodeAction)[] | null> {
  const { code2ProtocolConverter: toProtocol, protocol2CodeConverter: toCode } = client;
  try {
    const params = {
      textDocument: toProtocol.asTextDocumentIdentifier(document),
      range: toProtocol.asRange(range),
      context: toProtocol.asCodeActionContextSync(context),
    };
    const values = (await client.sendRequest(CodeActionRequest.type, params, token)) ?? [];
    const actions = await toCode.asCodeActionResult(values, token);
    for (const [i, action] of actions.entries()) {
      const value = values[i];
      const edit = CodeAction.is(value) && value.edit !== undefined ? creating(value.edit) : undefined;
      if (action instanceof vscode.CodeAction && edit !== undefined) {
        action.edit = edit;
      }
    }
    return token.isCancellationRequested ? null : actions;
  } catch (error) {
    return client.handleFailedRequest(CodeActionRequest.type, token, error, null);
  } finally {
    if (context.triggerKind === vscode.CodeActionTriggerKind.Automatic) {
      answered.fire(new vscode.Location(document.uri, range));
    }
  }
}
