// Serves the built site on this machine only:
//
//   node scripts/serve.mts FOLDER [PORT]

import { serve } from './server.mts';

const [folder, port] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error('usage: node scripts/serve.mts FOLDER [PORT]');
}
console.log(`The playground is at ${(await serve(folder, Number(port ?? 8123))).address}`);
