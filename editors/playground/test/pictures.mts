// Screenshots for the documentation.

import * as path from 'node:path';
import { Playground } from './playground.mts';
import type { Site } from './site.mts';

/** Takes a screenshot of the start page in each theme. */
export async function takePictures(site: Site, folder: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const playground = new Playground(await site.page('#example=faulty-code', { colorScheme, viewport: { width: 1200, height: 760 } }));
    await playground.ready();
    await playground.problem('"typefrom"').locator('button').click();
    await playground.page.locator('.lightBulbWidget, .codicon-light-bulb').first().waitFor();
    await playground.page.screenshot({ path: path.join(folder, `playground-${colorScheme}.png`), caret: 'hide', animations: 'disabled' });
    await site.closePages();
  }
}
