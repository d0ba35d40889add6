// The file systems whose documents the server handles: those on which files can be written. The left side of a diff is on a read-only
// one. Which there are is known only when a document is opened, because extensions provide them.

import * as vscode from 'vscode';

/** Reports whether the server handles documents with a scheme. */
export function isServable(scheme: string): boolean {
  return scheme === 'file' || scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

const schemes = new Set(['file', 'untitled']);

/** The schemes that a client selects documents with. */
export function admitted(): readonly string[] {
  return [...schemes];
}

/** Has the next client select documents with the scheme of a URI, and reports whether the last one did not. */
export function admit({ scheme }: vscode.Uri): boolean {
  if (schemes.has(scheme) || !isServable(scheme)) {
    return false;
  }
  schemes.add(scheme);
  return true;
}
