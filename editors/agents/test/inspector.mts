// Lists and calls every tool with the command line of the official inspector of the Model Context Protocol.
//
//   PROGRAM=bin/plugin-manifest-ls node --test test/inspector.mts

import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { PROGRAM } = process.env;
if (PROGRAM === undefined) {
  throw new Error('PROGRAM must be the path of plugin-manifest-ls');
}
const inspector = path.resolve(import.meta.dirname, '..', 'node_modules', '.bin', 'mcp-inspector');
const home = mkdtempSync(path.join(os.tmpdir(), 'agents-')); // the inspector writes its settings there
after(() => rmSync(home, { recursive: true, force: true }));

const extension = path.join(home, 'extension');
cpSync(path.resolve(import.meta.dirname, '../../../examples/faulty-code'), extension, { recursive: true });

/** Requests a method of the server and returns its result. */
async function request(method: string, ...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(inspector, ['--cli', PROGRAM!, 'mcp', extension, '--method', method, ...args], {
    env: { ...process.env, HOME: home },
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Calls a tool and returns its structured result. */
async function call(tool: string, input: Record<string, string>): Promise<Record<string, unknown>> {
  const pairs = Object.entries(input).flatMap(([name, value]) => ['--tool-arg', `${name}=${value}`]);
  const result = await request('tools/call', '--tool-name', tool, ...pairs);
  assert.notEqual(result.isError, true, JSON.stringify(result));
  return result.structuredContent as Record<string, unknown>;
}

/** An input of each tool, and what its result must have. */
const calls: Readonly<Record<string, [input: Record<string, string>, expected: RegExp]>> = {
  check: [{}, /"warnings":3/],
  connector: [{ service: 'DESK', linkName: 'crm' }, /\\"connectionLinkName\\": \\"crm\\"/],
  explain: [{ code: 'scopes-missing' }, /### scopes-missing/],
  fix: [{}, /"remaining":/],
  rename: [{ from: 'REPLACED', to: 'renamed_link' }, /\+.*renamed_link/],
  scopes: [{ product: 'Zoho Desk', module: 'tickets', operation: 'READ' }, /"Desk\.tickets\.READ"/],
  service: [{ service: 'DESK', part: 'locations' }, /"desk\.ticket\.detail\.rightpanel"/],
  uses: [{}, /"declared":true/],
};

test('every tool is listed and can be called', async () => {
  const { tools } = (await request('tools/list')) as { tools: { name: string }[] };
  assert.deepEqual(tools.map(({ name }) => name), Object.keys(calls));
  const { names } = (await call('uses', {})) as { names: { name: string; declared: boolean }[] };
  const declared = names.find(({ declared }) => declared)?.name ?? assert.fail('no link name is declared');
  for (const [tool, [input, expected]] of Object.entries(calls)) {
    const result = await call(tool, Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value === 'REPLACED' ? declared : value])));
    assert.match(JSON.stringify(result), expected, tool);
  }
});

test('resources and prompts are listed and can be read', async () => {
  const { resources } = (await request('resources/list')) as { resources: { uri: string }[] };
  assert.ok(resources.length > 20, `${resources.length} resources`);
  assert.match(JSON.stringify(await request('resources/read', '--uri', 'zoho-manifest://rules/scopes-missing')), /### scopes-missing/);
  const { prompts } = (await request('prompts/list')) as { prompts: { name: string }[] };
  assert.deepEqual(prompts.map(({ name }) => name), ['connect', 'create-extension']);
  assert.match(JSON.stringify(await request('prompts/get', '--prompt-name', 'create-extension', '--prompt-args', 'service=DESK')), /Create an extension for Zoho Desk/);
});
