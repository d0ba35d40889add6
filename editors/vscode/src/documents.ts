// Which documents the server is for. It knows the same by itself and leaves all others alone; here it
// keeps the server from being started, and from being asked, for them.

import * as vscode from 'vscode';

/** What the server is told of. Both languages, because people give manifests with comments to the second. */
export const selector = ['file', 'untitled'].flatMap((scheme) =>
  ['json', 'jsonc'].flatMap((language) =>
    ['**/*plugin-manifest.json', '**/resources.json', '**/.plugin-manifest-ls.json'].map((pattern) => ({ scheme, language, pattern })),
  ),
);

/** The code of an extension, below its folder. */
export const codePattern = '**/*.{js,mjs,cjs,ts,mts,jsx,tsx,vue,html,htm,ds,dg}';
const codeName = /\.(?:[cm]?js|m?ts|[jt]sx|vue|html?|ds|dg)$/;

/** Tells whether a document is a manifest, wherever it is. */
export function isManifest(document: vscode.TextDocument): boolean {
  return isJSON(document) && document.uri.path.endsWith('plugin-manifest.json');
}

/** Tells whether a document needs a server. A resources.json does so only beside a manifest, code only below one. */
export async function isServed(document: vscode.TextDocument): Promise<boolean> {
  const { uri } = document;
  if (isCode(uri)) {
    return (await extensionOf(uri)) !== undefined;
  }
  if (vscode.languages.match(selector, document) === 0) {
    return false;
  }
  return !uri.path.endsWith('/resources.json') || hasManifest(vscode.Uri.joinPath(uri, '..'));
}

/** Tells whether a file is such as the code of extensions is in. */
export function isCode(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' && codeName.test(uri.path) && !uri.path.includes('/node_modules/');
}

/** Returns the innermost folder with a manifest that a file is in, as far up as folders are open. */
export async function extensionOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path ?? uri.path;
  for (let file = uri; file.path.length > top.length; ) {
    file = vscode.Uri.joinPath(file, '..');
    if (await hasManifest(file)) {
      return file;
    }
  }
  return undefined;
}

async function hasManifest(folder: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, 'plugin-manifest.json')).then(
    () => true,
    () => false,
  );
}

/**
 * Tells whether a document is a manifest that cannot be served because it is not on a disk of this machine. One that
 * is only shown, such as the old side of a comparison, is not missed.
 */
export function isElsewhere(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  return isManifest(document) && !['file', 'untitled'].includes(scheme) && vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

function isJSON(document: vscode.TextDocument): boolean {
  return document.languageId === 'json' || document.languageId === 'jsonc';
}
