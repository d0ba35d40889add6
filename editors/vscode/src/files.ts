// Reads files for the server, which has no access to virtual file systems and, in a browser, to any.

import * as vscode from 'vscode';
import type { BaseLanguageClient, ClientCapabilities, StaticFeature } from 'vscode-languageclient';
import { fileRequests, type Files, type Info } from '../../wasm/src/files.ts';

/** Announces the requests of the server for files and answers them. */
export class ClientFiles implements StaticFeature {
  private readonly client: BaseLanguageClient;
  private registrations: vscode.Disposable[] = [];

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  fillClientCapabilities(capabilities: ClientCapabilities): void {
    const experimental = capabilities.experimental as Record<string, unknown> | undefined;
    capabilities.experimental = { ...experimental, files: true };
  }

  initialize(): void {
    this.clear();
    this.registrations = [...fileRequests(files)].map(([method, handler]) => this.client.onRequest(method, handler));
  }

  getState(): { kind: 'static' } {
    return { kind: 'static' };
  }

  clear(): void {
    vscode.Disposable.from(...this.registrations).dispose();
    this.registrations = [];
  }
}

const files: Files = {
  stat: (uri) => ifOpen(uri, stat),
  list: (uri) =>
    ifOpen(uri, async (folder) => {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      const all = await Promise.all(entries.map(([name]) => stat(vscode.Uri.joinPath(folder, name)).catch(() => undefined)));
      return all.filter((info) => info !== undefined);
    }),
  read: (uri) => ifOpen(uri, async (file) => vscode.workspace.fs.readFile(file)),
};

async function stat(uri: vscode.Uri): Promise<Info> {
  const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
  return { name: uri.path.slice(uri.path.lastIndexOf('/') + 1), folder: (type & vscode.FileType.Directory) !== 0, size, modified: mtime };
}

/** Returns the answer about a file, undefined if there is none or if it lies outside of what the user has open. */
async function ifOpen<T>(text: string, answer: (uri: vscode.Uri) => Promise<T>): Promise<T | undefined> {
  const uri = vscode.Uri.parse(text);
  return isOpen(uri) ? answer(uri).catch(() => undefined) : undefined;
}

/** Reports whether a file lies in a folder of the workspace, or in the folder of an open document if that is in none. */
function isOpen(uri: vscode.Uri): boolean {
  const isIn = (folder: vscode.Uri) =>
    folder.scheme === uri.scheme && folder.authority === uri.authority && `${uri.path}/`.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`);
  const folders = vscode.workspace.workspaceFolders?.map((folder) => folder.uri) ?? [];
  const alone = vscode.workspace.textDocuments.map((document) => document.uri).filter((document) => vscode.workspace.getWorkspaceFolder(document) === undefined);
  return folders.some(isIn) || alone.some((document) => isIn(vscode.Uri.joinPath(document, '..')));
}
