import type * as vscode from 'vscode';
import {
  type DynamicFeature,
  type ErrorHandler,
  type LanguageClientOptions,
  LanguageClient,
  RevealOutputChannelOn,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import { selector } from './documents.ts';
import { referencesFeature, resolveCodeLens } from './references.ts';
import { forServer, section, syntaxDiagnostics } from './settings.ts';

/** What VS Code's own JSON server does. Done twice, it shows twice, or VS Code asks which is meant. */
const doneAlready = new Set([
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/onTypeFormatting',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/documentColor',
]);

class Client extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    if (!('registrationType' in feature) || !doneAlready.has(feature.registrationType.method)) {
      super.registerFeature(feature);
    }
  }

  /** Writes to the output only. Whoever starts the client tells the user what is wrong, once. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Returns a client that will start program as the server. */
export function newClient(program: string, outputChannel: vscode.LogOutputChannel, errorHandler: ErrorHandler): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: selector,
    outputChannel,
    errorHandler,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { jsonFeatures: false, syntaxDiagnostics: syntaxDiagnostics() },
    initializationFailedHandler: () => false, // whoever starts the client hears of it
    middleware: {
      resolveCodeLens,
      workspace: {
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers) ? answers.map((answer: unknown) => forServer(answer)) : answers;
        },
        didChangeConfiguration: (_sections, next) => next(undefined), // the server asks for them then
      },
    },
  };
  const client = new Client(section, 'plugin-manifest-ls', { command: program, args: ['serve'], transport: TransportKind.stdio }, options);
  client.registerFeature(referencesFeature);
  return client;
}
