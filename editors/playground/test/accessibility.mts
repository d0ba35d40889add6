// What axe-core finds, and the keyboard.

import axe from 'axe-core';
import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { Playground } from './playground.mts';
import type { Site } from './site.mts';

export const accessibility: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  ...inBothThemes('the start page has no serious violation', async (site, colorScheme) => {
    for (const width of [360, 1100]) {
      const playground = new Playground(await site.page('#example=faulty-code', { colorScheme, viewport: { width, height: 740 } }));
      await playground.ready();
      await playground.problem('link-name-undeclared').first().waitFor();
      await check(playground.page);
      await playground.page.locator('#open').click();
      await check(playground.page);
      await playground.press('Escape');
      await playground.page.locator('#share').click();
      await playground.page.locator('#share-link').waitFor();
      await check(playground.page);
      await playground.press('Escape');
      await fits(playground.page);
    }
  }),

  ...inBothThemes('the reference pages have no serious violation', async (site, colorScheme) => {
    for (const path of ['rules/index.html', 'rules/link-name-undeclared.html', 'services/desk.html']) {
      const page = await site.page(path, { colorScheme, viewport: { width: 360, height: 740 } });
      await check(page);
      await fits(page);
      await page.locator('#search').fill('scope');
      await page.locator('#results a').first().waitFor();
      await check(page);
    }
  }),

  'the switch changes the colors and the browser remembers them': async (site) => {
    const playground = new Playground(await site.page('', { colorScheme: 'light' }));
    await playground.ready();
    await playground.page.locator('html[data-theme="light"]').waitFor();
    await playground.page.getByRole('button', { name: 'Use dark colors' }).click();
    await playground.page.locator('html[data-theme="dark"]').waitFor();
    await playground.page.locator('.monaco-editor.vs-dark').first().waitFor();
    await playground.page.reload();
    await playground.page.locator('html[data-theme="dark"]').waitFor();
  },

  'files and problems are reached with the keyboard': async (site) => {
    const playground = new Playground(await site.page('#example=faulty-code'));
    await playground.ready();
    await playground.problem('link-name-undeclared').first().waitFor();
    const { page } = playground;
    await page.locator('#files button[aria-current]').focus();
    await playground.press('End', 'Enter');
    await page.locator('#files button[aria-current][title="app/translations/en.json"]').waitFor();
    await page.locator('#problems button').first().focus();
    await playground.press('ArrowDown', 'Enter');
    await page.locator('#files button[aria-current][title="app/js/main.js"]').waitFor();
    await page.locator('.monaco-editor.focused').waitFor();
    await playground.press('Control+m', 'Tab'); // leaves the editor
    await page.locator('#problems :focus').waitFor();
  },
};

function inBothThemes(name: string, test: (site: Site, theme: 'light' | 'dark') => Promise<void>): Record<string, (site: Site) => Promise<void>> {
  return { [`${name} in light colors`]: (site) => test(site, 'light'), [`${name} in dark colors`]: (site) => test(site, 'dark') };
}

async function check(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary ?? ''}`) }));
  });
  assert.deepEqual(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'), []);
}

/** Checks that the page does not scroll sideways. */
async function fits(page: Page): Promise<void> {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than the window');
}
