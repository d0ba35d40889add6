import * as vscode from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';

const command = 'plugin-manifest-ls.newExtension';

interface Service {
  readonly code: string;
  readonly name: string;
  /** The usual name of the folder of an extension. */
  readonly folder: string;
}

/** A file of an extension: text, or an image in base64. */
interface File {
  readonly path: string;
  readonly text?: string;
  readonly base64?: string;
}

interface Extension {
  /** The first is the manifest. */
  readonly files: readonly File[];
  /** What the author must do before the extension works. */
  readonly setup?: string;
}

/** The service of a new extension, and the URI of its folder. */
export interface ExtensionTarget {
  readonly service: string;
  readonly folder: string;
}

/** Creates the files of a new extension and opens its manifest. The user selects the service and the folder unless they are given. */
export async function createExtension(client: BaseLanguageClient | undefined, target?: ExtensionTarget): Promise<void> {
  if (client === undefined) {
    return; // the user has seen the reason
  }
  const chosen = target === undefined ? await choose(client) : { service: target.service, folder: vscode.Uri.parse(target.folder, true) };
  if (chosen === undefined) {
    return;
  }
  const { files, setup } = (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [{ service: chosen.service }] })) as Extension;
  const contents = files.map((file) => ({ uri: vscode.Uri.joinPath(chosen.folder, file.path), content: contentOf(file) }));
  for (const { uri } of contents) {
    if (await exists(uri)) {
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} already exists. No file was created.', vscode.workspace.asRelativePath(uri)));
      return;
    }
  }
  await write(contents);
  const [manifest] = contents;
  if (manifest !== undefined) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(manifest.uri), { preview: false });
  }
  if (setup !== undefined) {
    void vscode.window.showInformationMessage(`${setup}.`);
  }
}

/** Has the user select a service and a folder. */
async function choose(client: BaseLanguageClient): Promise<{ service: string; folder: vscode.Uri } | undefined> {
  const { services } = (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [{}] })) as { services: readonly Service[] };
  const title = vscode.l10n.t('Create New Zoho Extension');
  const items = services.map((service) => ({ label: service.name, description: service.code, service }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Product that loads the extension'),
    matchOnDescription: true,
  });
  if (chosen === undefined) {
    return undefined;
  }
  const parent = await parentFolder();
  if (parent === undefined) {
    return undefined;
  }
  const where = parent.path.split('/').pop() ?? '';
  const name = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Folder of the extension in {0}; leave it empty to use {0} itself', where),
    value: chosen.service.folder,
    validateInput: (value) => (isBelow(value) ? undefined : vscode.l10n.t('Enter a path below {0}.', where)),
  });
  return name === undefined ? undefined : { service: chosen.service.code, folder: vscode.Uri.joinPath(parent, name.trim()) };
}

/** Returns the folder of the workspace that the user selects, or any other if none is open. */
async function parentFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const found = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel: vscode.l10n.t('Select Folder') });
    return found?.[0];
  }
  return (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0])?.uri;
}

function isBelow(path: string): boolean {
  return !/^\s*([/\\]|[a-zA-Z]:)/.test(path) && !path.split(/[/\\]/).some((part) => part.trim() === '..');
}

function contentOf({ text, base64 }: File): Uint8Array {
  return base64 === undefined ? new TextEncoder().encode(text ?? '') : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return false;
    }
    throw error;
  }
}

/** Writes files that do not exist. If one cannot be written, the others are deleted. */
async function write(files: readonly { uri: vscode.Uri; content: Uint8Array }[]): Promise<void> {
  const written: vscode.Uri[] = [];
  try {
    for (const { uri, content } of files) {
      await vscode.workspace.fs.writeFile(uri, content);
      written.push(uri);
    }
  } catch (error) {
    await Promise.allSettled(written.map((uri) => vscode.workspace.fs.delete(uri)));
    throw error;
  }
}
