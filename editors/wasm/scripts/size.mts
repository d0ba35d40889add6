// Fails if the server is larger than a browser should have to load: node scripts/size.mts SERVER_WASM

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** Maximum sizes in bytes: of the file, and of what a web server sends. */
const most = { raw: 23_000_000, brotli: 3_300_000 };

const [file] = process.argv.slice(2);
if (file === undefined) {
  throw new Error('usage: node scripts/size.mts SERVER_WASM');
}
const content = readFileSync(file);
const compressed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS } });
for (const [kind, size] of [['raw', content.length], ['brotli', compressed.length]] as const) {
  console.log(`${kind}: ${(size / 1e6).toFixed(1)} MB, at most ${(most[kind] / 1e6).toFixed(1)}`);
  if (size > most[kind]) {
    process.exitCode = 1;
  }
}
