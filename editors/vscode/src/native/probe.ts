// Checks that a program is a server for this platform before the client connects to it.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { runsHere } from './architecture.ts';
import { FaultError } from '../fault.ts';

/** Timeout for a call of the program, in milliseconds. On an idle machine it takes 10. */
const timeout = 10_000;

/** Returns the version of the server, or throws a FaultError if program is not one. */
export async function probe(program: string): Promise<string> {
  if (path.isAbsolute(program)) {
    await inspect(program);
  }
  const output = await run(program, ['version']);
  const version = /^plugin-manifest-ls (\S+)/.exec(output)?.[1];
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

/** Returns the output of program, or throws a FaultError. */
export function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout, maxBuffer: 16 << 20, windowsHide: true }, (error, stdout) => {
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
        case 'UNKNOWN': // on Windows
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
