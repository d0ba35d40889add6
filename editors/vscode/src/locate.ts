import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { serverPath } from './settings.ts';

/** The name of the program, as it is looked for on PATH. */
export const programName = process.platform === 'win32' ? 'plugin-manifest-ls.exe' : 'plugin-manifest-ls';

/** Returns the program to run: what the user says, what the extension carries, or what is on PATH. */
export async function locate(context: vscode.ExtensionContext): Promise<string> {
  const chosen = serverPath();
  if (chosen !== '') {
    return absolute(chosen);
  }
  const carried = context.asAbsolutePath(path.join('server', programName));
  return (await exists(carried)) ? executable(carried) : programName;
}

/** Returns a path that a user wrote. A bare name is looked for on PATH and stays as it is. */
function absolute(name: string): string {
  if (name.startsWith('~/') || name.startsWith('~\\')) {
    return path.join(os.homedir(), name.slice(2));
  }
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  if (path.isAbsolute(name) || path.basename(name) === name || folder === undefined) {
    return name;
  }
  return path.join(folder.uri.fsPath, name);
}

async function exists(name: string): Promise<boolean> {
  return access(name).then(
    () => true,
    () => false,
  );
}

/** Gives our own program the bit that some ways of unpacking lose. */
async function executable(name: string): Promise<string> {
  await access(name, constants.X_OK).catch(() => chmod(name, 0o755).catch(() => undefined));
  return name;
}
