// The server in a worker. Its first message is a Start; after that, both sides exchange the messages of the Language Server Protocol
// as objects. At its end it posts an Ended to the port of the files.

import 'wasm_exec'; // of the Go distribution; the bundler knows where it is
import { askFiles } from './files.ts';
import { run } from './run.ts';

/** Starts the server. */
export interface Start {
  readonly module: WebAssembly.Module;
  /** Answers questions about files; see serveFiles. */
  readonly files: MessagePort;
}

/** Says that the server has ended, and why if that was unexpected. */
export interface Ended {
  readonly ended: string;
}

interface Scope {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }: MessageEvent<Start>) => {
  const early: unknown[] = []; // messages before the server is started
  scope.onmessage = (event) => { early.push(event.data); };
  const { files } = data;
  const end = (why: string) => { files.postMessage({ ended: why } satisfies Ended); };
  run(data.module, askFiles(files), {
    started: (receive) => {
      scope.onmessage = (event) => { receive(JSON.stringify(event.data)); };
      early.forEach((message) => { receive(JSON.stringify(message)); });
    },
    send: (message) => { scope.postMessage(JSON.parse(message)); },
  }).then(() => { end(''); }, (error: unknown) => { end(String(error)); });
};
