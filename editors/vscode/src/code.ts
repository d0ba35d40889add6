// Registers the server for the code of extensions, in which it finds connection link names. It receives only files in
// folders with a manifest: each such folder is registered as if the server had requested it dynamically.

import * as vscode from 'vscode';
import type { BaseLanguageClient, DynamicFeature, ServerCapabilities } from 'vscode-languageclient';
import { codePattern } from './documents.ts';
import type { ExtensionFolders } from './folders.ts';

/** Requests about code, by server capability. */
const requests: Readonly<Partial<Record<keyof ServerCapabilities, string>>> = {
  codeActionProvider: 'textDocument/codeAction',
  codeLensProvider: 'textDocument/codeLens',
  completionProvider: 'textDocument/completion',
  definitionProvider: 'textDocument/definition',
  documentHighlightProvider: 'textDocument/documentHighlight',
  hoverProvider: 'textDocument/hover',
  inlayHintProvider: 'textDocument/inlayHint',
  referencesProvider: 'textDocument/references',
  renameProvider: 'textDocument/rename',
};

type Feature = Pick<DynamicFeature<unknown>, 'register' | 'unregister'>;

/** Keeps the registrations in sync with the folders while a server runs. */
export class Code implements vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly folders: ExtensionFolders;
  private readonly subscription: vscode.Disposable;
  private readonly registered = new Map<string, (() => void)[]>();

  /** The client must be running. */
  constructor(client: BaseLanguageClient, folders: ExtensionFolders) {
    this.client = client;
    this.folders = folders;
    const update = () => { this.update(); };
    this.subscription = folders.onDidChange(update);
    update();
  }

  /** Does not remove registrations, because the client is stopped or restarted. */
  dispose(): void {
    this.subscription.dispose();
  }

  private update(): void {
    if (!this.client.isRunning()) {
      return;
    }
    const wanted = this.folders.outermost;
    for (const [folder, undo] of this.registered) {
      if (!wanted.has(folder)) {
        undo.forEach((step) => { step(); });
        this.registered.delete(folder);
      }
    }
    for (const folder of wanted.keys()) {
      if (!this.registered.has(folder)) {
        this.registered.set(folder, this.register(folder));
      }
    }
  }

  /** Registers all features and returns functions that unregister them. */
  private register(folder: string): (() => void)[] {
    const documentSelector = [{ scheme: vscode.Uri.parse(folder).scheme, pattern: { baseUri: folder, pattern: codePattern } }];
    return this.features().map(([feature, options]) => {
      const id = crypto.randomUUID();
      feature.register({ id, registerOptions: { ...options, documentSelector } });
      return () => { feature.unregister(id); };
    });
  }

  private features(): [Feature, object][] {
    const { client } = this;
    const capabilities = client.initializeResult?.capabilities ?? {};
    const sync = capabilities.textDocumentSync;
    const syncKind = typeof sync === 'object' ? sync.change : sync;
    const found: [Feature | undefined, object][] = [
      [client.getFeature('textDocument/didChange'), { syncKind }],
      [client.getFeature('textDocument/didClose'), {}],
      [client.getFeature('textDocument/didOpen'), {}],
    ];
    for (const [name, method] of Object.entries(requests)) {
      const provider: unknown = capabilities[name as keyof ServerCapabilities];
      if (provider !== undefined && provider !== false) {
        found.push([client.getFeature(method as 'textDocument/hover'), typeof provider === 'object' && provider !== null ? provider : {}]);
      }
    }
    return found.filter((pair): pair is [Feature, object] => pair[0] !== undefined);
  }
}
