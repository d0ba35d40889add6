// The languages of files, and the colors of JSON: Monaco's own JSON language comes with a language service, which the page does not
// need.

import { monaco } from './monaco.ts';

const byExtension: Readonly<Record<string, string>> = {
  css: 'css',
  htm: 'html',
  html: 'html',
  js: 'javascript',
  json: 'json',
  jsx: 'javascript',
  md: 'markdown',
  mjs: 'javascript',
  svelte: 'html',
  svg: 'xml',
  ts: 'typescript',
  tsx: 'typescript',
  vue: 'html',
  xml: 'xml',
};

/** Returns the language of a file by its name. */
export function languageOf(path: string): string {
  return byExtension[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'plaintext';
}

/** Registers JSON, with the comments that the server understands. */
export function registerJSON(): void {
  monaco.languages.register({ id: 'json' });
  monaco.languages.setLanguageConfiguration('json', {
    wordPattern: /"(?:[^\\"]|\\.)*"?|[^\s:,{}[\]"]+/,
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: [['{', '}'], ['[', ']']],
    autoClosingPairs: [
      { open: '{', close: '}', notIn: ['string'] },
      { open: '[', close: ']', notIn: ['string'] },
      { open: '"', close: '"', notIn: ['string'] },
    ],
  });
  monaco.languages.setMonarchTokensProvider('json', {
    tokenizer: {
      root: [
        [/"(?:[^\\"]|\\.)*"(?=\s*:)/, 'string.key.json'],
        [/"(?:[^\\"]|\\.)*"?/, 'string.value.json'],
        [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number.json'],
        [/\b(?:true|false|null)\b/, 'keyword.json'],
        [/[{}[\]]/, '@brackets'],
        [/[:,]/, 'delimiter.json'],
        [/\/\/.*/, 'comment.json'],
        [/\/\*/, 'comment.json', '@comment'],
      ],
      comment: [
        [/\*\//, 'comment.json', '@pop'],
        [/[^*]+|\*/, 'comment.json'],
      ],
    },
  });
}
