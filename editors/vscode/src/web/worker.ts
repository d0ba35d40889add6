import type { MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageserver-protocol/browser';

/** Starts the server in a worker with a script, which is not loaded by URL because VS Code serves extensions from another origin. */
export function startWorker(script: Uint8Array, module: WebAssembly.Module): MessageTransports {
  const url = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.addEventListener('message', () => { URL.revokeObjectURL(url); }, { once: true }); // the script has been loaded
  worker.postMessage(module);
  return { reader: new Reader(worker), writer: new BrowserMessageWriter(worker) };
}

/** Reports the end of a server that crashed. */
class Reader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      this.fireClose();
    });
  }
}
