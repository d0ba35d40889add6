// Dropping and selecting files.

import { zipSync } from 'fflate';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Playground } from './playground.mts';
import type { Site } from './site.mts';

const manifest = '{\n  "service": "DESK",\n  "locale": ["en"],\n  "modules": { "widgets": [{ "name": "a", "location": "desk.topband", "url": "/app/page.html", "icon": "/app/none.svg" }] }\n}\n';

const extension: Readonly<Record<string, string | Uint8Array>> = {
  'plugin-manifest.json': manifest,
  'app/page.html': '<p>Hello</p>\n',
  'app/logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
  'app/translations/en.json': '{}\n',
  'node_modules/x/index.js': 'ignored',
};

export const opening: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  'a dropped folder is checked': (site) => dropping(site, { shop: extension }, ['shop'], async (playground) => {
    await playground.problem('none.svg').waitFor();
    await playground.file('app/page.html').waitFor();
    await playground.page.locator('#files button:disabled').filter({ hasText: 'logo.png' }).waitFor();
    await playground.file('node_modules/x/index.js').waitFor({ state: 'detached' });
  }),

  'a dropped zip archive is checked': (site) => dropping(site, { '.': { 'shop.zip': zip({ shop: extension }) } }, ['shop.zip'], async (playground) => {
    await playground.problem('none.svg').waitFor();
    await playground.file('app/page.html').waitFor();
  }),

  'a selected manifest is checked': async (site) => {
    const playground = new Playground(await site.page());
    await playground.ready();
    await playground.page.locator('#open').click();
    await playground.page.locator('#open-file').setInputFiles({ name: 'plugin-manifest.json', mimeType: 'application/json', buffer: Buffer.from('{"service": "CRN"}') });
    await playground.problem('service-unknown').waitFor();
    await playground.page.goBack();
    await playground.problem('link-name-whitespace').waitFor();
  },

  ...refused('a zip bomb', { 'bomb.zip': zip({ shop: { 'plugin-manifest.json': manifest, 'app/bomb.txt': new Uint8Array(15_000_000) } }) }, /bomb\.zip is not opened: its files are more than 200 times as large/),
  ...refused('a zip bomb that declares a small size', { 'lie.zip': lyingZip() }, /lie\.zip is not opened: its files are more than 200 times as large/),
  ...refused('a zip archive with too many files', { 'many.zip': zip({ shop: Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`app/${index}.txt`, ''])) }) }, /more than 500 files/),
  ...refused('a zip archive with a path that leaves its folder', { 'up.zip': zip({ '..': extension }) }, /is not a path of a file in an extension/),
  ...refused('a damaged zip archive', { 'cut.zip': zip({ shop: extension }).subarray(0, 200) }, /cut\.zip is damaged/),
  ...refused('a binary file', { 'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]) }, /logo\.png is not opened/),
  ...refused('a binary manifest', { 'plugin-manifest.json': new Uint8Array([0x7b, 0, 0xff]) }, /plugin-manifest\.json is not a UTF-8 text/),
  ...refused('a manifest of 10 MB', { 'plugin-manifest.json': ' '.repeat(10_000_000) }, /plugin-manifest\.json has 10\.0 MB/),
  ...refused('a folder without a manifest', { 'src/main.js': '' }, /contains no plugin-manifest\.json/, 'src'),
};

/** Returns a test that a file or folder is refused with a message, and that the extension before it stays. */
function refused(what: string, files: Readonly<Record<string, string | Uint8Array>>, message: RegExp, dropped = Object.keys(files)[0] ?? ''): Record<string, (site: Site) => Promise<void>> {
  return {
    [`${what} is refused`]: (site) => dropping(site, { '.': files }, [dropped], async (playground) => {
      await playground.notices.filter({ hasText: message }).waitFor();
      await playground.problem('link-name-whitespace').waitFor();
    }),
  };
}

/** Drops files and folders of the disk on the page. */
async function dropping(site: Site, folders: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>, names: readonly string[], then: (playground: Playground) => Promise<void>): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'playground-'));
  try {
    for (const [folder, files] of Object.entries(folders)) {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(home, folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
    const playground = new Playground(await site.page());
    await playground.ready();
    await playground.problem('link-name-whitespace').waitFor();
    const devtools = await playground.page.context().newCDPSession(playground.page);
    const data = { items: [], files: names.map((name) => path.join(home, name)), dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
    }
    await then(playground);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function zip(folders: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(folders).flatMap(([folder, files]) =>
    Object.entries(files).map(([name, content]) => [`${folder}/${name}`, typeof content === 'string' ? encoder.encode(content) : content]))));
}

/** Returns an archive that declares a file of 15 MB to have 100 bytes. */
function lyingZip(): Uint8Array {
  const archive = Buffer.from(zip({ shop: { 'plugin-manifest.json': ' '.repeat(15_000_000) } }));
  archive.writeUInt32LE(100, archive.indexOf('PK\x03\x04') + 22);
  archive.writeUInt32LE(100, archive.indexOf('PK\x01\x02') + 24);
  return archive;
}
