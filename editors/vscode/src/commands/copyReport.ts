import * as vscode from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';

const command = 'plugin-manifest-ls.diagnosticReport';

/** Maximum time to wait for the report of the server, in milliseconds. */
const patience = 20_000;

/** Maximum number of files whose problems are counted. */
const maxFiles = 20;

/** What the extension knows of the server. */
export interface ServerState {
  readonly condition: string;
  readonly version: string | undefined;
  /** The program that was tried last. */
  readonly tried: string | undefined;
  /** Why it does not run. */
  readonly error: string | undefined;
  readonly client: BaseLanguageClient | undefined;
}

/** Copies a report for an issue to the clipboard: what the extension knows and, if the server runs, its report. */
export async function copyReport(context: vscode.ExtensionContext, server: ServerState): Promise<void> {
  const [theirs, error] = await reportOf(server.client).then(
    (text) => [text, server.error] as const,
    (reason: unknown) => ['', reason instanceof Error ? reason.message : String(reason)] as const,
  );
  const own = block(withoutHome([...editor(context), ...state(server, error), ...problems()]));
  await vscode.env.clipboard.writeText(`${theirs === '' ? '### plugin-manifest-ls diagnostic report\n' : theirs}\n**VS Code**\n\n${own}`);
  void vscode.window.setStatusBarMessage(vscode.l10n.t('The diagnostic report was copied to the clipboard.'), 5000);
}

/** Returns the report of the server, empty if it does not run. */
async function reportOf(client: BaseLanguageClient | undefined): Promise<string> {
  if (client === undefined) {
    return '';
  }
  const cancellation = new vscode.CancellationTokenSource();
  const timer = setTimeout(() => { cancellation.cancel(); }, patience);
  try {
    return String(await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: ['markdown'] }, cancellation.token));
  } finally {
    clearTimeout(timer);
    cancellation.dispose();
  }
}

type Row = readonly [name: string, value: string];

function editor({ extension }: vscode.ExtensionContext): Row[] {
  const { version } = extension.packageJSON as { version: string };
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [
    ['VS Code', `${vscode.version}, ${vscode.env.appName}, ${vscode.env.appHost}`],
    ['extension', version],
    ['runs', `${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}${vscode.env.remoteName === undefined ? '' : `, remote ${vscode.env.remoteName}`}`],
    ['workspace', `${folders.length} folders, ${vscode.workspace.isTrusted ? 'trusted' : 'not trusted'}, ${[...new Set(folders.map(({ uri }) => uri.scheme))].join(', ')}`],
  ];
}

function state(server: ServerState, error: string | undefined): Row[] {
  return [
    ['server', `${server.condition}${server.version === undefined ? '' : `, version ${server.version}`}`],
    ...(server.tried === undefined ? [] : [['program', server.tried] as const]),
    ...(error === undefined ? [] : [['error', error] as const]),
  ];
}

/** Counts the problems that VS Code shows, by file. */
function problems(): Row[] {
  const rows: Row[] = [];
  for (const [uri, all] of vscode.languages.getDiagnostics()) {
    const ours = all.filter(({ source }) => source === 'zoho');
    if (ours.length > 0) {
      const count = (severity: vscode.DiagnosticSeverity) => ours.filter((problem) => problem.severity === severity).length;
      const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
      rows.push(['problems', `${vscode.workspace.asRelativePath(uri)}: ${count(Error)} errors, ${count(Warning)} warnings, ${count(Information)} information, ${count(Hint)} hints`]);
    }
  }
  return rows.length <= maxFiles ? rows : [...rows.slice(0, maxFiles), ['problems', `in ${rows.length - maxFiles} more files`]];
}

/** Replaces the home directory of the user, if there is one. */
function withoutHome(rows: readonly Row[]): Row[] {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const home = process?.env?.HOME ?? process?.env?.USERPROFILE ?? '';
  return home.length < 2 ? [...rows] : rows.map(([name, value]) => [name, value.replaceAll(home, '~')]);
}

/** Returns rows as a block of code, so that no text is formatted. */
function block(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}${value.replaceAll('```', "'''").replaceAll(/[\r\n]+/g, ' ')}`);
  return ['```text', ...lines, '```', ''].join('\n');
}
