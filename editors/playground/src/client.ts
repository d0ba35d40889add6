// Connects Monaco's LSP client with the server, and adapts what they send. The client outlives the server: after a restart, the new
// server gets the documents that are open.

import { MonacoLspClient } from 'monaco-lsp-client'; // a part of monaco-editor; the bundler knows where it is
import { monaco } from './monaco.ts';
import type { Message, PublishDiagnostics } from './message.ts';
import { isOpen, serverURI, toClient, toServer } from './uris.ts';

/** Starts a server; see startServer. */
export type Starter = (receive: (message: Message) => void, ended: () => void) => (message: Message) => void;

export interface Events {
  initialized(): void;
  diagnostics(params: PublishDiagnostics): void;
  showMessage(text: string): void;
  /** The server has ended. It is started again if the result is true. */
  ended(): boolean;
}

export class Client {
  private readonly start: Starter;
  private readonly events: Events;
  private post: (message: Message) => void;
  private toMonaco: (message: Message) => void = () => undefined;
  private initialize: Message | undefined;
  /** Requests of the page and of Monaco that the server has not answered, and what answers them, by ID. */
  private readonly waiting = new Map<Message['id'], { request: Message; answer: (response: Message) => void }>();
  private lastID = 0;
  /** Messages until the restarted server is initialized. */
  private held: Message[] | undefined;

  constructor(start: Starter, events: Events) {
    this.start = start;
    this.events = events;
    this.post = this.launch();
    type Transport = ConstructorParameters<typeof MonacoLspClient>[0];
    const transport = {
      state: { value: { state: 'open' }, onChange: () => ({ dispose: () => undefined }) },
      send: (message: Message) => {
        this.fromMonaco(message);
        return Promise.resolve();
      },
      setListener: (listener: ((message: Message) => void) | undefined) => { this.toMonaco = listener ?? (() => undefined); },
    };
    new MonacoLspClient(transport as unknown as Transport);
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** Sends a request and returns its result. */
  request(method: string, params: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.ask({ jsonrpc: '2.0', id: `page ${++this.lastID}`, method, params }, ({ result, error }) => {
        if (error === undefined) {
          resolve(result);
        } else {
          reject(new Error(error.message));
        }
      });
    });
  }

  private fromMonaco(message: Message): void {
    const { id, method } = message;
    if (method === undefined || id === undefined) {
      this.send({ ...message, params: toServer(message.params) });
    } else if (method === 'initialize') {
      this.initialize = { ...message, params: initializeParams(message.params) };
      this.ask(this.initialize, (response) => {
        this.toMonaco(response);
        this.events.initialized();
      });
    } else {
      const params = toServer(message.params);
      this.ask({ ...message, params }, (response) => { // Monaco's client cannot handle a result for a file that was closed meanwhile
        this.toMonaco({ ...response, result: isOpen(params) ? toClient(response.result) : null });
      });
    }
  }

  private ask(request: Message, answer: (response: Message) => void): void {
    this.waiting.set(request.id, { request, answer });
    this.send(request);
  }

  private send(message: Message): void {
    if (this.held === undefined) {
      this.post(message);
    } else if (message.method?.startsWith('textDocument/did') !== true) { // the new server gets the newest texts
      this.held.push(message);
    }
  }

  private receive(message: Message): void {
    if (message.method === undefined) {
      const asked = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      asked?.answer(message);
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.events.diagnostics(message.params as PublishDiagnostics);
    } else if (message.method === 'window/showMessage') {
      this.events.showMessage((message.params as { message: string }).message);
    } else {
      this.toMonaco(message);
    }
  }

  private launch(): (message: Message) => void {
    return this.start((message) => { this.receive(message); }, () => { this.ended(); });
  }

  private ended(): void {
    const unanswered = [...this.waiting.values()];
    this.waiting.clear();
    this.held = [];
    for (const { request, answer } of unanswered) { // a resolved item stays as it is
      const unchanged = request.method?.toLowerCase().endsWith('resolve') === true ? request.params : null;
      answer({ jsonrpc: '2.0', id: request.id, result: unchanged });
    }
    if (this.initialize === undefined || !this.events.ended()) {
      return;
    }
    this.post = this.launch();
    const again = { ...this.initialize, id: `page ${++this.lastID}` };
    this.waiting.set(again.id, { request: again, answer: () => { this.resume(); } });
    this.post(again);
  }

  private resume(): void {
    this.post({ jsonrpc: '2.0', method: 'initialized', params: {} });
    for (const model of monaco.editor.getModels()) {
      const textDocument = { uri: serverURI(model.uri), languageId: model.getLanguageId(), version: model.getVersionId(), text: model.getValue() };
      this.post({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
    }
    const held = this.held ?? [];
    this.held = undefined;
    held.forEach((message) => { this.send(message); });
    this.events.initialized();
  }
}

/** Completes the parameters of initialize. */
function initializeParams(params: unknown): unknown {
  const { capabilities, ...rest } = params as { capabilities: { textDocument: Record<string, object>; workspace?: object } };
  // The client waits half a second before it pulls diagnostics. Pushed ones come at once.
  const { completion, ...textDocument } = capabilities.textDocument;
  delete textDocument.diagnostic;
  const completionItem = { ...(completion as { completionItem: object }).completionItem, snippetSupport: true, documentationFormat: ['markdown'] };
  return {
    ...rest,
    capabilities: {
      ...capabilities,
      textDocument: { ...textDocument, completion: { ...completion, completionItem } },
      experimental: { commands: { commands: [showReferences] }, files: true },
    },
    initializationOptions: { rulePage: new URL('rules/', document.baseURI).href + '{code}.html' },
  };
}

/** The command of a code lens, which the page has to register; its arguments are a URI, a position and locations. */
export const showReferences = 'plugin-manifest-ls.showReferences';
