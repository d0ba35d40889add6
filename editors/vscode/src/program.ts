import type * as vscode from 'vscode';
import type { BaseLanguageClient, ErrorHandler } from 'vscode-languageclient';

/** A server that can be started. */
export interface Program {
  /** Its path, or what it is called in messages. */
  readonly name: string;
  readonly version: string;
  /** Returns a client that will start the server. */
  newClient(output: vscode.LogOutputChannel, errorHandler: ErrorHandler): BaseLanguageClient;
  ask: Ask;
}

/** Finds the server to start, or throws a FaultError. */
export type FindProgram = (context: vscode.ExtensionContext) => Promise<Program>;

/** Calls the program with args and returns its output. */
export type Ask = (args: readonly string[]) => Promise<string>;
