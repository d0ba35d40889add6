// Reads the messages that the extension sends to a server, which a program between the two records.

import { readFileSync } from 'node:fs';
import { eventually } from './editing.ts';

export interface Message {
  readonly method?: string;
  readonly params?: { readonly initializationOptions?: { readonly jsonFeatures?: boolean }; readonly textDocument?: { readonly uri: string } };
}

/** Returns the complete messages of a recording, none if it does not exist yet. */
export function messages(log: string): Message[] {
  const all: Message[] = [];
  let rest = read(log);
  for (;;) {
    const header = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(rest.toString('latin1'));
    const end = header === null ? Infinity : header[0].length + Number(header[1]);
    if (header === null || end > rest.length) {
      return all;
    }
    all.push(JSON.parse(rest.toString('utf8', header[0].length, end)) as Message);
    rest = rest.subarray(end);
  }
}

/** Returns the methods of the messages about a document whose URI ends with a name. File events are not about a document. */
export function about(log: string, name: string): string[] {
  return messages(log).flatMap(({ method, params }) => (method?.startsWith('textDocument/') && params?.textDocument?.uri.endsWith(name) ? [method] : []));
}

/** Waits until a notification or request about a document was sent. */
export async function sent(log: string, method: string, name: string): Promise<void> {
  await eventually(
    () => `${method} of ${name}; sent were ${about(log, name).join(', ')}`,
    () => (about(log, name).includes(`textDocument/${method}`) ? true : undefined),
  );
}

function read(log: string): Buffer {
  try {
    return readFileSync(log);
  } catch {
    return Buffer.alloc(0); // the server was not started yet
  }
}
