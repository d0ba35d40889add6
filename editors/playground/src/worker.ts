// The worker of the page: the server, see ../../wasm/src/worker.ts. It holds a lock with its name as long as it lives, and says when it has it.

import '../../wasm/src/worker.ts';
import { locked } from './message.ts';

void navigator.locks.request(self.name, () => {
  (self as unknown as { postMessage(message: unknown): void }).postMessage({ jsonrpc: '2.0', method: locked });
  return new Promise(() => undefined);
});
