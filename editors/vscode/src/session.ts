import * as vscode from 'vscode';
import { addConnector } from './commands/addConnector.ts';
import { explainRule, RulePages } from './commands/explainRule.ts';
import { showScopes } from './commands/showScopes.ts';
import { FaultError } from './fault.ts';
import { run } from './probe.ts';
import { Server } from './server.ts';
import { section } from './settings.ts';
import { Status } from './status.ts';

/** All that there is once a manifest is open or a command was called: the server and what shows it. */
export class Session {
  private readonly server: Server;
  private readonly output: vscode.LogOutputChannel;
  private readonly pages: RulePages;

  constructor(context: vscode.ExtensionContext) {
    this.output = vscode.window.createOutputChannel('Zoho Plugin Manifest', { log: true });
    this.server = new Server(context, this.output);
    this.pages = new RulePages((args) => this.ask(args));
    context.subscriptions.push(
      this.output,
      this.server,
      this.pages,
      new Status(this.server),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (this.server.isWanted && event.affectsConfiguration(`${section}.server.path`)) {
          void this.server.restart();
        }
      }),
    );
  }

  start(): Promise<void> {
    return this.server.start();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  restart(): Promise<void> {
    return this.server.restart();
  }

  showOutput(): Promise<void> {
    this.output.show();
    return Promise.resolve();
  }

  explainRule(): Promise<void> {
    return this.telling(() => explainRule((args) => this.ask(args)));
  }

  showScopes(): Promise<void> {
    return this.telling(() => showScopes((args) => this.ask(args)));
  }

  addConnector(): Promise<void> {
    return this.telling(async () => {
      await this.server.start();
      await addConnector(this.server.client);
    });
  }

  /** Returns what the server's program prints when it is called with args. */
  private async ask(args: readonly string[]): Promise<string> {
    return run(await this.server.program(), args);
  }

  private async telling(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      if (!(error instanceof FaultError)) {
        throw error;
      }
      this.server.tell(error.fault);
    }
  }
}

/** Asks the server's program, by its arguments, and returns what it prints. */
export type Ask = (args: readonly string[]) => Promise<string>;
