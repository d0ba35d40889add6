// The pages of rules and services, from the reference pages that make docs generates.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Page } from '../src/search.ts';
import { escape, plain, toHTML } from './markdown.mts';
import { type Section, split } from './sections.mts';

/** Writes the pages below out. Returns what can be searched for. */
export function pages(docs: string, page: (values: Readonly<Record<string, string>>) => string, out: string): Page[] {
  const read = (name: string) => readFileSync(path.join(docs, name), 'utf8').replace(/^# .*\n/, '');
  const found: Page[] = [];
  const write = (folder: string, file: string, title: string, html: string) => {
    mkdirSync(path.join(out, folder), { recursive: true });
    const current = (name: string) => (name === folder ? 'aria-current="true"' : '');
    writeFileSync(path.join(out, folder, file), page({ TITLE: escape(title), CONTENT: html, AT_RULES: current('rules'), AT_SERVICES: current('services') }));
  };
  const generate = (folder: string, title: string, markdown: string, level: number, before: (section: Section) => string) => {
    const { introduction, sections } = split(markdown, level);
    if (sections.length === 0) {
      throw new Error(`there are no ${folder}`);
    }
    const files = new Map(sections.map((section) => [`#${section.title.toLowerCase()}`, `${section.title.toLowerCase()}.html`]));
    const resolve = (href: string) => files.get(href) ?? { 'rules.md': '../rules/index.html', 'services.md': '../services/index.html' }[href];
    write(folder, 'index.html', title, `<h1>${title}</h1>\n${toHTML(introduction, resolve)}`);
    for (const section of sections) {
      const file = `${section.title.toLowerCase()}.html`;
      write(folder, file, section.title, `<p class="up"><a href="index.html">${title}</a></p>\n<h1>${escape(section.title)}</h1>\n${before(section)}${toHTML(section.body, resolve)}`);
      found.push({ path: `${folder}/${file}`, title: section.title, kind: title, text: plain(section.body) });
    }
  };
  generate('rules', 'Rules', read('rules.md'), 3, ({ title, body }) => tryIt(title, filesIn(body), 'Open the incorrect example in the playground'));
  generate('services', 'Services', read('services.md'), 2, ({ title }) => tryIt(title, { 'plugin-manifest.json': `{\n  "service": "${title}"\n}\n` }, 'Begin a manifest for this service in the playground'));
  return found;
}

/** Returns a link that opens files in the playground. */
function tryIt(name: string, files: Readonly<Record<string, string>> | undefined, label: string): string {
  if (files === undefined) {
    return '';
  }
  const shared = JSON.stringify({ name, files }); // see src/address.ts
  return `<p><a class="try" href="../#files=${deflateRawSync(shared, { level: 9 }).toString('base64url')}">${label}</a></p>\n`;
}

/** Returns the files of the first example in the page of a rule: a manifest, or files after lines with their names. */
function filesIn(body: string): Readonly<Record<string, string>> | undefined {
  const [, kind, example = ''] = /```(\w+)\n([^]*?)```/.exec(body) ?? [];
  if (kind === 'json') {
    return example.includes('"service"') ? { 'plugin-manifest.json': example } : undefined;
  }
  const [before, ...parts] = example.split(/^-- (.+) --\n/m);
  if (before !== '' || parts.length === 0) {
    return undefined;
  }
  return Object.fromEntries(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : [])));
}
