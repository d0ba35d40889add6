import * as vscode from 'vscode';
import { CreateFile, TextDocumentEdit, type WorkspaceEdit, type WorkspaceMiddleware } from 'vscode-languageclient';

/** Applies an edit of the server. Files that an edit only creates are written, see {@link creating}. */
export const applyCreations: NonNullable<WorkspaceMiddleware['handleApplyEdit']> = async (params, next) => {
  const edit = creating(params.edit);
  if (edit === undefined) {
    return next(params, new vscode.CancellationTokenSource().token);
  }
  return { applied: await vscode.workspace.applyEdit(edit) };
};

/**
 * Converts an edit that only creates files to one that writes them, and returns undefined for any other. As text edits, VS Code would
 * create empty files and open each in an unsaved editor with its text.
 */
export function creating(edit: WorkspaceEdit): vscode.WorkspaceEdit | undefined {
  const contents = createdBy(edit);
  if (contents === undefined) {
    return undefined;
  }
  const writing = new vscode.WorkspaceEdit();
  for (const [uri, text] of contents) {
    writing.createFile(vscode.Uri.parse(uri), { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  }
  return writing;
}

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
