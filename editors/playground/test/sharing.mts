// Links, and what the address says.

import * as assert from 'node:assert/strict';
import { Playground } from './playground.mts';
import type { Site } from './site.mts';

export const sharing: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  'a shared link restores the files, with secrets masked': async (site) => {
    const playground = new Playground(await site.page('#example=faulty-code'));
    await playground.ready();
    await playground.replace('{\n  "service": "DESK",\n  "connectors": [{ "client_secret": "topsecret-é-1" }]\n}\n');
    await playground.open('app/js/main.js');
    await playground.replace("const password = 'hunter2';\n");
    await playground.page.locator('#share').click();
    await playground.page.locator('#share-secrets').filter({ hasText: '2 secrets in app/js/main.js, plugin-manifest.json are replaced' }).waitFor();
    await playground.page.locator('#share-copy').click();
    await playground.page.locator('#share-copied').filter({ hasText: 'Copied' }).waitFor();
    const link = await playground.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, playground.page.url());
    await playground.press('Escape');
    await playground.line('hunter2').waitFor(); // the text itself stays

    const other = new Playground(await site.page(link.slice(site.address.length)));
    await other.ready();
    await other.line('"client_secret": "*************"').waitFor();
    await other.problems.first().waitFor();
    await other.open('app/js/main.js');
    await other.line("const password = '*******';").waitFor();
    assert.equal(await other.file('app/translations/en.json').count(), 1);
  },

  'back and forward lead through examples, links and opened files': async (site) => {
    const playground = new Playground(await site.page());
    await playground.ready();
    await playground.choose('faulty-scopes');
    await playground.problem('scope').first().waitFor();
    await playground.page.locator('#share').click();
    await playground.page.locator('#share-link').waitFor();
    await playground.press('Escape');
    await playground.choose('crm-minimal');
    await playground.page.locator('#summary').filter({ hasText: 'No problems' }).waitFor();
    await playground.page.goBack();
    await playground.problem('scope').first().waitFor();
    assert.match(playground.page.url(), /#files=/);
    await playground.page.goBack();
    await playground.page.waitForURL(/#example=faulty-scopes/);
    await playground.page.goBack();
    await playground.problem('link-name-whitespace').waitFor();
    assert.equal(await playground.page.locator('#example').inputValue(), 'faulty-link-names');
    await playground.page.goForward();
    await playground.problem('scope').first().waitFor();
  },

  'a damaged link and an unknown example are refused with a message': async (site) => {
    const playground = new Playground(await site.page('#files=abc'));
    await playground.notices.filter({ hasText: 'The link is incomplete or damaged.' }).waitFor();
    await playground.page.evaluate(() => { location.hash = '#example=none'; });
    await playground.notices.filter({ hasText: 'There is no example "none".' }).waitFor();
  },

  'a link that decompresses to too much is refused': async (site) => {
    const playground = new Playground(await site.page());
    await playground.ready();
    await playground.page.evaluate(async () => {
      const stream = new Blob(Array<string>(50).fill(' '.repeat(1_000_000))).stream().pipeThrough(new CompressionStream('deflate-raw'));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      location.hash = `#files=${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_')}`;
    });
    await playground.notices.filter({ hasText: 'The link contains more than the playground opens.' }).waitFor();
  },
};
