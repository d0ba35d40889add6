import * as vscode from 'vscode';
import { type ConnectorTarget, registerClientCommands } from './clientCommands.ts';
import { addConnector } from './commands/addConnector.ts';
import { createExtension, type ExtensionTarget } from './commands/createExtension.ts';
import { copyReport } from './commands/copyReport.ts';
import { createManifest } from './commands/createManifest.ts';
import { explainRule, RulePages } from './commands/explainRule.ts';
import { fixProblem } from './commands/fixProblem.ts';
import { showScopes } from './commands/showScopes.ts';
import { FaultError } from './fault.ts';
import { admit } from './fileSystems.ts';
import { registerPaste } from './paste.ts';
import type { FindProgram } from './program.ts';
import { Server } from './server.ts';
import { section } from './settings.ts';
import { Status } from './status.ts';

/** The server and its user interface, created when the first manifest is opened or a command is called. */
export class Session {
  private readonly context: vscode.ExtensionContext;
  private readonly server: Server;
  private readonly output: vscode.LogOutputChannel;
  private readonly pages: RulePages;

  constructor(context: vscode.ExtensionContext, find: FindProgram) {
    this.context = context;
    vscode.workspace.workspaceFolders?.forEach(({ uri }) => admit(uri));
    this.output = vscode.window.createOutputChannel('Zoho Plugin Manifest', { log: true });
    this.server = new Server(context, this.output, find);
    this.pages = new RulePages((args) => this.ask(args));
    context.subscriptions.push(
      this.output,
      this.server,
      this.pages,
      new Status(this.server),
      registerClientCommands(this),
      registerPaste(() => this.server.client),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (this.server.isWanted && event.affectsConfiguration(`${section}.server.path`)) {
          void this.server.restart();
        }
      }),
    );
  }

  /** Starts the server, or restarts it for the first document of another file system. */
  start(document?: vscode.Uri): Promise<void> {
    const isNew = document !== undefined && admit(document);
    return isNew && this.server.isWanted ? this.server.restart() : this.server.start();
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

  /** Copies a report for an issue, also if the server cannot be started. */
  async copyReport(): Promise<void> {
    await this.server.start();
    await copyReport(this.context, this.server);
  }

  /** Shows the page of a rule, by default one that the user selects. */
  explainRule(code?: string): Promise<void> {
    return this.showingFaults(() => explainRule((args) => this.ask(args), code));
  }

  showScopes(): Promise<void> {
    return this.showingFaults(() => showScopes((args) => this.ask(args)));
  }

  /** Adds a connector, by default at the cursor of the active editor. */
  addConnector(target?: ConnectorTarget): Promise<void> {
    return this.showingFaults(async () => {
      await this.server.start();
      await addConnector(this.server.client, target);
    });
  }

  /** Creates an extension, by default for a service and in a folder that the user selects. */
  createExtension(target?: ExtensionTarget): Promise<void> {
    return this.showingFaults(async () => {
      await this.server.start();
      await createExtension(this.server.client, target);
    });
  }

  createManifest(): Promise<void> {
    return this.showingFaults(() => createManifest(() => this.server.start()));
  }

  fixProblem(): Promise<void> {
    return this.showingFaults(() => fixProblem(() => this.server.start()));
  }

  /** Returns the output of the server program called with args. */
  private async ask(args: readonly string[]): Promise<string> {
    return (await this.server.program()).ask(args);
  }

  private async showingFaults(command: () => Promise<void>): Promise<void> {
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
