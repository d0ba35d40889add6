// What the clients of the native server and of the one in a worker have in common.

import type * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type DynamicFeature,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type StaticFeature,
} from 'vscode-languageclient';
import { clientCommands } from './clientCommands.ts';
import { provideCodeActions } from './codeActions.ts';
import { rulePage } from './commands/explainRule.ts';
import { applyCreations } from './createdFiles.ts';
import { selector } from './documents.ts';
import { ClientFiles } from './files.ts';
import { Outline } from './outline.ts';
import { resolveCodeLens } from './references.ts';
import { forServer, syntaxDiagnostics } from './settings.ts';

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

/** Reports whether VS Code has a feature of a client already. */
export function isBuiltIn(feature: StaticFeature | DynamicFeature<unknown>): boolean {
  return 'registrationType' in feature && builtIn.has(feature.registrationType.method);
}

/** Completes a client that is created with the options of all clients. */
export function newClient<Client extends BaseLanguageClient>(
  create: (options: LanguageClientOptions) => Client,
  outputChannel: vscode.LogOutputChannel,
  errorHandler: ErrorHandler,
): Client {
  const options: LanguageClientOptions = {
    documentSelector: selector(),
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
  const client: Client = create(options);
  client.registerFeature(clientCommands);
  client.registerFeature(new ClientFiles(client));
  client.registerFeature(new Outline(client));
  return client;
}
