// Decides which documents the server handles. The server ignores all others; here the decision keeps it from being
// started, and from receiving requests, for them.

import * as vscode from 'vscode';
import { admitted, isServable } from './fileSystems.ts';

/** Selects manifests. Those with comments can be associated with jsonc. */
export function manifestSelector(): Filter[] {
  return filters('**/*plugin-manifest.json');
}

/** Selects the documents that the server receives, except code. */
export function selector(): Filter[] {
  return [...manifestSelector(), ...filters('**/resources.json'), ...filters('**/.plugin-manifest-ls.json')];
}

interface Filter {
  readonly scheme: string;
  readonly language: string;
  readonly pattern: string;
}

function filters(pattern: string): Filter[] {
  return admitted().flatMap((scheme) => ['json', 'jsonc'].map((language) => ({ scheme, language, pattern })));
}

const documentName = /plugin-manifest\.json$|\/resources\.json$|\/\.plugin-manifest-ls\.json$/;

/** The code of an extension, below its folder. */
export const codePattern = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,html,htm,vue,svelte,ds,dg,deluge}';
const codeName = /\.(?:js|mjs|cjs|jsx|ts|mts|cts|tsx|html|htm|vue|svelte|ds|dg|deluge)$/;

/** Reports whether a document is a manifest, wherever it is stored. */
export function isManifest(document: vscode.TextDocument): boolean {
  return isJSON(document) && document.uri.path.endsWith('plugin-manifest.json');
}

/** Reports whether a document needs a server: a resources.json only next to a manifest, code only in an extension. */
export async function isServed(document: vscode.TextDocument): Promise<boolean> {
  const { uri } = document;
  if (isCode(uri)) {
    return (await extensionOf(uri)) !== undefined;
  }
  if (!isServable(uri.scheme) || !isJSON(document) || !documentName.test(uri.path)) {
    return false;
  }
  return !uri.path.endsWith('/resources.json') || hasManifest(vscode.Uri.joinPath(uri, '..'));
}

/** Reports whether a file can be code of an extension. */
export function isCode(uri: vscode.Uri): boolean {
  return isServable(uri.scheme) && codeName.test(uri.path) && !uri.path.includes('/node_modules/');
}

/** Returns the innermost folder with a manifest that contains a file, at most the workspace folder. */
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

function isJSON(document: vscode.TextDocument): boolean {
  return document.languageId === 'json' || document.languageId === 'jsonc';
}
