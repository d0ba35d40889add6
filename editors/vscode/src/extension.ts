// Entry point where Node.js is available: on the desktop and on remote machines.
//
// The first JSON file of any kind activates the extension, so modules are loaded and the server is started only for a
// file that the server handles.

import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { explainElsewhere } from './elsewhere.ts';
import { isServed } from './documents.ts';
import type { Session } from './session.ts';

let session: Promise<Session> | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const current = () => (session ??= import('./session.ts').then(({ Session }) => new Session(context)));
  const command = (name: string, run: (session: Session, argument: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(`pluginManifest.${name}`, async (argument: unknown) => run(await current(), argument));
  context.subscriptions.push(
    command('restart', (session) => session.restart()),
    command('showOutput', (session) => session.showOutput()),
    command('explainRule', (session, code) => session.explainRule(typeof code === 'string' ? code : undefined)),
    command('addConnector', (session) => session.addConnector()),
    command('createManifest', (session) => session.createManifest()),
    command('fixProblem', (session) => session.fixProblem()),
    command('showScopes', (session) => session.showScopes()),
  );

  const check = async (document: vscode.TextDocument) => {
    await setImmediate(); // let other extensions be activated first
    if (explainElsewhere(document)) {
      return;
    }
    if (await isServed(document)) {
      await (await current()).start();
    }
  };
  vscode.workspace.textDocuments.forEach((document) => void check(document));
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => void check(document)));
}

export async function deactivate(): Promise<void> {
  await (await session)?.stop();
}
