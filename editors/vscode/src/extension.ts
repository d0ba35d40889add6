// Entry point where Node.js is available: on the desktop and on remote machines.

import type * as vscode from 'vscode';
import { activateWith } from './activation.ts';
import { provideAgents } from './native/agents.ts';

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, () => import('./native/session.ts').then(({ openSession }) => openSession(context)));
  provideAgents(context, () => import('./native/session.ts').then(({ locate }) => locate(context)));
}

export { deactivate } from './activation.ts';
