// The file systems whose documents the server handles. Which there are is known only when a document is opened: other extensions
// provide them. Read-only ones are left out; they are what the left side of a diff is in.

import * as vscode from 'vscode';

const schemes = new Set(['file', 'untitled']);

/** Reports whether the server handles documents with a scheme. */
export function isAdmitted(scheme: string): boolean {
  return schemes.has(scheme);
}

/** The schemes of the file systems, for the selectors of documents. */
export function admitted(): readonly string[] {
  return [...schemes];
}

/** Admits the file system of a document and reports whether it is a new one. */
export function admit({ scheme }: vscode.Uri): boolean {
  if (schemes.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) !== true) {
    return false;
  }
  schemes.add(scheme);
  return true;
}
