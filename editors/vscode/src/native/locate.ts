import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { serverPath } from '../settings.ts';

/** The file name of the program on PATH. */
export const programName = process.platform === 'win32' ? 'plugin-manifest-ls.exe' : 'plugin-manifest-ls';

/** Returns the program to run: the one in the settings, the included one, or the one on PATH. */
export async function locate(context: vscode.ExtensionContext): Promise<string> {
  const chosen = serverPath();
  if (chosen !== '') {
    return absolute(chosen);
  }
  const included = context.asAbsolutePath(path.join('server', programName));
  return (await exists(included)) ? executable(included) : programName;
}

/** Resolves a path of the settings. A name without a folder is searched on PATH and stays unchanged. */
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

/** Sets the executable bit of the included program, which some archive tools drop. */
async function executable(name: string): Promise<string> {
  await access(name, constants.X_OK).catch(() => chmod(name, 0o755).catch(() => undefined));
  return name;
}
