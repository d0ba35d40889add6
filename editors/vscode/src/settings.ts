import * as vscode from 'vscode';

/** The section of all settings. */
export const section = 'pluginManifest';

/** Returns the path of the server in the settings, empty if not set. */
export function serverPath(): string {
  return vscode.workspace.getConfiguration(section).get('server.path', '').trim();
}

/** Reports whether the server reports syntax errors. By default only VS Code's JSON server does. */
export function syntaxDiagnostics(): boolean {
  return vscode.workspace.getConfiguration(section).get('syntaxDiagnostics', false);
}

/** Returns the settings that the server knows. It warns about others. */
export function forServer(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) {
    return settings;
  }
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'server'));
}
