// Entry point in VS Code for the Web, where the server is WebAssembly in a worker.

import type * as vscode from 'vscode';
import { activateWith } from '../activation.ts';
import { Session } from '../session.ts';
import { findWebAssembly } from './program.ts';

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, () => Promise.resolve(new Session(context, findWebAssembly)));
}

export { deactivate } from '../activation.ts';
