// Measures the start of the page, and the time from a keystroke to its problem in the list.

import { Playground } from './playground.mts';
import type { Site } from './site.mts';

/** The number of measurements, and of those before that do not count. */
const starts = 7;
const keystrokes = 50;
const warmUp = 10;

/** Prints lines "# WHAT" with measurements. */
export async function figures(site: Site): Promise<void> {
  (await start(site)).forEach((line) => { console.log(line); });
  console.log(await keystroke(site));
}

async function start(site: Site): Promise<string[]> {
  const times: Record<string, number[]> = {};
  for (let round = 0; round <= starts; round++) {
    const playground = new Playground(await site.page('#example=faulty-link-names'));
    await playground.problem('link-name-whitespace').waitFor();
    const parts = await playground.page.evaluate(() => {
      const at = (moment: string) => performance.getEntriesByName(`playground ${moment}`)[0]?.startTime ?? NaN;
      const server = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm')) as PerformanceResourceTiming;
      return {
        'fetch of the server, from navigation': server.responseEnd,
        'compilation after that': at('compiled') - server.responseEnd,
        'initialization after that': at('initialized') - at('compiled'),
        'first diagnostics after that': at('diagnosed') - at('initialized'),
        'navigation until the server is ready': at('initialized'),
      };
    });
    await site.closePages();
    for (const [part, time] of round === 0 ? [] : Object.entries(parts)) {
      (times[part] ??= []).push(time);
    }
  }
  return Object.entries(times).map(([part, all]) => `# ${part}: ${quartiles(all)}`);
}

/** Times recorded in the page, in its clock. */
declare const seen: { key: number; listed: number };

async function keystroke(site: Site): Promise<string> {
  const playground = new Playground(await site.page('#example=crm-minimal'));
  await playground.ready();
  await playground.replace(manifest());
  const problem = playground.problem('link-name-whitespace');
  await playground.problem('resources-missing').waitFor(); // of the new text
  await playground.go(4, 32);
  await playground.page.evaluate(() => {
    const noted = { key: 0, listed: 0 };
    Object.assign(globalThis, { seen: noted });
    document.addEventListener('keydown', () => (noted.key = performance.now()), true);
    new MutationObserver(() => {
      if (noted.listed === 0 && document.querySelector('#problems a[href$="/link-name-whitespace.html"]') !== null) {
        noted.listed = performance.now();
      }
    }).observe(document.getElementById('problems') ?? document.body, { childList: true });
  });
  const times: number[] = [];
  for (let round = 0; round < warmUp + keystrokes; round++) {
    await playground.page.evaluate(() => { seen.listed = 0; });
    await playground.press('Space');
    await problem.waitFor();
    times.push(await playground.page.evaluate(() => seen.listed - seen.key));
    await playground.press('Backspace');
    await problem.waitFor({ state: 'detached' });
  }
  return `# keystroke to its problem in the list, ${(manifest().length / 1000).toFixed(0)} kB: ${quartiles(times.slice(warmUp))}`;
}

/** Returns a manifest of 25 kB without white space in a link name. */
function manifest(): string {
  const connector = (index: number) => `    {\n      "connectionLinkName": "connection_${index}",\n      "connectionName": "Connection ${index}",\n      "serviceName": "service_${index}",\n      "userAccess": true,\n      "isUserDefinedService": true,\n      "sharedBy": "700001234",\n      "scope": []\n    }`;
  const connectors = Array.from({ length: 105 }, (_, index) => connector(index)).join(',\n');
  return `{\n  "connectors": [\n${connectors}\n  ],\n  "service": "DESK",\n  "locale": ["en"],\n  "whiteListedDomains": []\n}\n`;
}

function quartiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.round(part * (sorted.length - 1))] ?? NaN).toFixed(1);
  return `median ${at(0.5)} ms, quartiles ${at(0.25)} and ${at(0.75)} ms, n = ${sorted.length}`;
}
