// The files that the server asks for, and how a worker asks the page that it belongs to.

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
 * Answers questions about files by absolute path. An answer is undefined if there is no such file, or if the server must not see it:
 * it asks for files beside and above the open ones, too.
 */
export interface Files {
  stat(path: string): Promise<Info | undefined>;
  list(path: string): Promise<Info[] | undefined>;
  read(path: string): Promise<Uint8Array | undefined>;
}

interface Question {
  readonly id: number;
  readonly ask: keyof Files;
  readonly path: string;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Returns the files that are served at the other end of a port. */
export function askFiles(port: MessagePort): Files {
  let last = 0;
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  port.onmessage = ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) {
      call?.resolve(data.result);
    } else {
      call?.reject(new Error(data.error));
    }
  };
  const ask = (question: keyof Files, path: string) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      port.postMessage({ id, ask: question, path } satisfies Question);
    });
  return {
    stat: (path) => ask('stat', path) as ReturnType<Files['stat']>,
    list: (path) => ask('list', path) as ReturnType<Files['list']>,
    read: (path) => ask('read', path) as ReturnType<Files['read']>,
  };
}

/** Answers the questions that arrive at a port. */
export function serveFiles(port: MessagePort, files: Files): void {
  port.onmessage = ({ data: { id, ask, path } }: MessageEvent<Question>) => {
    files[ask](path).then(
      (result) => { port.postMessage({ id, result } satisfies Answer); },
      (error: unknown) => { port.postMessage({ id, error: String(error) } satisfies Answer); },
    );
  };
}
