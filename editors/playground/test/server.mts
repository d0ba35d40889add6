// The server in its worker.

import { Playground } from './playground.mts';
import type { Site } from './site.mts';

export const server: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  'a killed server is restarted once, with the unsaved text': async (site) => {
    const playground = new Playground(await site.page('#example=crm-minimal'));
    await playground.ready();
    await playground.replace('{\n  "service": "CRM",\n  "locale": [1]\n}\n');
    await playground.problem('locale').waitFor();
    const kill = async () => {
      const worker = playground.page.workers().find((worker) => worker.url().includes('/worker-'));
      await worker?.evaluate('close()').catch(() => undefined); // it is gone before it can answer
    };
    await kill();
    await playground.notices.filter({ hasText: 'was restarted' }).waitFor();
    await playground.page.locator('#status').filter({ hasText: 'Server restarted' }).waitFor();
    await playground.replace('{\n  "service": "CRN",\n  "locale": ["en"]\n}\n');
    await playground.problem('service-unknown').waitFor();
    await kill();
    await playground.notices.filter({ hasText: 'stopped again' }).waitFor();
    await playground.line('CRN').waitFor();
  },

  'without WebAssembly a message says what is needed': async (site) => {
    const playground = new Playground(await site.page('', {}, (page) => page.addInitScript(() => { Reflect.deleteProperty(globalThis, 'WebAssembly'); })));
    await playground.notices.filter({ hasText: 'needs WebAssembly' }).waitFor();
  },

  'without workers a message says what is needed': async (site) => {
    const playground = new Playground(await site.page('', {}, (page) => page.addInitScript(() => { Reflect.deleteProperty(globalThis, 'Worker'); })));
    await playground.notices.filter({ hasText: 'needs web workers' }).waitFor();
  },

  'two tabs do not disturb each other': async (site) => {
    const first = new Playground(await site.page('#example=crm-minimal'));
    const tab = await first.page.context().newPage();
    site.watch(tab);
    await tab.goto(`${site.address}#example=faulty-scopes`);
    const second = new Playground(tab);
    await first.ready();
    await second.ready();
    await second.problem('scope').first().waitFor();
    await first.page.locator('#summary').filter({ hasText: 'No problems' }).waitFor();
    await tab.close();
    await first.replace('{\n  "service": "CRN"\n}\n');
    await first.problem('service-unknown').waitFor();
  },

  'pasting 10 MB is refused with a message': async (site) => {
    const playground = new Playground(await site.page('#example=crm-minimal'));
    await playground.ready();
    await playground.replace(' '.repeat(10_000_000));
    await playground.notices.filter({ hasText: 'The pasted text has 10.0 MB.' }).waitFor();
    await playground.line('CRM').waitFor();
  },
};
