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
import { clientCommands } from './clientCommands.ts';
import { provideCodeActions } from './codeActions.ts';
import { rulePage } from './commands/explainRule.ts';
import { applyCreations } from './createdFiles.ts';
import { selector } from './documents.ts';
import { Outline } from './outline.ts';
import { resolveCodeLens } from './references.ts';
import { forServer, section, syntaxDiagnostics } from './settings.ts';

/** Features of VS Code's JSON server. If both servers had them, results would be duplicated. See Outline for document symbols. */
const builtIn = new Set([
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
    if (!('registrationType' in feature) || !builtIn.has(feature.registrationType.method)) {
      super.registerFeature(feature);
    }
  }

  /** Writes to the output only. The caller that starts the client shows errors, once. */
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
    initializationOptions: { jsonFeatures: false, outline: true, rulePage, syntaxDiagnostics: syntaxDiagnostics() },
    initializationFailedHandler: () => false, // the caller handles the error
    middleware: {
      resolveCodeLens,
      provideCodeActions: (...request) => provideCodeActions(client, ...request),
      workspace: {
        handleApplyEdit: applyCreations,
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers) ? answers.map((answer: unknown) => forServer(answer)) : answers;
        },
        didChangeConfiguration: (_sections, next) => next(undefined), // the server requests them then
      },
    },
  };
  const client: LanguageClient = new Client(section, 'plugin-manifest-ls', { command: program, args: ['serve'], transport: TransportKind.stdio }, options);
  client.registerFeature(clientCommands);
  client.registerFeature(new Outline(client));
  return client;
}
