import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { openManifest } from '../openManifest.ts';

/** Maximum time to wait for the problems of a manifest that was just opened, in milliseconds. */
const patience = 5000;

/** VS Code closes the list of quick fixes when it updates the light bulb, up to this time after the cursor moved, in milliseconds. */
const settling = 1000;

/** Selects the first problem of the open manifest and shows its quick fixes. */
export async function fixProblem(start: () => Promise<void>): Promise<void> {
  await start();
  const editor = await openManifest();
  if (editor === undefined) {
    return;
  }
  const problem = firstProblem(editor.document) ?? (await nextProblem(editor.document));
  if (problem === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The manifest has no problems.'));
    return;
  }
  editor.selection = new vscode.Selection(problem.range.start, problem.range.start);
  editor.revealRange(problem.range);
  await delay(settling);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

function firstProblem(document: vscode.TextDocument): vscode.Diagnostic | undefined {
  const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'zoho');
  return found.sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start))[0];
}

/** Waits until a document has a problem, or returns undefined. */
function nextProblem(document: vscode.TextDocument): Promise<vscode.Diagnostic | undefined> {
  return new Promise((resolve) => {
    const end = (problem: vscode.Diagnostic | undefined) => {
      subscription.dispose();
      clearTimeout(timer);
      resolve(problem);
    };
    const timer = setTimeout(() => { end(undefined); }, patience);
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      const problem = firstProblem(document);
      if (problem !== undefined) {
        end(problem);
      }
    });
  });
}
