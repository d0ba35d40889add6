// Translates between the URIs of the server and those of Monaco's LSP client, which lowers their case when it opens a document and
// does not encode them.

import { monaco } from './monaco.ts';

interface TextDocument {
  readonly textDocument?: { readonly uri: string };
}

/** Returns the parameters of a message of the client with the URI that the server knows. */
export function toServer(params: unknown): unknown {
  const document = (params as TextDocument | undefined)?.textDocument;
  if (document === undefined) {
    return params;
  }
  const lower = document.uri.toLowerCase();
  const model = monaco.editor.getModels().find(({ uri }) => uri.toString(true).toLowerCase() === lower);
  return { ...(params as object), textDocument: { ...document, uri: serverURI(model?.uri ?? monaco.Uri.parse(document.uri)) } };
}

/** Reports whether the document of a message to the server is open, or the message is not about a document. */
export function isOpen(params: unknown): boolean {
  const uri = (params as TextDocument | undefined)?.textDocument?.uri;
  return uri === undefined || monaco.editor.getModel(monaco.Uri.parse(uri)) !== null;
}

/** Returns a URI as the server sees it. */
export function serverURI(uri: monaco.Uri): string {
  return uri.toString();
}

/** Returns a result of the server with the URIs that the client knows. Data that the client sends back to the server stays. */
export function toClient(result: unknown): unknown {
  if (Array.isArray(result)) {
    return typeof result[0] === 'number' ? result : result.map(toClient); // semantic tokens are numbers
  }
  if (typeof result !== 'object' || result === null) {
    return result;
  }
  return Object.fromEntries(Object.entries(result).map(([key, value]: [string, unknown]) => {
    if ((key === 'uri' || key === 'targetUri') && typeof value === 'string') {
      return [key, clientURI(value)];
    }
    if (key === 'changes' && typeof value === 'object' && value !== null) {
      return [key, Object.fromEntries(Object.entries(value).map(([uri, edits]) => [clientURI(uri), edits]))];
    }
    return [key, key === 'data' || key === 'arguments' ? value : toClient(value)];
  }));
}

function clientURI(uri: string): string {
  return monaco.Uri.parse(uri).toString(true);
}
