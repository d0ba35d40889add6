import * as vscode from 'vscode';
import type { Ask } from '../program.ts';

const scheme = 'plugin-manifest-rule';

/**
 * URL of the page of a rule, which the server makes the link of the code of a diagnostic. It is not the URL of a command, because
 * VS Code runs no command when the code in a hover is clicked. package.json associates the scheme with the Markdown preview.
 */
export const rulePage = `${scheme}:/{code}.md`;

interface Rule {
  readonly code: string;
  readonly severity: string;
  readonly summary: string;
  readonly group: string;
}

/** Shows the page of a rule. Without a code, or with an unknown one, the user selects the rule, those of problems at the cursor first. */
export async function explainRule(ask: Ask, code?: string): Promise<void> {
  const rules = JSON.parse(await ask(['rules', '--format', 'json'])) as Rule[];
  const chosen = rules.some((rule) => rule.code === code) ? code : await choose(rules);
  if (chosen !== undefined) {
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(rulePage.replace('{code}', chosen)));
  }
}

/** Provides the pages of the rules as virtual documents. */
export class RulePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly ask: Ask;
  private readonly registration: vscode.Disposable;

  constructor(ask: Ask) {
    this.ask = ask;
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.ask(['explain', uri.path.slice(1, -'.md'.length), '--format', 'markdown']);
  }

  dispose(): void {
    this.registration.dispose();
  }
}

async function choose(rules: readonly Rule[]): Promise<string | undefined> {
  const here = codesAtCursor();
  const items: vscode.QuickPickItem[] = [];
  let group = '';
  const add = (title: string, rule: Rule) => {
    if (title !== group) {
      items.push({ label: title, kind: vscode.QuickPickItemKind.Separator });
      group = title;
    }
    items.push({ label: rule.code, description: rule.severity, detail: rule.summary });
  };
  rules.filter(({ code }) => here.has(code)).forEach((rule) => { add(vscode.l10n.t('At the cursor'), rule); });
  rules.filter(({ code }) => !here.has(code)).forEach((rule) => { add(rule.group, rule); });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain Rule'),
    placeHolder: vscode.l10n.t('Rule code or keyword'),
    matchOnDetail: true,
  });
  return chosen?.label;
}

function codesAtCursor(): Set<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return new Set();
  }
  const found = vscode.languages.getDiagnostics(editor.document.uri).filter(({ range }) => range.intersection(editor.selection) !== undefined);
  return new Set(found.map(codeOf));
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
