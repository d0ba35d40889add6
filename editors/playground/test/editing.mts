// Editing with the help of the server.

import * as assert from 'node:assert/strict';
import { Playground } from './playground.mts';
import type { Site } from './site.mts';

export const editing: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  'an example is loaded, and its problems are listed with links to the pages of rules': async (site) => {
    const playground = new Playground(await site.page());
    await playground.ready();
    const problem = playground.problem('must not contain white space');
    await problem.waitFor();
    assert.equal(await problem.locator('a').getAttribute('href'), `${site.address}rules/link-name-whitespace.html`);
    await playground.file('plugin-manifest.json').locator('.count').filter({ hasText: '8' }).waitFor();
    await problem.locator('button').click();
    await playground.page.locator('.monaco-editor.focused').waitFor();
  },

  'there is a new extension for each service, without problems': async (site) => {
    const playground = new Playground(await site.page());
    await playground.ready();
    const services = playground.page.locator('#example optgroup[label="New extensions"] option');
    const names = await services.evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    assert.ok(names.length > 20 && names.includes('new-desk'), names.join(', '));
    for (const name of names) {
      await playground.choose(name);
      await playground.file('plugin-manifest.json').first().waitFor();
      await playground.page.locator('#summary').filter({ hasText: 'No problems' }).waitFor();
      await playground.choose('faulty-scopes');
      await playground.problem('scope').first().waitFor();
    }
  },

  'a problem appears while typing, and a quick fix removes it': async (site) => {
    const playground = new Playground(await site.page('#example=crm-minimal'));
    await playground.ready();
    await playground.page.locator('#summary').filter({ hasText: 'No problems' }).waitFor();
    await playground.replace('{\n  "service": "CRM",\n  "locale": ["en"],\n  "locale": ["en"]\n}\n');
    const problem = playground.problem('duplicate-key');
    await problem.waitFor();
    await problem.locator('button').click();
    await playground.codeAction('Remove');
    await problem.waitFor({ state: 'detached' });
    assert.equal(await playground.line('"locale"').count(), 1);
  },

  'completion offers the properties that the service reads': async (site) => {
    const playground = new Playground(await site.page('#example=crm-minimal'));
    await playground.ready();
    await playground.replace('{\n  "service": "DESK",\n  \n}\n');
    await playground.go(3, 3);
    await playground.press('Control+Space');
    await playground.suggestions.filter({ hasText: 'connectors' }).first().waitFor();
    await playground.page.keyboard.type('whiteL');
    await playground.suggestions.first().filter({ hasText: 'whiteListedDomains' }).waitFor();
    await playground.press('Enter');
    await playground.line('"whiteListedDomains": []').waitFor();
  },

  'hovering explains a property': async (site) => {
    const playground = new Playground(await site.page('#example=desk-sigma-form'));
    await playground.ready();
    const hover = playground.page.locator('.monaco-hover:visible').filter({ hasText: /The Zoho product/ });
    for (const timeout of [5_000, 10_000, 20_000, 40_000]) { // Monaco asks once, when the mouse rests
      await playground.page.mouse.move(0, 0);
      await playground.line('"service"').getByText('"service"').hover();
      if (await hover.waitFor({ timeout }).then(() => true, () => false)) {
        return;
      }
    }
    assert.fail('the hover is not displayed');
  },

  'renaming a connection changes manifest and code': async (site) => {
    const playground = new Playground(await site.page('#example=faulty-code'));
    await playground.ready();
    await playground.problem('"typefrom"').locator('button').click();
    await playground.codeAction('typeform');
    await playground.line("connectionLinkName: 'typeform'").waitFor();
    await playground.go(8, 27);
    await playground.press('F2');
    const box = playground.page.locator('.rename-box input');
    await box.fill('answers_form');
    await playground.press('Enter');
    await playground.line("connectionLinkName: 'answers_form'").waitFor();
    await playground.open('plugin-manifest.json');
    await playground.go(35, 1);
    await playground.line('"connectionLinkName": "answers_form"').waitFor();
  },

  'a code lens lists the uses of a connection': async (site) => {
    const playground = new Playground(await site.page('#example=faulty-code'));
    await playground.ready();
    await playground.go(43, 1);
    await playground.page.locator('.codelens-decoration').filter({ hasText: 'use' }).first().waitFor();
  },

  'formatting lays out the manifest': async (site) => {
    const playground = new Playground(await site.page('#example=crm-minimal'));
    await playground.ready();
    await playground.replace('{\n"service":"CRM",\n"locale":["en"]\n}\n');
    await playground.line('"service":"CRM"').waitFor();
    await playground.press('Control+Shift+i');
    await playground.line(/^\s+"locale":\s\["en"\]/).waitFor();
  },
};
