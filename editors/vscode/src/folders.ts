import * as vscode from 'vscode';
import { extensionOf, isCode } from './documents.ts';
import { isServable } from './fileSystems.ts';

const manifest = 'plugin-manifest.json';

/** Maximum number of extension folders in a window. */
const maxFolders = 1000;

/**
 * Tracks the folders with a manifest in the workspace. VS Code does not report every file of a folder that is created
 * with its files, so the folders of opened documents are checked, too.
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

  /** The folders by URI, without nested ones. */
  get outermost(): ReadonlyMap<string, vscode.Uri> {
    const all = [...this.found.keys()];
    return new Map([...this.found].filter(([folder]) => !all.some((other) => other !== folder && folder.startsWith(`${other}/`))));
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async search(): Promise<void> {
    const manifests = await vscode.workspace.findFiles(`**/${manifest}`, '**/node_modules/**', maxFolders);
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
    if (isServable(uri.scheme) && !uri.path.includes('/node_modules/')) {
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
