// Tests the built site in Chromium.
//
//   node test/run.mts CHROMIUM SITE [PICTURES]
//
// PICTURES is a folder for screenshots. FIGURES=1 measures as well; MATCH=EXPRESSION leaves out the tests whose name does not
// match.

import * as path from 'node:path';
import { accessibility } from './accessibility.mts';
import { editing } from './editing.mts';
import { figures } from './figures.mts';
import { opening } from './opening.mts';
import { takePictures } from './pictures.mts';
import { reference } from './reference.mts';
import { server } from './server.mts';
import { sharing } from './sharing.mts';
import { Site } from './site.mts';

const [program, folder, pictures] = process.argv.slice(2);
if (program === undefined || folder === undefined) {
  throw new Error('usage: node test/run.mts CHROMIUM SITE [PICTURES]');
}
const { MATCH = '', FIGURES } = process.env;
const tests = Object.entries({ ...accessibility, ...editing, ...reference, ...sharing, ...opening, ...server }).filter(([name]) => new RegExp(MATCH).test(name));
if (tests.length === 0) {
  throw new Error(`no test matches ${MATCH}`);
}
const site = await Site.start(path.resolve(program), path.resolve(folder));
try {
  for (const [name, test] of tests) {
    try {
      await test(site);
      if (site.complaints.length > 0) {
        throw new Error(site.complaints.join('\n'));
      }
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`not ok ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exitCode = 1;
    }
    site.complaints.length = 0;
    await site.closePages();
  }
  if (FIGURES === '1') {
    await figures(site);
  }
  if (pictures !== undefined) {
    await takePictures(site, path.resolve(pictures));
  }
} finally {
  await site.stop();
}
