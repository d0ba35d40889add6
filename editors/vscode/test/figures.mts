// Measures how long it takes until a problem is displayed, ours and one of VS Code's JSON server.
//
// The two are measured alternately: the same key, on adjacent lines of one file, when both servers have answered before.

import type { Page } from 'playwright-core';
import { beside, good } from './manifests.ts';
import { type Installation, VSCode } from './vscode.mts';
import { Workbench } from './workbench.mts';

/** The number of measurements for each of the servers, and of those before that are dropped. */
const rounds = 60;
const warmUp = 10;

type Server = 'ours' | 'JSON';

/** Where a space makes a problem: in a link name, which only we report, and in a word of JSON, which only the JSON server reports. */
const places: Readonly<Record<Server, readonly [line: number, column: number]>> = { ours: [7, 24], JSON: [8, 24] };

const text = good.replace('"type": "OAuth",', '"userAccess": true,\n      "type": "OAuth",').replace(',\n      "userAccess": true\n', '\n');

/** Features of ours that can be turned off by a setting of VS Code. */
const features: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'all features': {},
  'none of them': {
    'editor.inlayHints.enabled': 'off',
    'editor.codeLens': false,
    'editor.semanticHighlighting.enabled': false,
    'editor.links': false,
    'editor.occurrencesHighlight': 'off',
  },
  'no inlay hints': { 'editor.inlayHints.enabled': 'off' },
  'no code lenses': { 'editor.codeLens': false },
  'no semantic tokens': { 'editor.semanticHighlighting.enabled': false },
  'no links': { 'editor.links': false },
  'no highlights': { 'editor.occurrencesHighlight': 'off' },
};

/** Returns lines "# WHAT" with measurements. FEATURES=1 measures without each of the features, too. */
export async function measure(installation: Installation): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, settings] of Object.entries(features).slice(0, process.env.FEATURES === '1' ? undefined : 1)) {
    const code = await VSCode.start(installation, { files: { ...beside, 'plugin-manifest.json': text }, settings });
    try {
      lines.push(...(await figures(code, name)));
    } finally {
      await code.stop();
    }
  }
  return lines;
}

async function figures(code: VSCode, name: string): Promise<string[]> {
  const page = await code.window({ openFile: code.path('plugin-manifest.json') }, observe);
  const bench = new Workbench(page, undefined);
  await page.locator('.view-line').filter({ hasText: 'WRITER' }).waitFor();
  await bench.served('WRITER');
  await page.mouse.move(900, 600);
  const times: Record<Server, number[]> = { ours: [], JSON: [] };
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const server of round % 2 === 0 ? (['ours', 'JSON'] as const) : (['JSON', 'ours'] as const)) {
      const time = await keystroke(bench, server);
      if (round >= warmUp) {
        times[server].push(time);
      }
    }
  }
  const lines = (['ours', 'JSON'] as const).map((server) => `# keystroke to squiggle, ${name}, ${server}: ${quartiles(times[server])}`);
  if (name === Object.keys(features)[0]) {
    await bench.command('Developer: Show Running Extensions');
    lines.push(`# activation: ${await activation(bench, 'Plugin Manifest for Zoho')} (ours), ${await activation(bench, 'JSON Language Features')} (JSON)`);
  }
  return lines;
}

/** Times recorded in the page, in its clock. */
declare const seen: { squiggle: number; key: number };

/** Makes the page record when a key is pressed and when a squiggle appears. */
async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = { squiggle: 0, key: 0 };
    Object.assign(globalThis, { seen: noted });
    document.addEventListener('keydown', () => (noted.key = performance.now()), true);
    new MutationObserver(() => {
      if (noted.squiggle === 0 && document.querySelector('.squiggly-error') !== null) {
        noted.squiggle = performance.now();
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
  });
}

/** Makes and removes a problem. Returns the time from the key to the squiggle, in milliseconds. */
async function keystroke(bench: Workbench, server: Server): Promise<number> {
  const { page } = bench;
  await bench.go(...places[server]);
  await page.waitForTimeout(300); // what the move of the cursor requests is answered
  await page.evaluate(() => { seen.squiggle = 0; });
  await bench.press('Space');
  await page.waitForFunction(() => seen.squiggle > 0);
  const time = await page.evaluate(() => seen.squiggle - seen.key);
  await bench.press('Backspace');
  await page.waitForFunction(() => document.querySelector('.squiggly-error') === null);
  return time;
}

function quartiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.round(part * (sorted.length - 1))] ?? NaN).toFixed(1);
  return `median ${at(0.5)} ms, quartiles ${at(0.25)} and ${at(0.75)} ms, n = ${sorted.length}`;
}

/** Returns how long the activation of an extension took according to the open list of VS Code, which includes the way to its window and back. */
async function activation(bench: Workbench, name: string): Promise<string> {
  const row = bench.page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: name });
  await row.waitFor();
  return /Activation: (\d+ms)/.exec(await row.innerText())?.[1] ?? 'unknown';
}
