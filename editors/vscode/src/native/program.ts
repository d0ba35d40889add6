import { LanguageClient, type StaticFeature, type DynamicFeature, TransportKind } from 'vscode-languageclient/node';
import { isBuiltIn, newClient } from '../client.ts';
import type { FindProgram } from '../program.ts';
import { section } from '../settings.ts';
import { locate } from './locate.ts';
import { probe, run } from './probe.ts';

/** Finds the native server. */
export const findNative: FindProgram = async (context) => {
  const name = await locate(context);
  return {
    name,
    version: await probe(name),
    newClient: (output, errorHandler) => {
      const server = { command: name, args: ['serve'], transport: TransportKind.stdio };
      return newClient((options) => new Client(section, 'plugin-manifest-ls', server, options), output, errorHandler);
    },
    ask: (args) => run(name, args),
  };
};

class Client extends LanguageClient {
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
