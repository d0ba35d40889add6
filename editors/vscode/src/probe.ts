// Finds out whether a program is a server that runs here, before an editor's connection is risked with it.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { runsHere } from './architecture.ts';
import { FaultError } from './fault.ts';

/** How long a program may take to tell its version, in milliseconds. It takes 10 when nothing else is going on. */
const patience = 10_000;

/** Returns the version of the server that program is, or throws a FaultError. */
export async function probe(program: string): Promise<string> {
  if (path.isAbsolute(program)) {
    await inspect(program);
  }
  const said = await run(program, ['version']);
  const version = /^plugin-manifest-ls (\S+)/.exec(said)?.[1];
  if (version === undefined) {
    throw new FaultError({ kind: 'garbage', program });
  }
  return version;
}

async function inspect(program: string): Promise<void> {
  const found = await stat(program).catch(() => undefined);
  if (found === undefined) {
    throw new FaultError({ kind: 'missing', program });
  }
  if (found.isDirectory()) {
    throw new FaultError({ kind: 'folder', program });
  }
  await access(program, constants.X_OK).catch(() => {
    throw new FaultError({ kind: 'notExecutable', program });
  });
  if (!(await runsHere(program))) {
    throw new FaultError({ kind: 'otherMachine', program });
  }
}

/** Returns what program prints, or throws a FaultError. */
export function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: patience, maxBuffer: 16 << 20, windowsHide: true }, (error, stdout) => {
      if (error === null) {
        resolve(stdout);
        return;
      }
      const code: number | string = error.code ?? error.signal ?? 'unknown';
      if (error.killed === true && code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
        reject(new FaultError({ kind: 'silent', program }));
        return;
      }
      switch (code) {
        case 'ENOENT':
          reject(new FaultError({ kind: path.isAbsolute(program) ? 'otherMachine' : 'notFound', program }));
          return;
        case 'EACCES':
          reject(new FaultError({ kind: 'notExecutable', program }));
          return;
        case 'ENOEXEC':
        case 'UNKNOWN': // as Windows has it
          reject(new FaultError({ kind: 'otherMachine', program }));
          return;
        case 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER':
          reject(new FaultError({ kind: 'garbage', program }));
          return;
        default:
          reject(new FaultError({ kind: 'exits', program, code }));
      }
    });
    child.stdin?.end();
  });
}
