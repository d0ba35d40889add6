// Actions and conditions of the tests in the extension host.

import * as assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { beside } from '../manifests.ts';

/** How long to wait for anything, in milliseconds. It only limits how long a failure takes, also on a busy machine. */
const patience = 180_000;

export const id = 'plugin-manifest-ls.plugin-manifest';

/** The source of the server's diagnostics. */
export const ours = 'zoho';

/** Writes a file into the folder that is open, with what has to lie beside it if it is a manifest, and shows it. */
export async function open(name: string, text: string): Promise<vscode.TextEditor> {
  const file = path.join(folder(), name);
  write(file, text);
  for (const [other, content] of Object.entries(path.basename(name) === 'plugin-manifest.json' ? beside : {})) {
    write(path.join(path.dirname(file), other), content);
  }
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await replaceAll(editor, text);
  return editor;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Replaces the whole text. VS Code rejects the edit if it is just loading the file from disk, so it is repeated. */
export async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  await eventually(
    () => `${document.fileName} cannot be edited`,
    async () => {
      if (document.getText() === text) {
        return true;
      }
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
      });
      return document.getText() === text ? true : undefined;
    },
  );
}

/** Replaces the only occurrence of a text and moves the cursor after the replacement. */
export async function change(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const range = find(editor.document, before);
  const isDone = await editor.edit((edit) => {
    edit.replace(range, after);
  });
  assert.ok(isDone, `${before} was not replaced`);
}

export function find(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `there is no ${text} in ${document.getText()}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** Waits until a document has exactly these diagnostics, as "source code", sorted. */
export async function expectFindings(document: vscode.TextDocument, ...want: string[]): Promise<vscode.Diagnostic[]> {
  let got: string[] = [];
  return eventually(
    () => `findings are ${JSON.stringify(got)}, want ${JSON.stringify(want)}`,
    () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      got = found.map(label).sort();
      return JSON.stringify(got) === JSON.stringify(want.sort()) ? found : undefined;
    },
  );
}

function label({ source, code }: vscode.Diagnostic): string {
  return `${source ?? ''} ${String(typeof code === 'object' ? code.value : code)}`;
}

/** Waits until look returns a value other than undefined. */
export async function eventually<T>(what: () => string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    await delay(10);
  }
  throw new Error(`waited in vain: ${what()}`);
}

/** Returns the ids of the servers that this extension host has started. */
export function servers(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0 && parentOf(id) === process.pid && programOf(id).startsWith('plugin-manifest-ls') && isServing(id));
}

export function folder(): string {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder is open');
}

/** Makes the extension use another server, or the included one. */
export async function serverPath(program: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('pluginManifest').update('server.path', program, vscode.ConfigurationTarget.Global);
}

/** Changes a setting of the extension while body runs. */
export async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  const update = (value: unknown) => vscode.workspace.getConfiguration('pluginManifest').update(name, value, vscode.ConfigurationTarget.Global);
  await update(value);
  try {
    await body();
  } finally {
    await update(undefined);
  }
}

/** Returns the path of the included server. */
export function carriedServer(): string {
  const { extensionPath } = vscode.extensions.getExtension(id) ?? assert.fail('the extension is not installed');
  return path.join(extensionPath, 'server', 'plugin-manifest-ls');
}

/** Creates a shell script and returns its path. */
export function script(file: string, text: string): string {
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Creates a small program for another platform. */
export function foreignProgram(file: string): void {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(0x7f454c46, 0);
  head.writeUInt16LE(process.arch === 'x64' ? 0xb7 : 0x3e, 0x12);
  writeFileSync(file, head, { mode: 0o755 });
}

function parentOf(id: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'latin1'))?.[1]);
  } catch {
    return undefined; // it has ended
  }
}

/** Reports whether a program was started as a server and not to print its version. */
function isServing(id: number): boolean {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')[1] === 'serve';
  } catch {
    return false; // it has ended
  }
}

function programOf(id: number): string {
  try {
    return path.basename(readlinkSync(`/proc/${id}/exe`));
  } catch {
    return '';
  }
}
