import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { newClient } from './client.ts';
import { FaultError, tell } from './fault.ts';
import { locate } from './locate.ts';
import { probe } from './probe.ts';
import { Recovery } from './recovery.ts';

/** How long a server may take to answer that it serves, in milliseconds. */
const patience = 20_000;

export type Condition = 'stopped' | 'starting' | 'running' | 'faulty';

/** The server process, from the search for the program to its end. Its methods do not run beside each other. */
export class Server implements vscode.Disposable {
  readonly output: vscode.LogOutputChannel;
  private readonly context: vscode.ExtensionContext;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  private last: Promise<void> = Promise.resolve();
  private running: Running | undefined;
  private toldOfCrash = false;
  condition: Condition = 'stopped';

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.context = context;
    this.output = output;
  }

  get client(): LanguageClient | undefined {
    return this.condition === 'running' ? this.running?.client : undefined;
  }

  get version(): string | undefined {
    return this.running?.version;
  }

  /** Starts the server unless it was started before. If that did not work, only a restart tries again. */
  start(): Promise<void> {
    return this.queue(async () => {
      if (this.condition === 'stopped') {
        await this.begin();
      }
    });
  }

  restart(): Promise<void> {
    return this.queue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.queue(() => this.end());
  }

  /** Returns a program that runs here and is the server, or throws a FaultError. */
  async program(): Promise<string> {
    const program = this.running?.program ?? (await locate(this.context));
    if (this.running === undefined) {
      await probe(program);
    }
    return program;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private queue(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step, step);
    return this.last;
  }

  private async begin(): Promise<void> {
    this.become('starting');
    const program = await locate(this.context);
    try {
      const version = await probe(program);
      this.output.info(`plugin-manifest-ls ${version} is ${program}`);
      const client = newClient(program, this.output, this.recovery());
      this.running = { program, version, client, serves: false };
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running && this.running?.client === client) {
          this.running.serves = true;
          this.become('running');
        }
      });
      await within(patience, client.start(), program);
    } catch (error) {
      await this.end();
      this.become('faulty');
      const fault = error instanceof FaultError ? error.fault : ({ kind: 'notServing', program } as const);
      this.output.error(error instanceof Error ? error.message : String(error));
      void tell(fault, () => {
        this.output.show();
      });
    }
  }

  private async end(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    this.become('stopped');
    await running?.client.dispose().catch((error: unknown) => {
      this.output.debug(`stopping: ${String(error)}`);
    });
  }

  private recovery(): Recovery {
    return new Recovery({
      isWanted: () => this.running?.serves === true,
      crashed: () => {
        this.become('starting');
        this.output.warn('The server ended unexpectedly. It is started again.');
        if (!this.toldOfCrash) {
          this.toldOfCrash = true;
          void this.offer(vscode.l10n.t('plugin-manifest-ls ended unexpectedly and is started again.'), vscode.window.showWarningMessage);
        }
      },
      gaveUp: () => {
        if (this.running?.serves === true) {
          this.become('faulty');
          void this.offer(vscode.l10n.t('Manifests are no longer checked: plugin-manifest-ls has ended unexpectedly too often.'), vscode.window.showErrorMessage);
        }
      },
    });
  }

  private async offer(message: string, show: (message: string, ...items: string[]) => Thenable<string | undefined>): Promise<void> {
    const restart = vscode.l10n.t('Restart Server');
    const output = vscode.l10n.t('Show Output');
    const chosen = await show(message, restart, output);
    if (chosen === restart) {
      await this.restart();
    } else if (chosen === output) {
      this.output.show();
    }
  }

  private become(condition: Condition): void {
    this.condition = condition;
    this.changed.fire();
  }
}

interface Running {
  readonly program: string;
  readonly version: string;
  readonly client: LanguageClient;
  serves: boolean;
}

/** Waits for a start, but not longer than so many milliseconds. */
async function within(time: number, start: Promise<void>, program: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
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
