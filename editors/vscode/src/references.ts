// Implements the command of the code lens that counts the uses of a connection. VS Code's command for references takes
// VS Code objects, which only the client can create from LSP values.

import * as vscode from 'vscode';
import type { Location, Position, ResolveCodeLensSignature } from 'vscode-languageclient';

export const showReferences = 'plugin-manifest-ls.showReferences';

/** Replaces the server's command of a code lens by that of VS Code. */
export async function resolveCodeLens(lens: vscode.CodeLens, token: vscode.CancellationToken, next: ResolveCodeLensSignature): Promise<vscode.CodeLens | null | undefined> {
  const resolved = await next(lens, token);
  if (resolved?.command?.command === showReferences) {
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
