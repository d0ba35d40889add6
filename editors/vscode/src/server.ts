import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { Code } from './code.ts';
import { describe, type Fault, FaultError } from './fault.ts';
import { ExtensionFolders } from './folders.ts';
import { type Message, Notice } from './notice.ts';
import type { FindProgram, Program } from './program.ts';
import { Recovery } from './recovery.ts';
import { section } from './settings.ts';

/** Timeout for the initialization of the server, in milliseconds. */
const startTimeout = 20_000;

export type Condition = 'stopped' | 'starting' | 'running' | 'faulty';

/** Manages the server process, from locating the program to its end. Its methods run one after the other. */
export class Server implements vscode.Disposable {
  readonly output: vscode.LogOutputChannel;
  private readonly find: () => Promise<Program>;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  private readonly notice = new Notice();
  private readonly folders = new ExtensionFolders();
  private code: Code | undefined;
  private last: Promise<void> = Promise.resolve();
  private wanted = false;
  private restarts = 0;
  private running: Running | undefined;
  private crashShown = false;
  condition: Condition = 'stopped';
  /** The program that was tried last. */
  tried: string | undefined;
  /** Why it does not run. */
  error: string | undefined;

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, find: FindProgram) {
    this.find = () => find(context);
    this.output = output;
  }

  get client(): BaseLanguageClient | undefined {
    return this.condition === 'running' ? this.running?.client : undefined;
  }

  get version(): string | undefined {
    return this.running?.program.version;
  }

  /** Reports whether the server has been requested. */
  get isWanted(): boolean {
    return this.wanted;
  }

  /** Starts the server unless that has been tried. After a failure, only a restart tries again. */
  start(): Promise<void> {
    this.wanted = true;
    return this.queue(async () => {
      if (this.condition === 'stopped') {
        await this.begin();
      }
    });
  }

  /** Restarts the server. Of several waiting restarts, as while the user types a path, only the last is executed. */
  restart(): Promise<void> {
    this.wanted = true;
    this.restarts++;
    return this.queue(async () => {
      this.restarts--;
      if (this.restarts === 0) {
        await this.end();
        await this.begin();
      }
    });
  }

  stop(): Promise<void> {
    return this.queue(() => this.end());
  }

  /** Returns a working server program, or throws a FaultError. */
  async program(): Promise<Program> {
    return this.running?.program ?? this.find();
  }

  /** Shows an error of the program. */
  tell(fault: Fault): void {
    const setting = () => vscode.commands.executeCommand('workbench.action.openSettings', `${section}.server.path`);
    this.notice.tell({ severity: 'error', text: describe(fault), buttons: this.buttons([vscode.l10n.t('Open Setting'), setting]) });
  }

  dispose(): void {
    this.changed.dispose();
    this.code?.dispose();
    this.folders.dispose();
  }

  private queue(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step, step);
    return this.last;
  }

  private async begin(): Promise<void> {
    this.become('starting');
    let name = 'plugin-manifest-ls';
    this.tried = this.error = undefined;
    try {
      const program = await this.find();
      ({ name } = program);
      this.tried = name;
      this.output.info(`plugin-manifest-ls ${program.version} is ${name}`);
      const client = program.newClient(this.output, this.recovery());
      this.running = { program, client, serves: false };
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running && this.running?.client === client) {
          this.running.serves = true;
          this.notice.drop();
          this.become('running');
          void client.start().then(() => { this.serveCode(client); }); // resolved as soon as the client is running
        }
      });
      await within(startTimeout, client.start(), name);
    } catch (error) {
      await this.end();
      this.become('faulty');
      const fault = error instanceof FaultError ? error.fault : ({ kind: 'notServing', program: name } as const);
      this.tried = fault.program;
      this.error = error instanceof Error ? error.message : String(error);
      this.output.error(this.error);
      this.tell(fault);
    }
  }

  private async end(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    this.code?.dispose();
    this.code = undefined;
    this.become('stopped');
    await running?.client.dispose().catch((error: unknown) => {
      this.output.debug(`stopping: ${String(error)}`);
    });
  }

  private serveCode(client: BaseLanguageClient): void {
    if (this.running?.client === client) {
      this.code?.dispose();
      this.code = new Code(client, this.folders);
    }
  }

  private recovery(): Recovery {
    return new Recovery({
      isWanted: () => this.running?.serves === true,
      crashed: () => {
        this.become('starting');
        this.output.warn('The server ended unexpectedly. Restarting it.');
        if (!this.crashShown) {
          this.crashShown = true;
          this.offer(vscode.l10n.t('plugin-manifest-ls ended unexpectedly and is being restarted.'), 'warning');
        }
      },
      gaveUp: () => {
        if (this.running?.serves === true) {
          this.become('faulty');
          this.error = 'it ended unexpectedly too often';
          this.offer(vscode.l10n.t('Manifests are no longer checked: plugin-manifest-ls ended unexpectedly too often.'), 'error');
        }
      },
    });
  }

  private offer(text: string, severity: Message['severity']): void {
    this.notice.tell({ severity, text, buttons: this.buttons([vscode.l10n.t('Restart Server'), () => this.restart()]) });
  }

  private buttons(first: [title: string, run: () => unknown]): Message['buttons'] {
    const showOutput = () => {
      this.output.show();
    };
    return new Map([first, [vscode.l10n.t('Show Output'), showOutput]]);
  }

  private become(condition: Condition): void {
    this.condition = condition;
    this.changed.fire();
  }
}

interface Running {
  readonly program: Program;
  readonly client: BaseLanguageClient;
  serves: boolean;
}

/** Waits for start at most time milliseconds, then throws a FaultError. */
async function within(time: number, start: Promise<void>, program: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new FaultError({ kind: 'silent', program }));
    }, time);
  });
  try {
    await Promise.race([start, late]);
  } finally {
    clearTimeout(timer);
  }
}
