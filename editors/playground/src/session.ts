// The extension that is open: its files, the one in the editor, and their problems.

import type { Files } from '../../wasm/src/files.ts';
import { Diagnostics, toRange } from './diagnostics.ts';
import { byID } from './dom.ts';
import { createEditor, type Editor } from './editor.ts';
import { Explorer } from './explorer.ts';
import { type Contents, FileSet } from './fileset.ts';
import type { PublishDiagnostics } from './message.ts';
import type { monaco } from './monaco.ts';
import { Problems } from './problems.ts';

export class Session {
  readonly editor: Editor;
  /** The files as the server reads them. */
  readonly served: Files = {
    stat: (uri) => this.files.stat(uri),
    list: (uri) => this.files.list(uri),
    read: (uri) => this.files.read(uri),
  };
  files = new FileSet('/0', '', new Map());
  private readonly diagnostics = new Diagnostics(() => { this.showProblems(); });
  private readonly explorer = new Explorer((path) => { this.open(path); });
  private readonly problems = new Problems(({ path, range }) => { this.open(path, toRange(range)); });
  private readonly views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  private path: string | undefined;
  private count = 0;

  constructor() {
    this.editor = createEditor(byID('editor', HTMLElement), (uri, at) => {
      const path = uri.path.slice(this.files.root.length + 1);
      return this.open(path, { startLineNumber: at.lineNumber, startColumn: at.column, endLineNumber: at.lineNumber, endColumn: at.column });
    });
  }

  /** Replaces the extension. */
  load(name: string, contents: Contents): void {
    const before = this.files;
    this.views.clear();
    this.path = undefined;
    this.files = new FileSet(`/${++this.count}/${name.replaceAll(/[^\w.-]+/g, '-')}`, name, contents);
    this.explorer.show(this.files);
    const texts = this.files.paths.filter((path) => this.files.model(path) !== undefined);
    const isManifest = (path: string) => path.endsWith('plugin-manifest.json');
    const first = texts.filter(isManifest).sort((a, b) => a.length - b.length)[0] ?? texts[0];
    if (first === undefined) {
      this.editor.setModel(null);
    } else {
      this.open(first);
      this.editor.setPosition({ lineNumber: 1, column: 1 });
    }
    before.dispose();
    this.diagnostics.clear();
  }

  publish(params: PublishDiagnostics): void {
    this.diagnostics.publish(params);
  }

  /** Shows a file in the editor, and selects a range in it. Returns false if the file cannot be shown. */
  open(path: string, range?: monaco.IRange): boolean {
    const model = this.files.model(path);
    if (model === undefined) {
      return false;
    }
    if (path !== this.path) {
      if (this.path !== undefined) {
        this.views.set(this.path, this.editor.saveViewState());
      }
      this.path = path;
      this.editor.setModel(model);
      this.editor.restoreViewState(this.views.get(path) ?? null);
      this.explorer.select(path);
    }
    if (range !== undefined) {
      this.editor.setSelection(range);
      this.editor.revealRangeInCenterIfOutsideViewport(range);
      this.editor.focus();
    }
    return true;
  }

  private showProblems(): void {
    const all = this.files.paths.map((path) => {
      const problems = this.diagnostics.of(`${this.files.root}/${path}`).map((diagnostic) => ({ ...diagnostic, path }));
      this.explorer.count(path, { worst: Math.min(...problems.map(({ severity }) => severity)), number: problems.length });
      return problems;
    });
    this.problems.show(all.flat());
  }
}
