// Implements the command of the code lens that counts the uses of a connection. VS Code's command for references takes
// VS Code objects, which only the client can create from LSP values.

import * as vscode from 'vscode';
import type { ClientCapabilities, Location, Position, ResolveCodeLensSignature, StaticFeature } from 'vscode-languageclient';

const command = 'plugin-manifest-ls.showReferences';

/** Announces the command to the server. */
export const referencesFeature: StaticFeature = {
  fillClientCapabilities: (capabilities: ClientCapabilities) => {
    const experimental = capabilities.experimental as Record<string, unknown> | undefined;
    capabilities.experimental = { ...experimental, commands: { commands: [command] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** Replaces the server's command of a code lens by that of VS Code. */
export async function resolveCodeLens(lens: vscode.CodeLens, token: vscode.CancellationToken, next: ResolveCodeLensSignature): Promise<vscode.CodeLens | null | undefined> {
  const resolved = await next(lens, token);
  if (resolved?.command?.command === command) {
    const [uri, position, locations] = resolved.command.arguments as [string, Position, Location[]];
    resolved.command = {
      title: resolved.command.title,
      command: 'editor.action.showReferences',
      arguments: [vscode.Uri.parse(uri), toPosition(position), locations.map(toLocation)],
    };
  }
  return resolved;
}

function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

function toLocation({ uri, range }: Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(toPosition(range.start), toPosition(range.end)));
}
