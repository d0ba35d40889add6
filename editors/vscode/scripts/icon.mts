// Renders icon.png from its drawing. Needs a browser: node scripts/icon.mts BROWSER

import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [executablePath] = process.argv.slice(2);
if (executablePath === undefined) {
  throw new Error('usage: node scripts/icon.mts BROWSER');
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(`<style>* { margin: 0 } svg { display: block }</style>${readFileSync('media/icon.svg', 'utf8')}`);
await page.screenshot({ path: 'icon.png', omitBackground: true });
await browser.close();
