// Runs test/host in an extension host, as VS Code's own test driver does on a desktop.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { type Installation, VSCode, write } from './vscode.mts';
import { Workbench } from './workbench.mts';

/** Timeout of all tests together, in milliseconds. */
const limit = 1_800_000;

/** Returns a line "ok NAME" or "not ok NAME: why" for each test. */
export async function hostTests(installation: Installation): Promise<string[]> {
  const tests = mkdtempSync(path.join(os.tmpdir(), 'host-tests-')); // so that two runs can share a clone
  await build({
    entryPoints: [path.join(import.meta.dirname, 'host', 'index.ts')],
    outfile: path.join(tests, 'index.js'),
    bundle: true,
    external: ['vscode'],
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  // The extension under development is empty, so that the installed one is tested.
  write(tests, { 'package.json': JSON.stringify({ name: 'host-tests', publisher: 'tests', version: '0.0.0', engines: { vscode: '*' } }) });
  const report = path.join(tests, 'report');
  writeFileSync(report, '');

  const code = await VSCode.start(installation, { files: { 'README.md': 'to be tested' }, environment: { TEST_REPORT: report } });
  const consoleLines: string[] = [];
  let messages: string[];
  try {
    const page = await code.window({ extensionDevelopmentPath: tests, extensionTestsPath: path.join(tests, 'index') }, async (page) => {
      page.on('console', (message) => consoleLines.push(message.text()));
      await page.exposeFunction('codeAutomationExit', () => undefined);
      await page.exposeFunction('codeAutomationLog', () => undefined);
    });
    for (const end = Date.now() + limit; Date.now() < end && !readFileSync(report, 'utf8').endsWith('end\n'); ) {
      await delay(100);
    }
    messages = await new Workbench(page, undefined).allNotifications(expected.length);
  } finally {
    await code.stop();
  }
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n');
  rmSync(tests, { recursive: true });
  if (lines.pop() !== 'end') {
    lines.push(`not ok the tests in the extension host: they did not end. The console has:\n${consoleLines.slice(-30).join('\n')}`);
  }
  return [...lines, ...judge(messages)];
}

/** The messages that must have been shown, once each, when all tests have run. */
const expected = [
  'ended unexpectedly and is being restarted',
  'the server /there/is/nothing does not exist',
  'Sigma cannot rename an existing connection',
  'app/widget.html already exists. No file was created.',
];

/** Returns lines as hostTests does, about the messages of the window. Of ten servers that cannot run, only the first has a message until that is closed. */
function judge(messages: readonly string[]): string[] {
  const name = 'each message is shown once';
  const isRight = messages.length === expected.length && expected.every((text) => messages.some((message) => message.includes(text)));
  return [isRight ? `ok ${name}` : `not ok ${name}: messages are ${JSON.stringify(messages)}`];
}
