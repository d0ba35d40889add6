// Builds the site into a folder:
//
//   node scripts/build.mts WASM STARTERS OUT
//
// WASM is the folder that scripts/wasm.sh prints. STARTERS has services.json, the list of services, and a new extension for each.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { bundle } from './bundle.mts';
import { examples, starters } from './examples.mts';
import { fill } from './fill.mts';
import { hashed } from './hashed.mts';
import { licenses } from './licenses.mts';
import { pages } from './pages.mts';

const [wasm, newExtensions, out] = process.argv.slice(2);
if (wasm === undefined || newExtensions === undefined || out === undefined) {
  throw new Error('usage: node scripts/build.mts WASM STARTERS OUT');
}
const folder = path.resolve(import.meta.dirname, '..');
const repository = path.resolve(folder, '..', '..');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(path.join(repository, 'editors', 'vscode', 'media', 'icon.svg'), path.join(out, 'icon.svg'));
const files = {
  SERVER_WASM: hashed(out, 'server.wasm', readFileSync(path.join(wasm, 'server.wasm'))),
  EXAMPLES: hashed(out, 'examples.json', Buffer.from(JSON.stringify([...examples(path.join(repository, 'examples')), ...starters(newExtensions)]))),
};
const bundled = await bundle(folder, path.join(wasm, 'wasm_exec.js'), out, files);
const names = { ...files, ...bundled.names };
writeFileSync(path.join(out, 'licenses.txt'), licenses(repository, folder, bundled.inputs));
writeFileSync(path.join(out, 'index.html'), fill(read('index.html'), names));
const reference = pages(path.join(repository, 'docs'), (values) => fill(read('reference.html'), { ...names, ...values }), out);
writeFileSync(path.join(out, 'pages.json'), JSON.stringify(reference));

function read(page: string): string {
  return readFileSync(path.join(folder, 'site', page), 'utf8');
}
