// Which documents the server is for. It knows the same by itself and leaves all others alone; here it
// keeps the server from being started, and from being asked, for them.

import * as vscode from 'vscode';

/** What the server is told of. Both languages, because people give manifests with comments to the second. */
export const selector = ['file', 'untitled'].flatMap((scheme) =>
  ['json', 'jsonc'].flatMap((language) =>
    ['**/*plugin-manifest.json', '**/resources.json', '**/.plugin-manifest-ls.json'].map((pattern) => ({ scheme, language, pattern })),
  ),
);

/** Tells whether a document is a manifest, wherever it is. */
export function isManifest(document: vscode.TextDocument): boolean {
  return isJSON(document) && document.uri.path.endsWith('plugin-manifest.json');
}

/** Tells whether a document needs a server. A resources.json does so only beside a manifest. */
export async function isServed(document: vscode.TextDocument): Promise<boolean> {
  if (vscode.languages.match(selector, document) === 0) {
    return false;
  }
  if (!document.uri.path.endsWith('/resources.json')) {
    return true;
  }
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(document.uri, '..', 'plugin-manifest.json'));
    return true;
  } catch {
    return false;
  }
}

/** Tells whether a document is a manifest that cannot be served because it is not on a disk of this machine. */
export function isElsewhere(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  const isOfWorkspace = vscode.workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme) ?? false;
  return isManifest(document) && isOfWorkspace && !['file', 'untitled'].includes(scheme);
}

function isJSON(document: vscode.TextDocument): boolean {
  return document.languageId === 'json' || document.languageId === 'jsonc';
}
