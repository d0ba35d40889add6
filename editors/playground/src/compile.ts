// Fetches and compiles the server while the rest of the page loads.

/** Records when something was reached for the first time, as a performance mark. */
export function reached(moment: 'compiled' | 'initialized' | 'diagnosed'): void {
  const name = `playground ${moment}`;
  if (performance.getEntriesByName(name).length === 0) {
    performance.mark(name);
  }
}

/** Returns what the browser lacks, or undefined if it has everything that the server needs. */
export function missing(): string | undefined {
  if (typeof WebAssembly !== 'object') {
    return 'WebAssembly';
  }
  return typeof Worker === 'function' ? undefined : 'web workers';
}

/** Fetches and compiles the server. */
export async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(SERVER_WASM);
  if (!response.ok) {
    throw new Error(`${SERVER_WASM}: ${response.status} ${response.statusText}`);
  }
  const streams = response.headers.get('Content-Type') === 'application/wasm';
  const module = await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  reached('compiled');
  return module;
}
