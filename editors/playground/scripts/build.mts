// Builds the site into a folder:
//
//   node scripts/build.mts WASM OUT
//
// WASM is the folder that scripts/wasm.sh prints.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { bundle } from './bundle.mts';
import { examples } from './examples.mts';
import { hashed } from './hashed.mts';

const [wasm, out] = process.argv.slice(2);
if (wasm === undefined || out === undefined) {
  throw new Error('usage: node scripts/build.mts WASM OUT');
}
const folder = path.resolve(import.meta.dirname, '..');
const repository = path.resolve(folder, '..', '..');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(path.join(repository, 'editors', 'vscode', 'media', 'icon.svg'), path.join(out, 'icon.svg'));
const files = {
  SERVER_WASM: hashed(out, 'server.wasm', readFileSync(path.join(wasm, 'server.wasm'))),
  EXAMPLES: hashed(out, 'examples.json', Buffer.from(JSON.stringify(examples(path.join(repository, 'examples'))))),
};
const names = { ...files, ...(await bundle(folder, path.join(wasm, 'wasm_exec.js'), out, files)) };
const page = readFileSync(path.join(folder, 'site', 'index.html'), 'utf8');
writeFileSync(path.join(out, 'index.html'), page.replace(/\{([A-Z_]+)\}/g, (_, name: string) => {
  const file = (names as Readonly<Record<string, string | undefined>>)[name];
  if (file === undefined) {
    throw new Error(`index.html refers to ${name}, which is not built`);
  }
  return file;
}));
