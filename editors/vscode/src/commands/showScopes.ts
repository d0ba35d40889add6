import * as vscode from 'vscode';
import { isManifest } from '../documents.ts';
import { insertion } from '../scopes.ts';
import type { Ask } from '../program.ts';

interface Scope {
  readonly scope: string;
  readonly product: string;
  readonly meaning: string;
  readonly grade: string;
}

/** Asks for scopes and inserts them into the connector at the cursor or, without one, copies them to the clipboard. */
export async function showScopes(ask: Ask): Promise<void> {
  const scopes = JSON.parse(await ask(['scopes', '--format', 'json'])) as Scope[];
  const product = await chooseProduct(scopes);
  if (product === undefined) {
    return;
  }
  const chosen = await chooseScopes(product, scopes.filter((scope) => scope.product === product));
  if (chosen === undefined || chosen.length === 0) {
    return;
  }
  if (!(await insert(chosen))) {
    await vscode.env.clipboard.writeText(chosen.map((scope) => JSON.stringify(scope)).join(', '));
    void vscode.window.setStatusBarMessage(vscode.l10n.t('Copied to the clipboard, because the cursor is not in a connector with a list of scopes.'), 5000);
  }
}

async function chooseProduct(scopes: readonly Scope[]): Promise<string | undefined> {
  const counts = new Map<string, number>();
  for (const { product } of scopes) {
    counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  const items = [...counts].map(([label, count]) => ({ label, description: vscode.l10n.t('{0} scopes', count) }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Connector Scopes'),
    placeHolder: vscode.l10n.t('Product that the connection connects to'),
  });
  return chosen?.label;
}

async function chooseScopes(product: string, scopes: readonly Scope[]): Promise<string[] | undefined> {
  const items = scopes.map(({ scope, meaning, grade }) => ({
    label: scope,
    detail: meaning,
    ...(grade === 'official-pattern' ? { description: vscode.l10n.t('not verified') } : {}),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Scopes of {0}', product),
    placeHolder: vscode.l10n.t('Scopes to insert or copy'),
    canPickMany: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ label }) => label);
}

/** Inserts scopes at the cursor. Returns false if the cursor is not in a connector with scopes. */
async function insert(scopes: readonly string[]): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isManifest(editor.document)) {
    return false;
  }
  const { document, options } = editor;
  const found = insertion(document.getText(), document.offsetAt(editor.selection.active), scopes, {
    insertSpaces: options.insertSpaces === true,
    tabSize: typeof options.tabSize === 'number' ? options.tabSize : 2,
  });
  if (found === undefined) {
    return false;
  }
  return editor.edit((builder) => {
    for (const { offset, length, content } of found) {
      builder.replace(new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), content);
    }
  });
}
