// The commands of the client that the server refers to: announced to the server and registered in VS Code.

import * as vscode from 'vscode';
import type { ClientCapabilities, Position, StaticFeature } from 'vscode-languageclient';
import { showReferences } from './references.ts';

const pickConnector = 'plugin-manifest-ls.pickConnector';
const showRule = 'plugin-manifest-ls.showRule';

/** Announces the commands to the server. */
export const clientCommands: StaticFeature = {
  fillClientCapabilities: (capabilities: ClientCapabilities) => {
    const experimental = capabilities.experimental as Record<string, unknown> | undefined;
    capabilities.experimental = { ...experimental, commands: { commands: [showReferences, pickConnector, showRule] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** The manifest and the cursor that a connector is added at. */
export interface ConnectorTarget {
  readonly uri: string;
  readonly position: Position;
}

/** What the commands do. */
export interface CommandHandlers {
  addConnector(target: ConnectorTarget): Promise<void>;
  explainRule(code: string): Promise<void>;
}

/** Registers the commands, except showReferences: VS Code has one that resolveCodeLens uses instead. */
export function registerClientCommands(handlers: CommandHandlers): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(pickConnector, (target: ConnectorTarget) => handlers.addConnector(target)),
    vscode.commands.registerCommand(showRule, (code: string) => handlers.explainRule(code)),
  );
}
