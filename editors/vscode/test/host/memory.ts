import * as vscode from 'vscode';

/** An in-memory file system. */
export class Memory implements vscode.FileSystemProvider {
  private readonly files: Map<string, Uint8Array>;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const isFolder = this.readDirectory(uri).length > 0;
    return { type: isFolder ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: 0, size: isFolder ? 0 : this.readFile(uri).length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const found = this.files.get(uri.path);
    if (found === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return found;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.files.set(uri.path, content);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const found = new Map<string, vscode.FileType>();
    for (const file of this.files.keys()) {
      if (file.startsWith(`${path}/`)) {
        const [name, below] = file.slice(path.length + 1).split('/');
        found.set(name ?? '', below === undefined ? vscode.FileType.File : vscode.FileType.Directory);
      }
    }
    return [...found];
  }

  createDirectory(): void {
    // A folder exists while there are files in it.
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
