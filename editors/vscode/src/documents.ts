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
  if (uri.scheme === 'file' && codeName.test(uri.path)) {
    return isBelowManifest(uri);
  }
  if (vscode.languages.match(selector, document) === 0) {
    return false;
  }
  return !uri.path.endsWith('/resources.json') || hasManifest(vscode.Uri.joinPath(uri, '..'));
}

/** Tells whether there is a manifest in a folder that a file is in, as far up as folders are open. */
async function isBelowManifest(uri: vscode.Uri): Promise<boolean> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
  if (top === undefined || uri.path.includes('/node_modules/')) {
    return false;
  }
  for (let folder = vscode.Uri.joinPath(uri, '..'); folder.path.length >= top.length; folder = vscode.Uri.joinPath(folder, '..')) {
    if (await hasManifest(folder)) {
      return true;
    }
    if (folder.path === '/') {
      break;
    }
  }
  return false;
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
