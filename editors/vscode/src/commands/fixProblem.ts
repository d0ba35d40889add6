import * as vscode from 'vscode';
import { onLightBulb } from '../codeActions.ts';
import { openManifest } from '../openManifest.ts';

/** Maximum time to wait for the problems of a manifest that was just opened, in milliseconds. */
const patience = 5000;

/**
 * Maximum time to wait for the light bulb, in milliseconds: VS Code requests it 250 ms after the cursor moved, but not if the cursor was
 * there before or light bulbs are turned off.
 */
const bulbPatience = 1000;

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
  const lit = lightBulb(editor.document.uri, problem.range.start);
  editor.selection = new vscode.Selection(problem.range.start, problem.range.start);
  editor.revealRange(problem.range);
  await lit; // VS Code closes a list of quick fixes when it updates the light bulb
  await vscode.commands.executeCommand('editor.action.quickFix');
}

function firstProblem(document: vscode.TextDocument): vscode.Diagnostic | undefined {
  const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'zoho');
  return found.sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start))[0];
}

/** Waits until a document has a problem, or returns undefined. */
function nextProblem(document: vscode.TextDocument): Promise<vscode.Diagnostic | undefined> {
  return waitFor(vscode.languages.onDidChangeDiagnostics, () => firstProblem(document), patience);
}

/** Waits until VS Code has the code actions for the light bulb at a position of a document. */
async function lightBulb(document: vscode.Uri, at: vscode.Position): Promise<void> {
  await waitFor(onLightBulb, ({ uri, range }) => (uri.toString() === document.toString() && range.start.isEqual(at) ? range : undefined), bulbPatience);
}

/** Waits for an event of which `result` is not undefined, at most some milliseconds, and returns it. */
function waitFor<T, R>(event: vscode.Event<T>, result: (of: T) => R | undefined, milliseconds: number): Promise<R | undefined> {
  return new Promise((resolve) => {
    const end = (found: R | undefined) => {
      subscription.dispose();
      clearTimeout(timer);
      resolve(found);
    };
    const timer = setTimeout(() => { end(undefined); }, milliseconds);
    const subscription = event((of) => {
      const found = result(of);
      if (found !== undefined) {
        end(found);
      }
    });
  });
}
