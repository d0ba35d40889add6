/** A part of a Markdown page that becomes a page of the site. */
export interface Section {
  readonly title: string;
  /** Markdown, without the heading. */
  readonly body: string;
}

/** Splits Markdown at the headings of a level, outside code blocks. The text before the first of them is the introduction. */
export function split(markdown: string, level: number): { introduction: string; sections: Section[] } {
  const mark = `${'#'.repeat(level)} `;
  const parts: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    isCode = isCode !== line.startsWith('```');
    if (!isCode && line.startsWith(mark)) {
      parts.push({ title: line.slice(mark.length), lines: [] });
    } else {
      parts.at(-1)?.lines.push(line);
    }
  }
  const [introduction, ...sections] = parts.map(({ title, lines }) => ({ title, body: lines.join('\n').trim() }));
  return { introduction: introduction?.body ?? '', sections };
}
