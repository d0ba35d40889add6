// Provides the server for coding agents, which VS Code starts when an agent uses it. VS Code has the API since version 1.101.

import * as vscode from 'vscode';

/** The identifier in package.json. */
const provider = 'pluginManifest.agents';

/** The part of the API that is newer than the oldest supported version of VS Code. */
interface NewApi {
  readonly lm?: {
    registerMcpServerDefinitionProvider?(id: string, provider: { provideMcpServerDefinitions(): Promise<object[]> }): vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (label: string, command: string, args: string[], env: object, version: string) => object;
}

/** Registers the server for coding agents, if VS Code supports it. locate returns the program. */
export function provideAgents(context: vscode.ExtensionContext, locate: () => Promise<string>): void {
  const { lm, McpStdioServerDefinition: Definition } = vscode as NewApi;
  if (lm?.registerMcpServerDefinitionProvider === undefined || Definition === undefined) {
    return;
  }
  const { version } = context.extension.packageJSON as { version: string };
  context.subscriptions.push(
    lm.registerMcpServerDefinitionProvider(provider, {
      provideMcpServerDefinitions: async () => [new Definition('Zoho Manifest', await locate(), ['mcp', ...folders()], {}, version)],
    }),
  );
}

/** The folders on disk that are open. VS Code also provides them as roots, which newer versions of the protocol no longer have. */
function folders(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
