// The server in a worker, until it ends for whatever reason.

import { fileRequests, type Files } from '../../wasm/src/files.ts';
import { locked, type Message } from './message.ts';

/** Starts the server and returns a function that sends it a message. ended is called once, also if the browser stops the worker. */
export function startServer(module: WebAssembly.Module, files: Files, receive: (message: Message) => void, ended: () => void): (message: Message) => void {
  const name = `plugin-manifest-ls ${crypto.randomUUID()}`;
  const worker = new Worker(SERVER_WORKER, { name });
  let isAlive = true;
  const end = () => {
    if (isAlive) {
      isAlive = false;
      worker.terminate();
      ended();
    }
  };
  const requests = fileRequests(files);
  worker.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.method === locked) {
      void navigator.locks.request(name, end); // a worker that is stopped sends nothing, but loses its lock
      return;
    }
    const answer = requests.get(data.method ?? '');
    if (answer === undefined) {
      receive(data);
    } else {
      void answer(data.params as { uri: string }).then((result) => { worker.postMessage({ jsonrpc: '2.0', id: data.id, result }); });
    }
  };
  worker.onerror = end;
  worker.postMessage(module);
  return (message) => { worker.postMessage(message); };
}
