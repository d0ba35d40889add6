import { Marked } from 'marked';

/** Returns HTML of Markdown. resolve returns the target of a link, or undefined if the site does not have it. */
export function toHTML(markdown: string, resolve: (href: string) => string | undefined): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const target = /^https?:/.test(href) ? href : resolve(href);
        const content = this.parser.parseInline(tokens);
        return target === undefined ? content : `<a href="${escape(target)}">${content}</a>`;
      },
      table(token) {
        const row = (cells: typeof token.header, tag: string) => `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>\n`;
        const head = row(token.header, 'th');
        return `<div class="table" tabindex="0" role="region" aria-label="Table"><table>\n<thead>${head}</thead>\n<tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody>\n</table></div>\n`;
      },
      code({ text }) {
        return `<pre tabindex="0"><code>${escape(text)}</code></pre>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** Returns a text as HTML. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Returns the text of Markdown without its marks, on one line. */
export function plain(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, '').replace(/[`*|#[\]]|^---.*$/gm, ' ').replace(/\s+/g, ' ').trim();
}

function slug(heading: string): string {
  return heading.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-');
}
