// What the extension host runs: all tests, in order, and a report in the file that TEST_REPORT names.

import { appendFileSync } from 'node:fs';
import { activationFigures } from './activation.ts';
import { tests } from './suite.ts';

export async function run(): Promise<void> {
  const report = process.env.TEST_REPORT ?? '';
  let failed = 0;
  for (const { name, body } of tests) {
    try {
      await body();
      appendFileSync(report, `ok ${name}\n`);
    } catch (error) {
      failed++;
      appendFileSync(report, `not ok ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
  }
  for (const line of await activationFigures().catch((error: unknown) => [`# activation: ${String(error)}`])) {
    appendFileSync(report, `${line}\n`);
  }
  appendFileSync(report, `end\n`);
  if (failed > 0) {
    throw new Error(`${failed} tests failed`);
  }
}
