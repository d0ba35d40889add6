// The server in a worker. Its first message is the compiled server, a WebAssembly.Module. After that, both sides exchange the messages
// of the Language Server Protocol as objects. The worker ends with the server; if that was unexpected, with an uncaught error.

import 'wasm_exec'; // of the Go distribution; the bundler knows where it is
import { run } from './run.ts';

interface Scope {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }: MessageEvent<WebAssembly.Module>) => {
  const early: unknown[] = []; // messages before the server is started
  scope.onmessage = (event) => { early.push(event.data); };
  const ended = run(data, {
    started: (receive) => {
      scope.onmessage = (event) => { receive(JSON.stringify(event.data)); };
      early.forEach((message) => { receive(JSON.stringify(message)); });
    },
    send: (message) => { scope.postMessage(JSON.parse(message)); },
  });
  ended.then(
    () => { scope.close(); },
    (error: unknown) => { setTimeout(() => { throw error; }); }, // outside of the promise, so that the page gets an error event
  );
};
