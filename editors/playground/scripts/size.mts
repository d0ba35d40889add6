// Fails if what the start page loads besides the server, which has its own limit, is too large: node scripts/size.mts SITE

import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** The maximum in bytes as a web server sends it. With the server, whose maximum is 3.3 MB, the start page has 4.5 MB. */
const most = 1_200_000;

/** Files that the start page does not load. */
const others = /^(?:docs-|pages\.json$|licenses\.txt$)|\.wasm$/;

const [site] = process.argv.slice(2);
if (site === undefined) {
  throw new Error('usage: node scripts/size.mts SITE');
}
const files = readdirSync(site, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !others.test(entry.name))
  .map((entry) => ({ name: entry.name, size: brotliCompressSync(readFileSync(path.join(site, entry.name))).length }));
for (const { name, size } of files) {
  console.log(`${name}: ${(size / 1000).toFixed(1)} kB`);
}
const total = files.reduce((sum, { size }) => sum + size, 0);
console.log(`brotli without the server: ${(total / 1e6).toFixed(2)} MB, at most ${(most / 1e6).toFixed(2)}`);
if (!(total > 100_000 && total <= most)) {
  process.exitCode = 1;
}
