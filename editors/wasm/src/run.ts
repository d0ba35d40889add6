// Runs the server, a Go program. The global class Go comes from wasm_exec.js of the Go distribution that compiled it.

declare const Go: new () => { readonly importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };

/** The connection of a running server to its client. Messages are JSON texts. */
export interface Connection {
  /** Gets a function that passes a message to the server. It is called once, before send. */
  started(receive: (message: string) => void): void;
  send(message: string): void;
}

/** Runs the server until it ends. Rejects if it ended unexpectedly. */
export async function run(module: WebAssembly.Module, connection: Connection): Promise<void> {
  let reason = 'the server crashed';
  const host = {
    started: (receive: (message: string) => void) => { connection.started(receive); },
    send: (message: string) => { connection.send(message); },
    ended: (why: string) => { reason = why; },
  };
  Object.assign(globalThis, { pluginManifestHost: host });
  const go = new Go();
  await go.run(await WebAssembly.instantiate(module, go.importObject));
  if (reason !== '') {
    throw new Error(reason);
  }
}
