// The files that the server asks its client for. The client announces the experimental capability "files".

/** Describes a file or folder. */
export interface Info {
  readonly name: string;
  readonly folder: boolean;
  /** Bytes of a file. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/**
 * Answers questions about files by URI. An answer is undefined if there is no such file, or if the server must not see it: it asks for
 * files beside and above the open ones, too.
 */
export interface Files {
  stat(uri: string): Promise<Info | undefined>;
  list(uri: string): Promise<Info[] | undefined>;
  read(uri: string): Promise<Uint8Array | undefined>;
}

interface Parameters {
  readonly uri: string;
}

type Handler = (parameters: Parameters) => Promise<unknown>;

/** Returns the handlers of the requests of the server, by method. */
export function fileRequests(files: Files): ReadonlyMap<string, Handler> {
  return new Map<string, Handler>([
    ['plugin-manifest-ls/stat', async ({ uri }) => (await files.stat(uri)) ?? null],
    ['plugin-manifest-ls/list', async ({ uri }) => (await files.list(uri)) ?? null],
    ['plugin-manifest-ls/read', async ({ uri }) => toBase64(await files.read(uri))],
  ]);
}

/** Returns bytes in Base64, in portions, because a call has a limited number of arguments. */
function toBase64(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) {
    return null;
  }
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
