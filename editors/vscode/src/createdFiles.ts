import * as vscode from 'vscode';
import { CreateFile, TextDocumentEdit, type WorkspaceEdit, type WorkspaceMiddleware } from 'vscode-languageclient';

/**
 * Applies an edit of the server that only creates files by writing them. As text edits, VS Code would create empty files and open each
 * in an unsaved editor with its text.
 */
export const applyCreations: NonNullable<WorkspaceMiddleware['handleApplyEdit']> = async (params, next) => {
  const contents = createdBy(params.edit);
  if (contents === undefined) {
    return next(params, new vscode.CancellationTokenSource().token);
  }
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, text] of contents) {
    edit.createFile(vscode.Uri.parse(uri), { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  }
  return { applied: await vscode.workspace.applyEdit(edit) };
};

/** Returns the texts of the files that an edit creates, by URI, or undefined if it does anything else. */
function createdBy({ documentChanges }: WorkspaceEdit): Map<string, string> | undefined {
  const contents = new Map<string, string>();
  for (const change of documentChanges ?? []) {
    if (CreateFile.is(change)) {
      contents.set(change.uri, '');
    } else if (TextDocumentEdit.is(change) && contents.get(change.textDocument.uri) === '' && change.edits.length === 1) {
      const [edit] = change.edits;
      contents.set(change.textDocument.uri, edit !== undefined && 'newText' in edit ? edit.newText : '');
    } else {
      return undefined;
    }
  }
  return contents.size > 0 ? contents : undefined;
}
