// Runs the server in Node.js, on standard input and output, so that tests can talk to it as to the native program.
//
//   node test/stdio.mts WASM_EXEC_JS SERVER_WASM

import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from '../src/run.ts';

const [script, program] = process.argv.slice(2);
if (script === undefined || program === undefined) {
  throw new Error('usage: node test/stdio.mts WASM_EXEC_JS SERVER_WASM');
}

await import(pathToFileURL(script).href);
try {
  await run(await WebAssembly.compile(readFileSync(program)), {
    started: (receive) => {
      let input = Buffer.alloc(0);
      process.stdin.on('data', (chunk: Buffer) => {
        input = Buffer.concat([input, chunk]);
        for (;;) {
          const end = input.indexOf('\r\n\r\n');
          const length = Number(/Content-Length: (\d+)/.exec(input.subarray(0, Math.max(end, 0)).toString())?.[1]);
          if (end < 0 || input.length < end + 4 + length) {
            return;
          }
          receive(input.subarray(end + 4, end + 4 + length).toString());
          input = input.subarray(end + 4 + length);
        }
      });
    },
    send: (message) => {
      const body = Buffer.from(message);
      write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
    },
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
process.stdin.destroy();

/** Writes all of data, also to a pipe that is full for a while. */
function write(data: Buffer): void {
  for (let at = 0; at < data.length; ) {
    try {
      at += writeSync(1, data, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        throw error;
      }
    }
  }
}
