// The search in the reference pages.

import { create, roving } from './dom.ts';

/** A page that can be found. */
export interface Page {
  /** Relative to the site. */
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly text: string;
}

/** The number of results that are displayed. */
const most = 12;

/** Searches while the user types into a field, and lists the results. load is called once, when it is needed. */
export function search(input: HTMLInputElement, results: HTMLElement, load: () => Promise<readonly Page[]>, base: string): void {
  let pages: Promise<readonly Page[]> | undefined;
  const show = async () => {
    pages ??= load();
    const found = find(await pages, input.value);
    results.replaceChildren(...found.map(({ path, title, kind, text }) => {
      const link = create('a', { href: base + path }, create('strong', { textContent: title }), create('span', { textContent: `${kind} · ${excerpt(text, input.value)}` }));
      return create('li', {}, link);
    }));
    if (found.length === 0 && input.value.trim() !== '') {
      results.append(create('li', { className: 'none', textContent: 'Nothing found.' }));
    }
    results.hidden = input.value.trim() === '';
  };
  input.addEventListener('input', () => { void show(); });
  input.addEventListener('keydown', (event) => {
    const first = results.querySelector('a');
    if (event.key === 'Enter') {
      void show().then(() => { results.querySelector('a')?.click(); });
    } else if (event.key === 'ArrowDown' && first !== null) {
      event.preventDefault();
      first.focus();
    } else if (event.key === 'Escape') {
      input.value = '';
      results.hidden = true;
    }
  });
  roving(results, 'a');
}

/** Returns the pages that contain all words, those with the words in the title first. */
export function find(pages: readonly Page[], query: string): readonly Page[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) {
    return [];
  }
  const rank = ({ title, text }: Page) => {
    const [heading, body] = [title.toLowerCase(), text.toLowerCase()];
    const scores = words.map((word) => (heading === word ? 4 : heading.startsWith(word) ? 3 : heading.includes(word) ? 2 : body.includes(word) ? 1 : 0));
    return scores.includes(0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 0);
  };
  return pages.map((page) => ({ page, rank: rank(page) })).filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank).slice(0, most).map(({ page }) => page);
}

/** Returns the text around the first word that was searched for. */
function excerpt(text: string, query: string): string {
  const at = text.toLowerCase().indexOf(query.trim().toLowerCase().split(/\s+/)[0] ?? '');
  const start = Math.max(0, at - 30);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + 110)}…`;
}
