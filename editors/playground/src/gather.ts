// Gathers the files that a user drops or selects, within limits.

import { isIgnored, maxFiles, maxTotal, Refused, size } from './limits.ts';
import { checkPath } from './paths.ts';

/** The files of a folder, or single files, by path. */
export class Gathered {
  readonly contents = new Map<string, Uint8Array>();
  private total = 0;

  /** Reads a file, unless that would exceed a limit. */
  async add(path: string, file: File): Promise<void> {
    if (isIgnored(path)) {
      return;
    }
    this.total += file.size;
    if (this.contents.size >= maxFiles) {
      throw new Refused(`The folder contains more than ${maxFiles} files. Open the folder of one extension.`);
    }
    if (this.total > maxTotal) {
      throw new Refused(`${path} is not opened: the playground opens at most ${size(maxTotal)}.`);
    }
    this.contents.set(checkPath(path), new Uint8Array(await file.arrayBuffer()));
  }

  /** Reads files and folders that were dropped. */
  async addEntry(entry: FileSystemEntry): Promise<void> {
    const path = entry.fullPath.replace(/^\//, '');
    if (isIgnored(path)) {
      return;
    }
    if (entry.isFile) {
      await this.add(path, await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); }));
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) { // a reader returns a part of the entries at a time
      const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
      if (entries.length === 0) {
        return;
      }
      for (const child of entries) {
        await this.addEntry(child);
      }
    }
  }
}
