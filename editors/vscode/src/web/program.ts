// The server as WebAssembly, in a worker: where no program can be started.

import * as vscode from 'vscode';
import { BaseLanguageClient, type DynamicFeature, type LanguageClientOptions, type MessageTransports, type StaticFeature } from 'vscode-languageclient';
import { isBuiltIn, newClient } from '../client.ts';
import { FaultError } from '../fault.ts';
import type { FindProgram } from '../program.ts';
import { section } from '../settings.ts';
import { startWorker } from './worker.ts';

const name = 'server/server.wasm';

/** Finds the server in the files of the extension. */
export const findWebAssembly: FindProgram = async (context) => {
  const read = (file: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, file));
  if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined') {
    throw new FaultError({ kind: 'noWebAssembly', program: name });
  }
  const [program, script, recorded] = await Promise.all([read(name), read('dist/worker.js'), read('dist/answers.json')]).catch(() => {
    throw new FaultError({ kind: 'missing', program: name });
  });
  const module = await WebAssembly.compile(new Uint8Array(program));
  const answers = JSON.parse(new TextDecoder().decode(recorded)) as Readonly<Record<string, string>>;
  return {
    name,
    version: (context.extension.packageJSON as { version: string }).version,
    newClient: (output, errorHandler) => newClient((options) => new Client(options, () => startWorker(script, module)), output, errorHandler),
    ask: (args) => {
      const answer = answers[args.join(' ')];
      return answer === undefined ? Promise.reject(new Error(`there is no recorded answer to ${args.join(' ')}`)) : Promise.resolve(answer);
    },
  };
};

class Client extends BaseLanguageClient {
  private readonly connect: () => MessageTransports;

  constructor(options: LanguageClientOptions, connect: () => MessageTransports) {
    super(section, 'plugin-manifest-ls', options);
    this.connect = connect;
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    return Promise.resolve(this.connect());
  }

  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    if (!isBuiltIn(feature)) {
      super.registerFeature(feature);
    }
  }

  /** Writes to the output only. The caller that starts the client shows errors, once. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
