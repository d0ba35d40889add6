// Pastes a connection that was copied from Sigma as a connector. The API for this is newer than the oldest supported VS Code,
// so its types are declared here and it is used only if it exists.

import * as vscode from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest, type WorkspaceEdit } from 'vscode-languageclient';
import { isManifest } from './documents.ts';
import { isServable } from './fileSystems.ts';

const command = 'plugin-manifest-ls.paste';

interface Kind {
  append(...parts: string[]): Kind;
}

interface PasteEdit {
  additionalEdit?: vscode.WorkspaceEdit;
}

interface PasteProvider {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    context: unknown,
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined>;
}

interface PasteApi {
  readonly languages: {
    registerDocumentPasteEditProvider?(
      selector: vscode.DocumentSelector,
      provider: PasteProvider,
      metadata: { providedPasteEditKinds: readonly Kind[]; pasteMimeTypes: readonly string[] },
    ): vscode.Disposable;
  };
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: Kind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: { readonly Empty: Kind };
}

/** The answer of the server. */
interface Pasted {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/** Offers to paste as a connector what the server recognizes as one. VS Code applies the edit and lets the user select plain text instead. */
export function registerPaste(client: () => BaseLanguageClient | undefined): vscode.Disposable {
  const api = vscode as unknown as PasteApi;
  const { languages } = api;
  if (languages.registerDocumentPasteEditProvider === undefined) {
    return new vscode.Disposable(() => undefined);
  }
  const kind = api.DocumentDropOrPasteEditKind.Empty.append('zoho', 'connector');
  const provider: PasteProvider = {
    provideDocumentPasteEdits: async (document, ranges, dataTransfer, _context, token) => {
      const [range] = ranges;
      const text = await dataTransfer.get('text/plain')?.asString();
      const running = client();
      if (running === undefined || !isServable(document.uri.scheme) || !isManifest(document) || range === undefined || ranges.length > 1 || text?.includes('"connection') !== true) {
        return undefined;
      }
      const pasted = await ask(running, document, range, text, token);
      if (!pasted) {
        return undefined;
      }
      const edit = new api.DocumentPasteEdit('', vscode.l10n.t('Paste as connector'), kind);
      edit.additionalEdit = await running.protocol2CodeConverter.asWorkspaceEdit(pasted.edit, token);
      return [edit];
    },
  };
  return languages.registerDocumentPasteEditProvider(['json', 'jsonc'], provider, { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] });
}

async function ask(client: BaseLanguageClient, document: vscode.TextDocument, range: vscode.Range, text: string, token: vscode.CancellationToken): Promise<Pasted | null> {
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const argument = { uri, range: client.code2ProtocolConverter.asRange(range), text };
  return (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] }, token)) as Pasted | null;
}
