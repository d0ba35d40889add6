import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { type Example, starterName } from '../src/examples.ts';

/** Returns the examples below a folder in the order of its README, with the title of each from its own README. */
export function examples(folder: string): Example[] {
  const index = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const at = (name: string) => {
    const found = index.indexOf(`(${name})`);
    if (found < 0) {
      throw new Error(`${folder}/README.md does not list ${name}`);
    }
    return found;
  };
  return names.sort((a, b) => at(a) - at(b)).map((name) => example(path.join(folder, name)));
}

/** Returns the new extension of each service below a folder, which has the list of services. */
export function starters(folder: string): Example[] {
  const services = JSON.parse(readFileSync(path.join(folder, 'services.json'), 'utf8')) as { code: string; name: string }[];
  return services.map(({ code, name }) => ({ name: starterName(code), title: name, files: filesIn(path.join(folder, code)) }));
}

function example(folder: string): Example {
  const title = /^# (.+)$/m.exec(readFileSync(path.join(folder, 'README.md'), 'utf8'))?.[1];
  if (title === undefined) {
    throw new Error(`${folder}/README.md has no title`);
  }
  return { name: path.basename(folder), title, files: filesIn(folder) };
}

function filesIn(folder: string): Example['files'] {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(files.map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), content(readFileSync(file))]));
}

function content(bytes: Buffer): Example['files'][string] {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) && !text.includes('\0') ? text : { base64: bytes.toString('base64') };
}
