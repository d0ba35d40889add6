// What an extension's activation costs the extension host, by VS Code's own marks and stamps.

import * as vscode from 'vscode';
import { eventually } from './editing.ts';

const extensions = { ours: 'plugin-manifest-ls.plugin-manifest', JSON: 'vscode.json-language-features' };

/**
 * Returns lines "# WHAT". Extensions that are activated by the same event are loaded one after the other and VS Code
 * starts all their watches before the first, so "Load Code" has in it what was loaded before. The marks do not.
 */
export async function activationFigures(): Promise<string[]> {
  await vscode.commands.executeCommand('perfview.show');
  const text = await eventually(
    () => 'the report of VS Code on its start',
    () => vscode.workspace.textDocuments.find((document) => document.getText().includes('Extension Activation Stats'))?.getText(),
  );
  return Object.entries(extensions).map(([name, id]) => {
    const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(id));
    const [, , , load, call, finish] = row?.split('|').map((cell) => cell.trim()) ?? [];
    const own = mark('didLoadExtensionCode', id) - mark('willLoadExtensionCode', id);
    return `# activation, ${name}: ${own.toFixed(1)} ms to load its own code; VS Code says Load Code ${load ?? '?'} ms, Call Activate ${call ?? '?'} ms, Finish Activate ${finish ?? '?'} ms`;
  });
}

/** Where VS Code keeps its marks, with times in milliseconds. */
declare const MonacoPerformanceMarks: { getMarks(): { name: string; startTime: number }[] };

function mark(what: string, id: string): number {
  return MonacoPerformanceMarks.getMarks().find(({ name }) => name === `code/extHost/${what}/${id}`)?.startTime ?? NaN;
}
