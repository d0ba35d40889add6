import * as vscode from 'vscode';
import { type BaseLanguageClient, type ClientCapabilities, DocumentSymbol, DocumentSymbolRequest, type ServerCapabilities, type StaticFeature } from 'vscode-languageclient';
import { manifestSelector } from './documents.ts';

/**
 * The outline of manifests instead of that of VS Code's JSON server, which names connectors by their index. VS Code displays the
 * outlines of several providers one below the other, unless the selector of one is exclusive. That property is not in
 * the public API; a VS Code that does not know it displays both outlines.
 */
export class Outline implements StaticFeature {
  private readonly client: BaseLanguageClient;
  private registration: vscode.Disposable | undefined;

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.textDocument = { ...capabilities.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } };
  }

  initialize({ documentSymbolProvider }: ServerCapabilities): void {
    this.clear();
    if (documentSymbolProvider !== undefined && documentSymbolProvider !== false) {
      const selector = manifestSelector().map((filter) => ({ ...filter, exclusive: true }));
      this.registration = vscode.languages.registerDocumentSymbolProvider(
        selector,
        { provideDocumentSymbols: (document, token) => this.symbols(document, token) },
        { label: 'Zoho Manifest' },
      );
    }
  }

  getState(): { kind: 'static' } {
    return { kind: 'static' };
  }

  clear(): void {
    this.registration?.dispose();
    this.registration = undefined;
  }

  private async symbols(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.DocumentSymbol[] | undefined> {
    const { client } = this;
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const found = await client.sendRequest(DocumentSymbolRequest.type, { textDocument }, token);
    return client.protocol2CodeConverter.asDocumentSymbols(found?.filter((symbol) => DocumentSymbol.is(symbol)), token);
  }
}
