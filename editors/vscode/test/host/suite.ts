import * as assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { insertion } from '../../src/scopes.ts';
import { serviceOf } from '../../src/service.ts';
import { faulty, good } from '../manifests.ts';
import { carriedServer, change, eventually, expectFindings, find, folder, foreignProgram, id, open, ours, replaceAll, script, serverPath, servers, withSetting } from './editing.ts';
import { Memory } from './memory.ts';
import { about, messages, sent } from './sent.ts';

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

export const tests: Test[] = [];

function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

const manifest = 'plugin-manifest.json';
const whitespace = `${ours} link-name-whitespace`;

test('starts no server for other JSON files, nor for a resources.json alone', async () => {
  const log = path.join(folder(), 'started');
  await serverPath(script(path.join(folder(), 'records'), `echo "$1" >>'${log}'\nexec '${carriedServer()}' "$@"`));
  const other = await open('other/package.json', faulty);
  const alone = await open('other/resources.json', '{ "a": 1 }\n');
  await expectFindings((await open('other/broken.json', '{ "a": }')).document, 'json 516');
  await vscode.extensions.getExtension(id)?.activate();
  await setImmediate(); // after which the extension looks at the documents, beginning with a request to VS Code
  await vscode.workspace.fs.stat(alone.document.uri); // answered after the extension's
  await serverPath(undefined);
  // Had the extension started a server for one of the documents, it would have done so before it starts this one.
  await expectFindings((await open(manifest, faulty)).document, whitespace);
  assert.ok(!existsSync(log), 'a server was started');
  assert.deepEqual(vscode.languages.getDiagnostics(other.document.uri), []);
  assert.deepEqual(vscode.languages.getDiagnostics(alone.document.uri), []);
});

test('problems appear and disappear while typing', async () => {
  const editor = await open(manifest, good);
  assert.equal(editor.document.languageId, 'json');
  await change(editor, '"salesforce"', '"sales force"');
  const [found] = await expectFindings(editor.document, whitespace);
  assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(editor.document.getText(found.range), '"sales force"');
  await change(editor, '"sales force"', '"salesforce"');
  await expectFindings(editor.document);
  assert.equal(servers().length, 1);
});

test('a quick fix is offered and resolves the problem', async () => {
  const editor = await open(manifest, faulty);
  await expectFindings(editor.document, whitespace);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    find(editor.document, 'salesforce connection'),
    vscode.CodeActionKind.QuickFix.value,
  );
  // It is not preferred: Sigma and code may know the link name.
  const fix = actions.find(({ title }) => title === 'Change to "salesforce_connection"') ?? assert.fail(`offered are ${actions.map(({ title }) => title).join(', ')}`);
  assert.ok(fix.edit);
  await vscode.workspace.applyEdit(fix.edit);
  assert.equal(editor.document.getText(), good.replace('"salesforce"', '"salesforce_connection"'));
  await expectFindings(editor.document);
});

test('completion offers the authentication types', async () => {
  const editor = await open(manifest, good.replace('"OAuth"', '""'));
  const at = find(editor.document, '"type": ""').end.translate(0, -1);
  let labels: string[] = [];
  await eventually(
    () => `offered are ${labels.join(', ')}`,
    async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, at);
      labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label).replaceAll('"', ''));
      return labels.includes('OAuth') ? true : undefined;
    },
  );
  for (const want of ['OAuth', 'Basic Auth', 'API Key', 'Custom']) {
    assert.equal(labels.filter((label) => label === want).length, 1, `${want} in ${labels.join(', ')}`);
  }
});

test('syntax errors are reported by VS Code only', async () => {
  const editor = await open(manifest, faulty.replace('"storage": true,', '"storage": true'));
  await expectFindings(editor.document, 'json 514', whitespace);
  await withSetting('syntaxDiagnostics', true, async () => {
    await expectFindings(editor.document, 'json 514', whitespace, `${ours} syntax`);
  });
  await expectFindings(editor.document, 'json 514', whitespace);
});

test('severities of rules are settings', async () => {
  const editor = await open(manifest, faulty);
  await expectFindings(editor.document, whitespace);
  await withSetting('rules', { 'link-name-whitespace': 'off' }, async () => {
    await expectFindings(editor.document);
  });
  const [before] = await expectFindings(editor.document, whitespace);
  assert.equal(before?.severity, vscode.DiagnosticSeverity.Error);
  await withSetting('rules', { 'link-name-whitespace': 'hint' }, async () => {
    await eventually(
      () => 'a hint',
      () => vscode.languages.getDiagnostics(editor.document.uri).find(({ severity }) => severity === vscode.DiagnosticSeverity.Hint),
    );
  });
});

test('two extensions in one window have separate problems', async () => {
  const one = await open(`one/${manifest}`, faulty);
  const two = await open(`two/${manifest}`, good);
  await expectFindings(one.document, whitespace);
  await expectFindings(two.document);
  await change(two, '"type": "OAuth"', '"type": "OAuth9"');
  await expectFindings(two.document, `${ours} auth-type-unknown`);
  await expectFindings(one.document, whitespace);
  assert.equal(servers().length, 1);
});

test('the outline names connectors, once', async () => {
  const { document } = await open(manifest, good);
  const names = async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri);
    return found?.map(({ name, children }) => (name === 'connectors' ? `${name}: ${children.map(({ name }) => name).join()}` : name)).sort();
  };
  const want = ['connectors: salesforce', 'locale', 'modules', 'service', 'storage'];
  let got: string[] | undefined;
  await eventually(
    () => `symbols are ${got?.join('; ')}`,
    async () => {
      got = await names();
      return JSON.stringify(got) === JSON.stringify(want) ? true : undefined;
    },
  );
});

test('the page of a rule is a document', async () => {
  const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('plugin-manifest-rule:/link-name-whitespace.md'));
  assert.match(page.getText(), /^### link-name-whitespace\n/);
  assert.equal(page.languageId, 'markdown');
});

test('scopes are inserted into the connector at the cursor, without duplicates', () => {
  const add = (text: string, at: string, ...scopes: string[]) => {
    const edits = insertion(text, text.indexOf(at), scopes, { insertSpaces: true, tabSize: 2 });
    return edits?.reduce((changed, { offset, length, content }) => changed.slice(0, offset) + content + changed.slice(offset + length), text);
  };
  const added = JSON.parse(add(good, '"type"', 'api', 'web', 'full') ?? '') as { connectors: { scopes: string[] }[] };
  assert.deepEqual(added.connectors[0]?.scopes, ['api', 'refresh_token', 'web', 'full']);
  assert.deepEqual(JSON.parse(add('{ "c": { "scopes": [""] } }', '""', 'a', 'b') ?? ''), { c: { scopes: ['a', 'b'] } });
  assert.deepEqual(JSON.parse(add('{ "c": { "scope": [] } }', '[]', 'a') ?? ''), { c: { scope: ['a'] } });
  assert.equal(add(good, '"locale"', 'a'), undefined);
  assert.equal(add('{ "c": { "scopes": "a" } }', '"a"', 'b'), undefined);
  return Promise.resolve();
});

test('the service is the top-level property', () => {
  assert.equal(serviceOf(good), 'WRITER');
  assert.equal(serviceOf('{ "a": { "service": "DESK" }, // not this\n "service": "MAIL"'), 'MAIL');
  assert.equal(serviceOf('{ "a": "service", "service": '), undefined);
  assert.equal(serviceOf(''), undefined);
  return Promise.resolve();
});

test('every message has a German translation', async () => {
  const extension = vscode.extensions.getExtension(id) ?? assert.fail('it is not installed');
  const read = async (name: string) => Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, name))).toString();
  const bundle = JSON.parse(await read('l10n/bundle.l10n.de.json')) as Record<string, string>;
  const code = (await Promise.all(['dist/extension.js', 'dist/session.js'].map(read))).join('\n');
  const said = [...code.matchAll(/l10n\.t\("([^"]*)"/g)].map(([, text]) => text ?? '');
  assert.ok(said.length > 20, `found only ${said.length} texts`);
  assert.deepEqual([...new Set(said)].sort(), Object.keys(bundle).sort());
  const keys = async (name: string) => Object.keys(JSON.parse(await read(name)) as object);
  assert.deepEqual(await keys('package.nls.json'), await keys('package.nls.de.json'));
});

test('a server that is killed is restarted', async () => {
  const editor = await open(manifest, faulty);
  await expectFindings(editor.document, whitespace);
  await replaceAll(editor, good);
  await expectFindings(editor.document);
  const [before] = servers();
  process.kill(before ?? assert.fail('no server runs'), 'SIGKILL');
  await change(editor, '"salesforce"', '"sales force"');
  await expectFindings(editor.document, whitespace);
  const after = servers();
  assert.equal(after.length, 1);
  assert.notEqual(after[0], before);
});

test('code is served in extensions only, as manifests are created and deleted', async () => {
  const log = path.join(folder(), 'sent');
  const program = script(path.join(folder(), 'listens'), `test "$1" = version && exec '${carriedServer()}' version\ntee -a '${log}' | '${carriedServer()}' "$@"`);
  const page = 'info "salesforce";\n';
  await serverPath(program);
  try {
    await open(manifest, good);
    await sent(log, 'didOpen', `/extension/${manifest}`);
    assert.equal(messages(log).find(({ method }) => method === 'initialize')?.params?.initializationOptions?.jsonFeatures, false);
    await open('plain.ds', page);
    await sent(log, 'didOpen', '/extension/plain.ds');
    await open(`sold/${manifest}`, good);
    await vscode.workspace.fs.delete(vscode.Uri.file(path.join(folder(), manifest)));
    await sent(log, 'didClose', '/extension/plain.ds');

    const plain = await open('plain/app/plain.ds', page);
    await change(plain, 'salesforce', 'other');
    await open('sold/app/widget.ds', page);
    await sent(log, 'didOpen', '/sold/app/widget.ds'); // messages are sent in order
    assert.deepEqual(about(log, '/plain/app/plain.ds'), []);
    const another = vscode.Uri.file(path.join(folder(), 'plain', manifest));
    await vscode.workspace.fs.writeFile(another, Buffer.from(good));
    await sent(log, 'didOpen', '/plain/app/plain.ds');
    await vscode.workspace.fs.delete(another);
    await sent(log, 'didClose', '/plain/app/plain.ds');
  } finally {
    await serverPath(undefined);
  }
});

test('a read-only manifest is checked', async () => {
  const name = `kept/${manifest}`;
  const { document } = await open(name, faulty);
  await expectFindings(document, whitespace);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  chmodSync(document.uri.fsPath, 0o444);
  const again = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(document.uri), { preview: false });
  await expectFindings(again.document, whitespace);
  await replaceAll(again, good);
  await expectFindings(again.document);
});

test('a manifest in a virtual file system is checked with the files around it, and renamed with its code', async () => {
  const call = 'ZOHODESK.request({ url: u, connectionLinkName: "salesforce" });\n';
  const files = { [`/extension/${manifest}`]: good, '/extension/app/call.js': call, '/extension/app/translations/en.json': '{}\n' };
  const memory = vscode.workspace.registerFileSystemProvider('memory', new Memory(files));
  try {
    const uri = vscode.Uri.from({ scheme: 'memory', path: `/extension/${manifest}` });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    await change(editor, '"salesforce"', '"sales force"');
    await expectFindings(editor.document, `${ours} connector-unused`, whitespace); // the code uses another name
    await change(editor, '"sales force"', '"salesforce"');
    await change(editor, '"locale": ["en"]', '"locale": ["en", "de"]');
    await expectFindings(editor.document, `${ours} file-not-found`);
    await change(editor, '"locale": ["en", "de"]', '"locale": ["en"]');
    await expectFindings(editor.document);
    const at = editor.document.positionAt(editor.document.getText().indexOf('"salesforce"') + 2);
    const edit = await eventually(
      () => 'the rename does not reach the code',
      async () => {
        const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, at, 'shop');
        return found.size === 2 ? found : undefined; // once the code has been indexed
      },
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const code = await vscode.workspace.openTextDocument(uri.with({ path: '/extension/app/call.js' }));
    assert.equal(code.getText(), call.replace('salesforce', 'shop'));
  } finally {
    memory.dispose();
  }
});

test('a new extension has no problems and overwrites nothing', async () => {
  const create = 'pluginManifest.createExtension';
  const parts = { service: 'DESK', folder: vscode.Uri.file(path.join(folder(), 'made', 'my desk')) };
  await vscode.commands.executeCommand(create, { ...parts, folder: parts.folder.toString() });
  const editor = vscode.window.activeTextEditor ?? assert.fail('the manifest is not open');
  assert.equal(editor.document.uri.fsPath, path.join(parts.folder.fsPath, manifest));
  await change(editor, '"connectors": []', '"connectors": {}');
  await expectFindings(editor.document, `${ours} connectors-not-array`); // the server has checked it
  await change(editor, '"connectors": {}', '"connectors": []');
  await expectFindings(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  const icon = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(parts.folder, 'app/img/icon.png'));
  assert.equal(Buffer.from(icon).subarray(1, 4).toString(), 'PNG');

  const page = path.join(folder(), 'made', 'taken', 'app', 'widget.html');
  mkdirSync(path.dirname(page), { recursive: true });
  writeFileSync(page, 'mine');
  await vscode.commands.executeCommand(create, { service: 'DESK', folder: vscode.Uri.file(path.join(folder(), 'made', 'taken')).toString() });
  assert.equal(readFileSync(page, 'utf8'), 'mine');
  assert.ok(!existsSync(path.join(folder(), 'made', 'taken', manifest)), 'files were created next to an existing one');
});

test('a new extension can be in a virtual file system', async () => {
  const memory = vscode.workspace.registerFileSystemProvider('memory', new Memory({}));
  try {
    const uri = vscode.Uri.from({ scheme: 'memory', path: '/new' });
    await vscode.commands.executeCommand('pluginManifest.createExtension', { service: 'FINANCE', folder: uri.toString() });
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, `/new/${manifest}`);
    const script = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, 'app/js/widget.js'));
    assert.match(Buffer.from(script).toString(), /ZFAPPS\.extension\.init/);
  } finally {
    memory.dispose();
  }
});

test('the user selects the service and the folder of a new extension', async () => {
  const done = vscode.commands.executeCommand('pluginManifest.createExtension');
  await eventually(
    () => 'the manifest is not created',
    async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'); // first the service, then the usual folder
      return existsSync(path.join(folder(), 'bigin-extension', manifest)) ? true : undefined;
    },
  );
  await done;
  assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, path.join(folder(), 'bigin-extension', manifest));
});

test('the restart command starts another server', async () => {
  const editor = await open(manifest, faulty);
  await expectFindings(editor.document, whitespace);
  const [before] = servers();
  assert.ok(before);
  await vscode.commands.executeCommand('pluginManifest.restart');
  await eventually(
    () => `servers are ${servers().join(', ')}, was ${before}`,
    () => (servers().length === 1 && servers()[0] !== before ? true : undefined),
  );
  await expectFindings(editor.document, whitespace);
});

test('a report for an issue is copied, also if the server does not start', async () => {
  const editor = await open(manifest, faulty);
  await expectFindings(editor.document, whitespace);
  const copied = async () => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('pluginManifest.copyReport');
    return vscode.env.clipboard.readText();
  };
  let report = '';
  await eventually(
    () => `tasks of the server do not end:\n${report}`,
    async () => {
      report = await copied();
      return / {2}pending /.test(report) ? undefined : true;
    },
  );
  assert.match(report, /^### plugin-manifest-ls diagnostic report\n/);
  assert.match(report, /\n {2}client +\S/);
  assert.match(report, /\n {2}service +Zoho \w+ \(\w+\)\n/);
  assert.match(report, /\n {2}VS Code +\d+\.\d+\.\d+, /);
  assert.match(report, /\n {2}server +running, version /);
  assert.match(report, /\n {2}problems +plugin-manifest\.json: [1-9]\d* errors/);
  try {
    await serverPath('/there/is/nothing');
    await expectFindings(editor.document); // the server was stopped
    const without = await copied();
    assert.match(without, /^### plugin-manifest-ls diagnostic report\n/);
    assert.match(without, /\n {2}server +faulty\n {2}program +\/there\/is\/nothing\n {2}error +.*does not exist/);
  } finally {
    await serverPath(undefined);
  }
  await expectFindings(editor.document, whitespace);
});

test('with an invalid server path, files can be edited', async () => {
  const editor = await open(manifest, faulty);
  const programs = path.join(folder(), 'programs');
  mkdirSync(programs, { recursive: true });
  const bad = (name: string, text: string) => script(path.join(programs, name), text);
  const plain = path.join(programs, 'plain');
  writeFileSync(plain, 'text');
  const foreign = path.join(programs, 'foreign');
  foreignProgram(foreign);
  const all = [
    '/there/is/nothing',
    'there-is-no-such-program',
    programs,
    plain,
    foreign,
    bad('exits', 'exit 3'),
    bad('garbage', 'echo something else'),
    bad('ends', 'test "$1" = version && echo plugin-manifest-ls 1'),
    bad('babbles', 'test "$1" = version && echo plugin-manifest-ls 1 || yes nonsense | head -n 100000'),
  ];
  try {
    for (const program of all) {
      await expectFindings(editor.document, whitespace);
      await serverPath(program);
      await expectFindings(editor.document); // the good server was stopped
      await replaceAll(editor, good);
      await replaceAll(editor, faulty);
      await serverPath(undefined); // takes effect after the bad one was tried
    }
    await expectFindings(editor.document, whitespace);
  } finally {
    await serverPath(undefined);
  }
  rmSync(programs, { recursive: true });
});
