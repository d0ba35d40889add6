// The worker of the page: the server, see ../../wasm/src/worker.ts. It holds a lock with its name as long as it lives.

import '../../wasm/src/worker.ts';

void navigator.locks.request(self.name, () => new Promise(() => undefined));
