// Uses the packaged extension in a window as a user does, and checks what is displayed and saved.

import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { beside, faulty, good } from './manifests.ts';
import { type Installation, patience, VSCode, write } from './vscode.mts';
import { Workbench } from './workbench.mts';

/** What runs the server: the machine, or a worker of the browser. */
export type Platform = 'native' | 'web';

/** Prints and returns a line "ok NAME" or "not ok NAME: why" for each test. */
export async function windowTests(installation: Installation, platform: Platform, pictures?: string): Promise<string[]> {
  const lines: string[] = [];
  const report = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const code = await VSCode.start(installation, {
    files: {
      ...beside,
      'plugin-manifest.json': faulty,
      'served-plugin-manifest.json': good,
      'added-plugin-manifest.json': good,
    },
  });
  try {
    const page = await code.window({ openFile: code.path('plugin-manifest.json') });
    const bench = new Workbench(page, pictures);
    const matching = new RegExp(process.env.MATCH ?? '');
    for (const [name, body] of [...tests, ...platformTests[platform]].filter(([name]) => matching.test(name))) {
      try {
        await body(bench, code);
        report(`ok ${name}`);
      } catch (error) {
        report(`not ok ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        await page.screenshot({ path: path.join(import.meta.dirname, '..', 'dist', `failed-${lines.length}.png`) });
        await bench.press('Escape', 'Escape');
      }
    }
  } finally {
    await code.stop();
  }
  return lines;
}

const tests: [name: string, body: (bench: Workbench, code: VSCode) => Promise<void>][] = [
  [
    'a problem is underlined and listed in the Problems panel',
    async (bench) => {
      await bench.squiggles.first().waitFor();
      await bench.press('Control+b');
      await bench.go(7, 20);
      await bench.showProblems();
      await bench.problems.filter({ hasText: 'must not contain white space' }).waitFor();
      assert.equal(await bench.problems.filter({ hasText: 'white space' }).count(), 1);
      await bench.picture('problems');
      await bench.press('Control+j');
      await bench.go(1, 1); // the light bulb appears when the cursor moves
    },
  ],
  [
    'the light bulb fixes it',
    async (bench, code) => {
      await bench.go(7, 20);
      await bench.lightBulb('salesforce_connection');
      await bench.picture('lightbulb');
      await bench.press('Enter');
      await bench.squiggles.first().waitFor({ state: 'detached' });
      await bench.picture('fixed');
      await saved(bench, code, 'plugin-manifest.json', (text) => text === faulty.replace('salesforce connection', 'salesforce_connection'));
    },
  ],
  [
    'completion offers matching items and inserts one',
    async (bench, code) => {
      await bench.open('plugin-manifest.json');
      await bench.go(8, 16);
      await bench.press(...Array<string>('OAuth'.length).fill('Delete'), 'Control+Space');
      await bench.suggestions.filter({ hasText: 'Basic Auth' }).waitFor();
      await bench.picture('completion');
      await bench.type('Bas');
      await bench.suggestions.filter({ hasNotText: 'Basic Auth' }).first().waitFor({ state: 'detached' });
      await bench.suggestions.filter({ hasText: 'Basic Auth' }).waitFor();
      await bench.press('Enter');
      await saved(bench, code, 'plugin-manifest.json', (text) => text.includes('"type": "Basic Auth"'));
    },
  ],
  [
    'a connector is added from a list',
    async (bench, code) => {
      await bench.open('added-plugin-manifest.json');
      await bench.go(7, 10);
      await bench.command('Zoho Manifest: Add Connector');
      await bench.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'Basic Auth' }).waitFor();
      await bench.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'user name and a password' }).first().waitFor(); // a description
      await bench.picture('add-connector');
      await bench.choose('Basic Auth', 'Basic Auth');
      await bench.page.locator('.view-line').filter({ hasText: 'Basic Auth' }).waitFor();
      await bench.picture('result');
      await bench.press('Escape');
      await saved(bench, code, 'added-plugin-manifest.json', (text) => {
        const { connectors } = JSON.parse(text) as { connectors: { type: string }[] };
        return connectors.map(({ type }) => type).join() === 'OAuth,Basic Auth' && text.includes('\n    },\n    {\n      "name"');
      });
    },
  ],
  [
    'the code action adds a connector from the same list',
    async (bench, code) => {
      write(code.folder, { 'acted/plugin-manifest.json': good, ...inFolder('acted', beside) });
      await bench.open('acted/plugin-manifest.json');
      await bench.go(7, 10);
      await bench.codeActions('Add connector…');
      await bench.choose('API Key', 'API Key');
      await bench.page.locator('.view-line').filter({ hasText: 'API Key' }).waitFor();
      await bench.press('Escape');
      await saved(bench, code, 'acted/plugin-manifest.json', (text) => text.includes('"type": "API Key"'));
    },
  ],
  [
    'the code of a problem opens the page of its rule, in the hover and in the Problems panel',
    async (bench, code) => {
      write(code.folder, { 'linked/plugin-manifest.json': faulty, ...inFolder('linked', beside) });
      await bench.open('linked/plugin-manifest.json');
      const page = bench.page.locator('.tab.active').filter({ hasText: 'link-name-whitespace' });
      await bench.squiggles.first().waitFor();
      await bench.go(7, 20);
      await bench.command('Show or Focus Hover');
      await bench.page.locator('.monaco-hover a.code-link').first().click();
      await page.waitFor();
      await bench.framed('contains white space');
      await page.locator('.tab-actions .action-label').click();
      await page.waitFor({ state: 'detached' });
      await bench.showProblems();
      await bench.page.locator('.markers-panel a.monaco-link').first().click({ modifiers: ['Alt'] });
      await page.waitFor();
      await bench.framed('contains white space');
      await page.locator('.tab-actions .action-label').click();
      await page.waitFor({ state: 'detached' });
      await bench.press('Control+j');
    },
  ],
  [
    'the light bulb is shown only at problems',
    async (bench, code) => {
      write(code.folder, { 'quiet/plugin-manifest.json': faulty, ...inFolder('quiet', beside) });
      await bench.open('quiet/plugin-manifest.json');
      await bench.squiggles.first().waitFor();
      for (const line of [8, 3, 5]) {
        await bench.go(7, 20);
        await bench.bulb.waitFor();
        await bench.go(line, 10);
        await bench.bulb.waitFor({ state: 'detached' });
      }
      await bench.picture('quiet');
    },
  ],
  [
    'the quick fix for a missing file writes it',
    async (bench, code) => {
      write(code.folder, { 'missing/plugin-manifest.json': good });
      await bench.open('missing/plugin-manifest.json');
      await bench.squiggles.first().waitFor();
      await bench.go(1, 1);
      await bench.codeActions('Create app/widget.html');
      await bench.squiggles.first().waitFor({ state: 'detached' }); // once the server knows the new file
      assert.match(readFileSync(code.path('missing/app/widget.html'), 'utf8'), /<html/);
      assert.equal(await bench.page.locator('.tab.dirty').count(), 0);
    },
  ],
  [
    'breadcrumbs and outline show link names',
    async (bench) => {
      await bench.open('quiet/plugin-manifest.json');
      await bench.go(7, 10);
      await bench.page.locator('.breadcrumbs-below-tabs').filter({ hasText: 'salesforce connection' }).waitFor();
      await bench.command('View: Toggle Primary Side Bar Visibility');
      await bench.command('Explorer: Focus on Outline View');
      await bench.page.locator('.outline-tree .monaco-list-row').filter({ hasText: 'connectors' }).waitFor();
      await bench.picture('outline');
      await bench.command('View: Toggle Primary Side Bar Visibility');
    },
  ],
  [
    'problems are listed in a narrow panel',
    async (bench, code) => {
      write(code.folder, { 'narrow/plugin-manifest.json': faulty, ...inFolder('narrow', beside) });
      await bench.open('narrow/plugin-manifest.json');
      await bench.squiggles.first().waitFor();
      await bench.page.setViewportSize({ width: 640, height: 700 });
      await bench.showProblems();
      await bench.problems.filter({ hasText: 'must not contain white space' }).first().waitFor();
      await bench.picture('narrow');
      await bench.press('Control+j');
      await bench.page.setViewportSize({ width: 1100, height: 700 });
    },
  ],
  [
    'a connection copied from Sigma is pasted as a connector',
    async (bench, code) => {
      write(code.folder, { 'pasted/plugin-manifest.json': good.replace(/"connectors": \[.*?\n {2}\]/s, '"connectors": []'), ...inFolder('pasted', beside) });
      await bench.closeEditors();
      await bench.open('pasted/plugin-manifest.json');
      await bench.served('WRITER');
      await bench.go(7, 18);
      await bench.paste(connection);
      await bench.page.locator('.view-line').filter({ hasText: 'connectionLinkName' }).waitFor();
      await bench.page.locator('.post-edit-widget').waitFor();
      await bench.press('Control+.');
      await bench.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Paste as connector' }).waitFor();
      await bench.picture('paste');
      await bench.press('Escape');
      await saved(bench, code, 'pasted/plugin-manifest.json', (text) => {
        const { connectors } = JSON.parse(text) as { connectors: { connectionLinkName: string }[] };
        return connectors.map(({ connectionLinkName }) => connectionLinkName).join() === 'books';
      });
    },
  ],
  [
    'a manifest is created in an empty folder, with the files that it requires',
    async (bench, code) => {
      write(code.folder, { 'fresh/README.md': 'A new extension.\n' });
      const page = await code.window({}, undefined, code.path('fresh'));
      const fresh = bench.in(page);
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      await fresh.command('Zoho Manifest: Create Manifest');
      await fresh.suggestions.first().waitFor();
      await fresh.type('des');
      await fresh.suggestions.first().filter({ hasText: 'Zoho Desk extension manifest' }).waitFor();
      await fresh.picture('scaffold');
      await fresh.press('Enter');
      await page.locator('.view-line').filter({ hasText: '"DESK"' }).waitFor();
      await page.locator('.statusbar-item [aria-label="No Problems"]').waitFor();
      await saved(fresh, code, 'fresh/plugin-manifest.json', (text) => text.includes('"DESK"'));
      await exist(code, 'fresh/resources.json', 'fresh/app/widget.html', 'fresh/app/translations/en.json');
      await fresh.squiggles.first().waitFor({ state: 'detached' }); // once the server knows the new files
      await fresh.picture('manifest');
      const before = readFileSync(code.path('fresh/plugin-manifest.json'), 'utf8');
      await fresh.command('Zoho Manifest: Create Manifest'); // opens it
      await fresh.expectNotification(/already has a plugin-manifest.json/);
      assert.equal(readFileSync(code.path('fresh/plugin-manifest.json'), 'utf8'), before);
      await page.context().close();
    },
  ],
  [
    'a new extension is created in a folder of the workspace',
    async (bench, code) => {
      write(code.folder, { 'starts/README.md': 'Extensions.\n' });
      const page = await code.window({}, undefined, code.path('starts'));
      const starts = bench.in(page);
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      await starts.command('Zoho Manifest: Create New Zoho Extension…');
      await starts.choose('Zoho Desk', 'Zoho Desk');
      await page.locator('.quick-input-widget:visible').filter({ hasText: 'Folder of the extension in starts' }).waitFor();
      await starts.press('Enter'); // the usual folder
      await exist(code, ...['plugin-manifest.json', 'resources.json', 'app/js/widget.js', 'app/img/icon.png'].map((name) => `starts/desk-extension/${name}`));
      await page.locator('.view-line').filter({ hasText: '"DESK"' }).waitFor();
      await page.locator('.statusbar-item [aria-label="No Problems"]').waitFor();
      await page.context().close();
    },
  ],
  [
    'the walkthrough has a button for each step',
    async (bench, code) => {
      write(code.folder, { 'walk/plugin-manifest.json': faulty, ...inFolder('walk', beside) });
      const page = await code.window({}, undefined, code.path('walk'));
      const walk = bench.in(page);
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      const show = async () => {
        await walk.command('Welcome: Open Walkthrough');
        await walk.choose('Write a manifest', 'Write a manifest');
        await page.locator('.getting-started-step').filter({ hasText: 'Create a manifest' }).waitFor();
      };
      await show();
      await walk.picture('walkthrough');
      await page.locator('.getting-started-step').filter({ hasText: 'Fix a problem' }).click();
      await page.locator('.monaco-button').filter({ hasText: 'Fix Problem' }).click();
      await page.locator('.action-widget .monaco-list-row').filter({ hasText: 'salesforce_connection' }).waitFor();
      await walk.press('Escape');
      await show();
      await page.locator('.getting-started-step').filter({ hasText: 'Add a connector' }).click();
      await page.locator('.monaco-button').filter({ hasText: 'Add Connector' }).click();
      await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'Basic Auth' }).waitFor();
      await page.context().close();
    },
  ],
  [
    'F2 on a link name in the manifest renames it in manifest and code',
    async (bench, code) => {
      write(code.folder, connected('manifest'));
      await bench.closeEditors();
      await bench.open('manifest/plugin-manifest.json');
      await bench.go(6, 30);
      await bench.rename('books', 'web_shop', 'rename');
      await onDisk(code, renamed('manifest', 'plugin-manifest.json', 'call.js'));
      await bench.expectNotification(/Sigma cannot rename an existing connection/);
    },
  ],
  [
    'F2 on a link name in code renames it in code and manifest',
    async (bench, code) => {
      write(code.folder, connected('code'));
      await bench.open('code/app/call.js');
      await bench.go(1, 50);
      await bench.rename('books', 'web_shop');
      await onDisk(code, renamed('code', 'plugin-manifest.json', 'call.js'));
    },
  ],
  [
    'F2 asks for confirmation of merely possible uses',
    async (bench, code) => {
      write(code.folder, connected('possible'));
      await bench.open('possible/plugin-manifest.json');
      await bench.go(6, 30);
      await bench.rename('books', 'web_shop');
      await bench.preview.waitFor();
      await bench.preview.getByRole('button', { name: 'Apply' }).click();
      await onDisk(code, renamed('possible', 'plugin-manifest.json', 'call.js'));
      await bench.preview.waitFor({ state: 'hidden' });
    },
  ],
  [
    'the status shows version, service and number of problems',
    async (bench) => {
      await bench.open('served-plugin-manifest.json');
      await bench.served('WRITER');
    },
  ],
  [
    'a rule is explained on a page',
    async (bench) => {
      await bench.command('Zoho Manifest: Explain Rule');
      await bench.choose('link-name-whitespace', 'link-name-whitespace');
      await bench.page.locator('.tab.active').filter({ hasText: 'link-name-whitespace' }).waitFor();
      await bench.framed('contains white space');
      await bench.picture('explain-rule');
    },
  ],
];

/** Tests of processes. */
const nativeTests: typeof tests = [
  [
    'VS Code starts the server for coding agents',
    async (bench, code) => {
      code.setMachine({ 'chat.disableAIFeatures': false });
      try {
        const rows = bench.page.locator('.quick-input-widget:visible .monaco-list-row');
        await bench.command('MCP: List Servers');
        await rows.filter({ hasText: 'Zoho Manifest' }).last().click();
        await rows.filter({ hasText: 'Start Server' }).click();
        await bench.page.locator('.panel .view-line').filter({ hasText: /Discovered.8.tools/ }).waitFor(); // the server's output
        await bench.press('Control+j');
      } finally {
        code.setMachine({});
      }
    },
  ],
  [
    'a server that cannot run is reported once',
    async (bench, code) => {
      const bad: [path: string, says: RegExp][] = [
        ['/there/is/nothing', /\/there\/is\/nothing does not exist/],
        ['/', /is a folder/],
        [code.path('plugin-manifest.json'), /is not executable/],
        ['/bin/false', /exited immediately with 1/],
        ['/bin/echo', /is not plugin-manifest-ls/],
      ];
      try {
        for (const [program, says] of bad) {
          code.setMachine({ 'pluginManifest.server.path': program });
          await bench.expectNotification(says);
        }
      } finally {
        code.setMachine({});
      }
    },
  ],
  [
    'a server that is killed is reported once',
    async (bench, code) => {
      await bench.open('served-plugin-manifest.json');
      for (let round = 0; round < 2; round++) {
        await bench.served('WRITER'); // a server that is killed before it is ready is not restarted
        const before = await running(code, (id) => id !== undefined);
        process.kill(before ?? assert.fail('no server'), 'SIGKILL');
        await running(code, (id) => id !== undefined && id !== before);
      }
      await bench.expectNotification(/is being restarted/);
    },
  ],
];

const platformTests: Readonly<Record<Platform, typeof tests>> = { native: nativeTests, web: [] };

/** A connection as Sigma shows it. */
const connection = `{
  "connectionLinkName": "books",
  "connectionName": "Books",
  "serviceName": "zohobooks",
  "userAccess": true,
  "isUserDefinedService": false,
  "scope": ["ZohoBooks.invoices.READ"]
}`;

/** Returns files as they are named when they are in a folder. */
function inFolder(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

/** Returns the files of an extension in a separate folder. Its code uses its connection. */
function connected(folder: string): Record<string, string> {
  const request = (name: string) => `ZOHODESK.request({ url: u, connectionLinkName: ${name} });\n`;
  return {
    [`${folder}/plugin-manifest.json`]: `{
  "service": "DESK",
  "connectors": [
    {
      "connectionName": "Books",
      "connectionLinkName": "books"
    }
  ]
}
`,
    [`${folder}/app/call.js`]: request('"books"'),
    ...(folder === 'possible' ? { [`${folder}/app/maybe.js`]: request('chosen || (eu ? "books" : "sign")') } : {}),
  };
}

/** Returns the files of connected after the connection was renamed in those of them. */
function renamed(folder: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(connected(folder)).map(([file, text]) => [file, names.includes(path.basename(file)) ? text.replace('"books"', '"web_shop"') : text]),
  );
}

/** Waits until files have these texts. VS Code saves what it refactors. */
async function onDisk(code: VSCode, files: Readonly<Record<string, string>>): Promise<void> {
  const read = () => Object.fromEntries(Object.keys(files).map((file) => [file, readFileSync(code.path(file), 'utf8')]));
  for (const end = Date.now() + patience; Date.now() < end && !isDeepStrictEqual(read(), files); ) {
    await delay(50);
  }
  assert.deepEqual(read(), files);
}

/** Waits until files exist. */
async function exist(code: VSCode, ...files: string[]): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end && !files.every((file) => existsSync(code.path(file))); ) {
    await delay(50);
  }
  assert.deepEqual(files.filter((file) => !existsSync(code.path(file))), []);
}

/** Saves the file in the editor and waits until it is as it should be. */
async function saved(bench: Workbench, code: VSCode, name: string, isRight: (text: string) => boolean): Promise<void> {
  await bench.press('Control+s');
  let text = '';
  for (const end = Date.now() + patience; Date.now() < end; ) {
    await delay(50);
    text = readFileSync(code.path(name), 'utf8');
    try {
      if (isRight(text)) {
        return;
      }
    } catch {
      // not yet JSON
    }
  }
  assert.fail(`saved was\n${text}`);
}

/** Waits until the process that is the server of this test is as it should be. */
async function running(code: VSCode, isRight: (id: number | undefined) => boolean): Promise<number | undefined> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const id = readdirSync('/proc').map(Number).find((id) => isServer(code, id));
    if (isRight(id)) {
      return id;
    }
    await delay(50);
  }
  return assert.fail('waited in vain for the server');
}

/** Tells whether a process is a server that the extension installed there has started. */
function isServer(code: VSCode, id: number): boolean {
  try {
    const program = id > 0 ? readlinkSync(`/proc/${id}/exe`) : '';
    return program.startsWith(`${path.dirname(code.folder)}/extensions/`) && program.endsWith('/server/plugin-manifest-ls') && readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')[1] === 'serve';
  } catch {
    return false; // it has ended, or is no process
  }
}
