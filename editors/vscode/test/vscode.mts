// Runs a real VS Code: its server, its extension host, and its window in a headless browser.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** How long to wait for anything, in milliseconds. It only limits how long a failure takes, also on a busy machine. */
export const patience = Number(process.env.PATIENCE ?? 300_000);

/** What the tests need of the machine; scripts/install-vscode.sh says where it is. */
export interface Installation {
  readonly codeServer: string;
  readonly chromium: string;
  readonly vsix: string;
}

export interface Options {
  /** Files of the folder that is open, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The color themes by the value of THEME in the environment, and what the names of their pictures end with. */
const themes: Readonly<Record<string, { name: string; suffix: string } | undefined>> = {
  light: { name: 'Default Light Modern', suffix: '' },
  dark: { name: 'Default Dark Modern', suffix: '-dark' },
};

/** The color theme of every window. */
export const theme = chosenTheme(process.env.THEME ?? 'light');

const quiet = {
  'chat.disableAIFeatures': true,
  'editor.fontFamily': 'DejaVu Sans Mono, monospace',
  'editor.minimap.enabled': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'json.schemaDownload.enable': false,
  'remote.autoForwardPorts': false, // other programs of this machine would be counted in the status bar
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': theme.name,
  'window.commandCenter': false,
};

/** A VS Code with the packaged extension in it and a folder to open, and the browser for its window. */
export class VSCode {
  readonly folder: string;
  private readonly home: string;
  private readonly port: number;
  private readonly server: ChildProcess;
  private readonly browser: Browser;

  private constructor(home: string, port: number, server: ChildProcess, browser: Browser) {
    this.home = home;
    this.folder = path.join(home, 'extension');
    this.port = port;
    this.server = server;
    this.browser = browser;
  }

  static async start(installation: Installation, options: Options): Promise<VSCode> {
    const home = mkdtempSync(path.join(os.tmpdir(), 'vscode-'));
    const folder = path.join(home, 'extension');
    write(folder, options.files);
    write(path.join(home, 'data', 'User'), { 'settings.json': JSON.stringify({ ...quiet, ...options.settings }) });
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, ...options.environment };
    const places = ['--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'extensions')];
    execFileSync(installation.codeServer, [...places, '--install-extension', installation.vsix], { env, stdio: 'pipe' });

    const server = spawn(
      installation.codeServer,
      [...places, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--vscode-option', 'enable-smoke-test-driver'],
      { env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    try {
      const port = await listening(server);
      const browser = await chromium.launch({
        executablePath: installation.chromium,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
        timeout: patience,
      });
      return new VSCode(home, port, server, browser);
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  /** Opens a window of a folder, by default the one of all files, with the files of payload. All are local paths. */
  async window(payload: Readonly<Record<string, string>>, prepare?: (page: Page) => Promise<void>, folder = this.folder): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1100, height: 700 }, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
    await prepare?.(page);
    const remote = Object.entries(payload).map(([name, file]) => [name, `vscode-remote://127.0.0.1:${this.port}${file}`]);
    const query = new URLSearchParams({ folder, payload: JSON.stringify(remote) });
    await page.goto(`http://127.0.0.1:${this.port}/?${query.toString()}`, { timeout: patience });
    return page;
  }

  /** Changes the machine settings, as a user does by editing the file. */
  setMachine(settings: Readonly<Record<string, unknown>>): void {
    const folder = path.join(this.home, 'data', 'Machine');
    write(folder, { 'new.json': JSON.stringify(settings) });
    renameSync(path.join(folder, 'new.json'), path.join(folder, 'settings.json')); // so that it is never seen empty
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    try {
      await this.browser.close();
    } finally {
      this.server.kill();
      await ended;
      rmSync(this.home, { recursive: true, force: true, maxRetries: 30, retryDelay: 200 }); // its children may still write
    }
  }
}

function chosenTheme(key: string): { name: string; suffix: string } {
  const theme = themes[key];
  if (theme === undefined) {
    throw new Error(`THEME must be ${Object.keys(themes).join(' or ')}, not ${key}`);
  }
  return theme;
}

/** Writes files below a folder, by path. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Waits until code-server listens and returns the port that it was given. */
function listening(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      reject(new Error(`code-server does not listen:\n${output}`));
    }, patience);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        clearTimeout(timer);
        resolve(Number(port));
      }
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`code-server ended:\n${output}`));
    });
  });
}
