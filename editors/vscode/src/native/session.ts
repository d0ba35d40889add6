// A separate module, so that the client library is loaded when the first session is opened.

import type * as vscode from 'vscode';
import { Session } from '../session.ts';
import { findNative } from './program.ts';

/** Opens a session with the native server. */
export function openSession(context: vscode.ExtensionContext): Session {
  return new Session(context, findNative);
}

export { locate } from './locate.ts';
