// The extension where there is a Node.js to run it: on the desktop and on remote machines.
//
// It is activated with the first JSON file of any kind, so nothing is loaded and no server is started until
// there is a file that is served.

import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { explainElsewhere } from './elsewhere.ts';
import { isServed } from './documents.ts';
import type { Session } from './session.ts';

let session: Promise<Session> | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const current = () => (session ??= import('./session.ts').then(({ Session }) => new Session(context)));
  const command = (name: string, run: (session: Session) => Promise<void>) =>
    vscode.commands.registerCommand(`pluginManifest.${name}`, async () => run(await current()));
  context.subscriptions.push(
    command('restart', (session) => session.restart()),
    command('showOutput', (session) => session.showOutput()),
    command('explainRule', (session) => session.explainRule()),
    command('addConnector', (session) => session.addConnector()),
    command('showScopes', (session) => session.showScopes()),
  );

  const look = async (document: vscode.TextDocument) => {
    await setImmediate(); // let the extensions that come after this one be activated first
    if (explainElsewhere(document)) {
      return;
    }
    if (await isServed(document)) {
      await (await current()).start();
    }
  };
  vscode.workspace.textDocuments.forEach((document) => void look(document));
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => void look(document)));
}

export async function deactivate(): Promise<void> {
  await (await session)?.stop();
}
