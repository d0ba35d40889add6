// What the fragment of the address says: which example is open, or the files themselves. Browsers do not send it to the server of
// the page.

import type { Contents } from './fileset.ts';
import { joined } from './joined.ts';
import { maxFiles, maxTotal, Refused } from './limits.ts';
import { checkPath } from './paths.ts';

export type Address = { readonly example: string } | { readonly data: string } | undefined;

/** The files of an extension in a link. Files that are not texts have no content. */
interface Shared {
  readonly name: string;
  readonly files: Readonly<Record<string, string | null>>;
}

/** Returns what a fragment, with its #, refers to. */
export function parseAddress(hash: string): Address {
  const [key, value = ''] = hash.slice(1).split('=', 2);
  return key === 'example' ? { example: decodeURIComponent(value) } : key === 'files' ? { data: value } : undefined;
}

export function exampleAddress(name: string): string {
  return `#example=${encodeURIComponent(name)}`;
}

/** Returns the fragment for texts of files; undefined means a file that is not a text. */
export async function filesAddress(name: string, files: ReadonlyMap<string, string | undefined>): Promise<string> {
  const shared: Shared = { name, files: Object.fromEntries([...files].map(([path, text]) => [path, text ?? null])) };
  const compressed = await bytesOf(new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const binary = Array.from(compressed, (byte) => String.fromCharCode(byte)).join('');
  return `#files=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Returns the files of a link. */
export async function filesOf(data: string): Promise<{ name: string; contents: Contents }> {
  let shared: unknown;
  try {
    const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
    const compressed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const text = await bytesOf(new Blob([compressed]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
    shared = JSON.parse(new TextDecoder().decode(text));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('The link is incomplete or damaged.');
  }
  if (!isShared(shared)) {
    throw new Refused('The link contains no extension.');
  }
  const entries = Object.entries(shared.files);
  const encoder = new TextEncoder();
  const contents = new Map(entries.map(([path, text]) => [checkPath(path), text === null ? new Uint8Array(1) : encoder.encode(text)]));
  return { name: shared.name, contents };
}

function isShared(value: unknown): value is Shared {
  const { name, files } = (value ?? {}) as Record<keyof Shared, unknown>;
  if (typeof name !== 'string' || typeof files !== 'object' || files === null) {
    return false;
  }
  const texts: unknown[] = Object.values(files);
  return texts.length > 0 && texts.length <= maxFiles && texts.every((text) => typeof text === 'string' || text === null);
}

/** Reads a stream that is not longer than the files of an extension may be. */
async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    length += value.length;
    if (length > maxTotal) {
      await reader.cancel();
      throw new Refused('The link contains more than the playground opens.');
    }
    chunks.push(value);
  }
  return joined(chunks);
}
