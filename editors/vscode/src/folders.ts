import * as vscode from 'vscode';
import { extensionOf, isCode } from './documents.ts';

const manifest = 'plugin-manifest.json';

/** How many folders of extensions are looked for. Whoever has more in one window is not editing them. */
const most = 1000;

/**
 * The folders with a manifest in the folders that are open, as they come and go. Of a folder that comes with all
 * its files VS Code need not report each, so the folders of documents that are opened are looked at as well.
 */
export class ExtensionFolders implements vscode.Disposable {
  private readonly found = new Map<string, vscode.Uri>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: { dispose(): void }[];
  readonly onDidChange = this.changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${manifest}`, false, true, false);
    this.subscriptions = [
      this.changed,
      watcher,
      watcher.onDidCreate((uri) => { this.change(() => { this.add(uri); }); }),
      watcher.onDidDelete((uri) => { this.change(() => { this.found.delete(folderOf(uri).toString()); }); }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.search()),
      vscode.workspace.onDidOpenTextDocument((document) => void this.note(document)),
    ];
    void this.search();
  }

  /** The folders by their URI, without those that lie in another. */
  get outermost(): ReadonlyMap<string, vscode.Uri> {
    const all = [...this.found.keys()];
    return new Map([...this.found].filter(([folder]) => !all.some((other) => other !== folder && folder.startsWith(`${other}/`))));
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async search(): Promise<void> {
    const manifests = await vscode.workspace.findFiles(`**/${manifest}`, '**/node_modules/**', most);
    this.change(() => {
      this.found.clear();
      manifests.forEach((uri) => { this.add(uri); });
    });
  }

  private async note({ uri }: vscode.TextDocument): Promise<void> {
    const folder = isCode(uri) ? await extensionOf(uri) : undefined;
    if (folder !== undefined && !this.found.has(folder.toString())) {
      this.change(() => { this.found.set(folder.toString(), folder); });
    }
  }

  private add(uri: vscode.Uri): void {
    if (uri.scheme === 'file' && !uri.path.includes('/node_modules/')) {
      this.found.set(folderOf(uri).toString(), folderOf(uri));
    }
  }

  private change(step: () => void): void {
    step();
    this.changed.fire();
  }
}

function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
