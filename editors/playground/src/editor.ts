// The editor, which shows one file of the extension at a time.

import { showReferences } from './client.ts';
import { registerJSON } from './language.ts';
import { maxText, size } from './limits.ts';
import { monaco } from './monaco.ts';
import { notify } from './notice.ts';
import { onThemeChange } from './theme.ts';

export type Editor = monaco.editor.IStandaloneCodeEditor;

/** Creates the editor in an element. open is called to show a place in another file; it returns false if there is no such file. */
export function createEditor(element: HTMLElement, open: (uri: monaco.Uri, at: monaco.IPosition) => boolean): Editor {
  globalThis.MonacoEnvironment = { getWorker: () => new Worker(EDITOR_WORKER, { name: 'editor' }) };
  registerJSON();
  defineThemes();
  const editor = monaco.editor.create(element, {
    model: null,
    ariaLabel: 'Text of the file. Press Alt+F1 for help, Ctrl+M to leave the editor with the Tab key.',
    automaticLayout: true,
    codeLensFontSize: 12,
    fixedOverflowWidgets: true,
    fontFamily: 'ui-monospace, "SF Mono", "Cascadia Code", Consolas, "DejaVu Sans Mono", monospace',
    fontSize: 13,
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On },
    minimap: { enabled: false },
    padding: { top: 10, bottom: 10 },
    quickSuggestions: { strings: true, other: true, comments: false },
    scrollBeyondLastLine: false,
    'semanticHighlighting.enabled': true,
    stickyScroll: { enabled: false },
    suggest: { showWords: false, preview: false },
    tabSize: 2,
    wordBasedSuggestions: 'off',
  });
  element.addEventListener('paste', (event) => { refuseLarge(event); }, true);
  onThemeChange((theme) => { monaco.editor.setTheme(`playground-${theme}`); });
  monaco.editor.registerEditorOpener({
    openCodeEditor: (_, uri, at) => open(uri, at === undefined ? { lineNumber: 1, column: 1 } : monaco.Range.isIRange(at) ? monaco.Range.lift(at).getStartPosition() : at),
  });
  monaco.editor.registerCommand(showReferences, (_, __, position: { line: number; character: number }) => {
    editor.setPosition({ lineNumber: position.line + 1, column: position.character + 1 });
    editor.trigger('lens', 'editor.action.referenceSearch.trigger', {});
  });
  return editor;
}

/** Keeps a pasted text away from the editor if it is too large. */
function refuseLarge(event: ClipboardEvent): void {
  const { length } = event.clipboardData?.getData('text/plain') ?? '';
  if (length > maxText) {
    event.preventDefault();
    event.stopImmediatePropagation();
    notify(`The pasted text has ${size(length)}. The playground opens files of up to ${size(maxText)}.`, 'error');
  }
}

function defineThemes(): void {
  monaco.editor.defineTheme('playground-light', {
    base: 'vs',
    inherit: true,
    rules: [{ token: 'string.key.json', foreground: '0b4a8f' }, { token: 'string.value.json', foreground: '9a3412' }],
    colors: { 'editor.background': '#ffffff', 'editorLineNumber.foreground': '#6b7785', 'editorCodeLens.foreground': '#5f6b78', 'editorInlayHint.foreground': '#5f6b78' },
  });
  monaco.editor.defineTheme('playground-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [{ token: 'string.key.json', foreground: '8cc8ff' }, { token: 'string.value.json', foreground: 'f0b48a' }],
    colors: { 'editor.background': '#12181f', 'editorLineNumber.foreground': '#7d8a99', 'editorCodeLens.foreground': '#93a1b0', 'editorInlayHint.foreground': '#93a1b0' },
  });
}
