// What both entry points do. The first JSON file of any kind activates the extension, so the server is started only for a file that it
// handles.

import * as vscode from 'vscode';
import type { ExtensionTarget } from './commands/createExtension.ts';
import { isServed } from './documents.ts';
import type { Session } from './session.ts';

let session: Promise<Session> | undefined;

/** Registers the commands and starts the server for the first document that needs it. The session is opened once. */
export function activateWith(context: vscode.ExtensionContext, openSession: () => Promise<Session>): void {
  const current = () => (session ??= openSession());
  const command = (name: string, run: (session: Session, argument: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(`pluginManifest.${name}`, async (argument: unknown) => run(await current(), argument));
  context.subscriptions.push(
    command('restart', (session) => session.restart()),
    command('copyReport', (session) => session.copyReport()),
    command('showOutput', (session) => session.showOutput()),
    command('explainRule', (session, code) => session.explainRule(typeof code === 'string' ? code : undefined)),
    command('addConnector', (session) => session.addConnector()),
    command('createExtension', (session, target) => session.createExtension(isTarget(target) ? target : undefined)),
    command('createManifest', (session) => session.createManifest()),
    command('fixProblem', (session) => session.fixProblem()),
    command('showScopes', (session) => session.showScopes()),
  );

  const check = async (document: vscode.TextDocument) => {
    await new Promise((resolve) => setTimeout(resolve)); // let other extensions be activated first
    if (await isServed(document)) {
      await (await current()).start(document.uri);
    }
  };
  vscode.workspace.textDocuments.forEach((document) => void check(document));
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => void check(document)));
}

/** Reports whether the argument of a command says what to create. A menu passes other arguments. */
function isTarget(argument: unknown): argument is ExtensionTarget {
  const target = argument as Partial<Record<keyof ExtensionTarget, unknown>> | null | undefined;
  return typeof target?.service === 'string' && typeof target.folder === 'string';
}

export async function deactivate(): Promise<void> {
  await (await session)?.stop();
}
