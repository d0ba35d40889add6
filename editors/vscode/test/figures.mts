// Measures how long it takes until problems are displayed, ours and those of VS Code's JSON server.

import type { Page } from 'playwright-core';
import { beside, faulty } from './manifests.ts';
import { type Installation, VSCode } from './vscode.mts';
import { Workbench } from './workbench.mts';

const rounds = 15;

/** The measured manifest: our problem is in line 7, that of the JSON server in the last line. */
const both = `${faulty.trimEnd()}]\n`;

/** Returns lines "# WHAT" with measurements. */
export async function measure(installation: Installation): Promise<string[]> {
  const code = await VSCode.start(installation, { files: { ...beside, 'plugin-manifest.json': both } });
  try {
    return await figures(code);
  } finally {
    await code.stop();
  }
}

async function figures(code: VSCode): Promise<string[]> {
  const lines: string[] = [];
  for (const run of ['first', 'second', 'third']) {
    const page = await code.window({ openFile: code.path('plugin-manifest.json') }, observe);
    const bench = new Workbench(page, undefined);
    await bench.squiggles.nth(1).waitFor();
    const [ours, theirs] = await page.evaluate(() => [seen.ours[0], seen.theirs[0]]);
    lines.push(`# ${run} window: squiggle after ${ms(ours)} (ours), ${ms(theirs)} (JSON)`);
    if (run === 'third') {
      lines.push(`# keystroke to squiggle: ${await keystrokes(bench, 7, 'ours')} (ours), ${await keystrokes(bench, 17, 'theirs')} (JSON)`);
      await bench.command('Developer: Show Running Extensions');
      lines.push(`# activation: ${await activation(bench, 'Plugin Manifest for Zoho')} (ours), ${await activation(bench, 'JSON Language Features')} (JSON)`);
    }
    await page.context().close();
  }
  return lines;
}

/** Times recorded in the page, in its clock. */
declare const seen: { ours: number[]; theirs: number[]; key: number };

/** Makes the page record when a squiggle appears. Ours are in the upper half of the file. */
async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = { ours: [] as number[], theirs: [] as number[], key: 0 };
    Object.assign(globalThis, { seen: noted });
    document.addEventListener('keydown', () => (noted.key = performance.now()), true);
    const look = (node: Node) => {
      const found = node instanceof Element ? [node, ...node.querySelectorAll('.squiggly-error')].filter((e) => e.matches('.squiggly-error')) : [];
      for (const squiggle of found) {
        const top = squiggle.getBoundingClientRect().top;
        const editor = squiggle.closest('.view-overlays')?.getBoundingClientRect().top ?? 0;
        (top - editor < 19 * 10 ? noted.ours : noted.theirs).push(performance.now());
      }
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        change.addedNodes.forEach(look);
        if (change.type === 'attributes') {
          look(change.target);
        }
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
  });
}

/** Repeatedly adds and removes an error. Returns the median and the maximum of the times. */
async function keystrokes(bench: Workbench, line: number, whose: 'ours' | 'theirs'): Promise<string> {
  const times: number[] = [];
  // Mend the one fault first: take the blank out of the name, or the bracket from the end.
  await bench.go(line, whose === 'ours' ? 27 : 3);
  await bench.press('Backspace');
  for (let round = 0; round < rounds; round++) {
    await bench.page.waitForFunction(
      (whose) => ![...document.querySelectorAll('.squiggly-error')].some((e) => {
        const editor = e.closest('.view-overlays')?.getBoundingClientRect().top ?? 0;
        return (e.getBoundingClientRect().top - editor < 19 * 10 ? 'ours' : 'theirs') === whose;
      }),
      whose,
    );
    await bench.page.evaluate(() => {
      seen.ours = [];
      seen.theirs = [];
    });
    await bench.press(whose === 'ours' ? 'Space' : ']');
    await bench.page.waitForFunction((whose) => seen[whose].length > 0, whose);
    times.push(await bench.page.evaluate((whose) => (seen[whose][0] ?? NaN) - seen.key, whose));
    await bench.press('Backspace');
  }
  times.sort((a, b) => a - b);
  return `median ${ms(times[rounds >> 1])}, longest ${ms(times.at(-1))}`;
}

/** Returns what VS Code says of how long an extension took to be activated, in the list that is open, the way to its window and back included. */
async function activation(bench: Workbench, name: string): Promise<string> {
  const row = bench.page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: name });
  await row.waitFor();
  return /Activation: (\d+ms)/.exec(await row.innerText())?.[1] ?? 'unknown';
}

function ms(time: number | undefined): string {
  return `${(time ?? NaN).toFixed(0)} ms`;
}
