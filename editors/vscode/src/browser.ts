// Entry point in VS Code for the Web, where the server cannot run. It only shows a message.

import * as vscode from 'vscode';
import { isManifest } from './documents.ts';

let isShown = false;

export function activate(context: vscode.ExtensionContext): void {
  for (const name of ['restart', 'showOutput', 'explainRule', 'createManifest', 'addConnector', 'fixProblem', 'showScopes']) {
    context.subscriptions.push(vscode.commands.registerCommand(`pluginManifest.${name}`, explain));
  }
  const check = (document: vscode.TextDocument) => {
    if (!isShown && isManifest(document)) {
      explain();
    }
  };
  vscode.workspace.textDocuments.forEach(check);
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(check));
}

function explain(): void {
  isShown = true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Manifests are not checked in the browser, because the server is a native program. Open the folder in VS Code on a desktop or on a remote machine.'),
  );
}
