// The files of an extension in memory. The server reads the same files that the editor shows.

import type { Files, Info } from '../../wasm/src/files.ts';
import { languageOf } from './language.ts';
import { maxText } from './limits.ts';
import { monaco } from './monaco.ts';

/** The content of files by path, as they are dropped, shared or given as an example. */
export type Contents = ReadonlyMap<string, Uint8Array>;

export class FileSet implements Files {
  /** The folder of the extension: an absolute path that no other set has had. */
  readonly root: string;
  readonly name: string;
  private readonly contents: Contents;
  private readonly models = new Map<string, monaco.editor.ITextModel>();
  private readonly opened = Date.now();

  constructor(root: string, name: string, contents: Contents) {
    this.root = root;
    this.name = name;
    this.contents = contents;
    const lower = new Set<string>(); // Monaco's LSP client cannot tell apart names that differ in case only
    for (const [path, content] of contents) {
      const text = lower.has(path.toLowerCase()) ? undefined : textOf(content);
      if (text !== undefined) {
        lower.add(path.toLowerCase());
        this.models.set(path, monaco.editor.createModel(text, languageOf(path), this.uri(path)));
      }
    }
  }

  get paths(): readonly string[] {
    return [...this.contents.keys()];
  }

  uri(path: string): monaco.Uri {
    return monaco.Uri.file(`${this.root}/${path}`);
  }

  /** Returns the text of a file in the editor, or undefined if it is not a text. */
  model(path: string): monaco.editor.ITextModel | undefined {
    return this.models.get(path);
  }

  dispose(): void {
    for (const model of this.models.values()) {
      model.dispose();
    }
  }

  stat(uri: string): Promise<Info | undefined> {
    return Promise.resolve(this.info(pathOf(uri)));
  }

  list(uri: string): Promise<Info[] | undefined> {
    const path = pathOf(uri);
    if (this.info(path)?.folder !== true) {
      return Promise.resolve(undefined);
    }
    const prefix = `${path}/`;
    const children = new Set(this.paths.map((name) => `${this.root}/${name}`).filter((name) => name.startsWith(prefix))
      .map((name) => prefix + name.slice(prefix.length).replace(/\/.*/, '')));
    return Promise.resolve([...children].map((child) => this.info(child)).filter((info) => info !== undefined));
  }

  read(uri: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.content(pathOf(uri).slice(this.root.length + 1)));
  }

  /** Returns the current content of a file. */
  content(path: string): Uint8Array | undefined {
    const text = this.models.get(path)?.getValue();
    return text === undefined ? this.contents.get(path) : new TextEncoder().encode(text);
  }

  private info(path: string): Info | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const content = path.startsWith(`${this.root}/`) ? this.content(path.slice(this.root.length + 1)) : undefined;
    if (content !== undefined) {
      return { name, folder: false, size: content.length, modified: this.opened };
    }
    const isFolder = path === this.root || (path.startsWith(`${this.root}/`) && this.paths.some((file) => `${this.root}/${file}`.startsWith(`${path}/`)));
    return isFolder ? { name, folder: true, size: 0, modified: this.opened } : undefined;
  }
}

function pathOf(uri: string): string {
  return monaco.Uri.parse(uri).path;
}

/** Returns the text of a file, or undefined if it is binary or too large for the editor. */
export function textOf(content: Uint8Array): string | undefined {
  if (content.length > maxText || content.includes(0)) {
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
