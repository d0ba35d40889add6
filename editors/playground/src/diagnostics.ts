// The diagnostics that the server has published, for all files of the extension, open in the editor or not.

import { monaco } from './monaco.ts';
import type { Diagnostic, PublishDiagnostics, Range } from './message.ts';

export class Diagnostics {
  private readonly byPath = new Map<string, readonly Diagnostic[]>();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
    monaco.editor.onDidCreateModel((model) => { this.mark(model); });
  }

  /** Returns the diagnostics of a file by its absolute path. */
  of(path: string): readonly Diagnostic[] {
    return this.byPath.get(path) ?? [];
  }

  publish({ uri, diagnostics }: PublishDiagnostics): void {
    const parsed = monaco.Uri.parse(uri);
    this.byPath.set(parsed.path, diagnostics);
    const model = monaco.editor.getModel(parsed);
    if (model !== null) {
      this.mark(model);
    }
    this.changed();
  }

  clear(): void {
    this.byPath.clear();
    this.changed();
  }

  private mark(model: monaco.editor.ITextModel): void {
    monaco.editor.setModelMarkers(model, 'plugin-manifest-ls', this.of(model.uri.path).map(toMarker));
  }
}

const severities = {
  1: monaco.MarkerSeverity.Error,
  2: monaco.MarkerSeverity.Warning,
  3: monaco.MarkerSeverity.Info,
  4: monaco.MarkerSeverity.Hint,
};

/** Monaco's LSP client drops the link to the page of the rule. */
function toMarker({ range, severity, message, source, code, codeDescription, tags, relatedInformation }: Diagnostic): monaco.editor.IMarkerData {
  return {
    ...toRange(range),
    severity: severities[severity],
    message,
    ...(source === undefined ? {} : { source }),
    ...(code === undefined ? {} : { code: codeDescription === undefined ? code : { value: code, target: monaco.Uri.parse(codeDescription.href) } }),
    tags: (tags ?? []).map((tag) => (tag === 1 ? monaco.MarkerTag.Unnecessary : monaco.MarkerTag.Deprecated)),
    relatedInformation: (relatedInformation ?? []).map((related) => ({
      message: related.message,
      resource: monaco.Uri.parse(related.location.uri),
      ...toRange(related.location.range),
    })),
  };
}

export function toRange({ start, end }: Range): monaco.IRange {
  return { startLineNumber: start.line + 1, startColumn: start.character + 1, endLineNumber: end.line + 1, endColumn: end.character + 1 };
}
