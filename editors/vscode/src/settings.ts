import * as vscode from 'vscode';

/** Under which all settings stand. */
export const section = 'pluginManifest';

/** Returns where the user says the server is, empty if nowhere. */
export function serverPath(): string {
  return vscode.workspace.getConfiguration(section).get('server.path', '').trim();
}

/** Returns whether the server reports syntax errors. In VS Code the built-in JSON server does. */
export function syntaxDiagnostics(): boolean {
  return vscode.workspace.getConfiguration(section).get('syntaxDiagnostics', false);
}

/** Returns the settings that are the server's, of all under the section. It complains of any other. */
export function forServer(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) {
    return settings;
  }
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'server'));
}
