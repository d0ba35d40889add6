// The pages of rules and services.

import * as assert from 'node:assert/strict';
import { Playground } from './playground.mts';
import type { Site } from './site.mts';

export const reference: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  'the link of a problem opens the page of its rule, and its example opens in the playground': async (site) => {
    const playground = new Playground(await site.page('#example=faulty-code'));
    await playground.ready();
    const opened = playground.page.context().waitForEvent('page');
    await playground.problem('link-name-undeclared').first().locator('a').click();
    const page = await opened;
    site.watch(page);
    await page.getByRole('heading', { level: 1, name: 'link-name-undeclared' }).waitFor();
    await page.locator('.try').click();
    const example = new Playground(page);
    await example.ready();
    await example.problem('link-name-undeclared').waitFor();
    assert.equal(await example.file('app/main.js').count(), 1);
  },

  'the search finds rules and services': async (site) => {
    const page = await site.page('rules/index.html');
    await page.locator('#search').fill('duplicate scope');
    await page.locator('#results a').first().filter({ hasText: 'scope-duplicate' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'scope-duplicate' }).waitFor();
    await page.locator('#search').fill('DESK');
    await page.locator('#results a').first().filter({ hasText: 'Services' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'DESK' }).waitFor();
  },

  'every link within the site leads to a page': async (site) => {
    const page = await site.page('rules/index.html');
    const seen = new Set<string>();
    const rest = ['rules/index.html', 'services/index.html'];
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      if (seen.has(next)) {
        continue;
      }
      seen.add(next);
      const response = await page.request.get(site.address + next);
      assert.equal(response.status(), 200, next);
      for (const [, href = ''] of (await response.text()).matchAll(/href="([^"#]*)[^"]*"/g)) {
        const { origin, pathname } = new URL(href, site.address + next);
        if (href !== '' && site.address.startsWith(origin) && pathname.endsWith('.html')) {
          rest.push(pathname.slice(1));
        }
      }
    }
    assert.ok(seen.size > 100, `only ${seen.size} pages`);
  },
};
