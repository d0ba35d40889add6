// The list of files.

import { byID, create, roving } from './dom.ts';
import type { FileSet } from './fileset.ts';

/** The worst severity, from 1, error, and the number of problems in a file. */
export interface Count {
  readonly worst: number;
  readonly number: number;
}

export class Explorer {
  private readonly list = byID('files', HTMLElement);
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly open: (path: string) => void;

  constructor(open: (path: string) => void) {
    this.open = open;
    roving(this.list);
  }

  /** Lists the files of an extension: the manifest first, then the other files by folder. */
  show(files: FileSet): void {
    this.buttons.clear();
    const items: Node[] = [];
    let folder = '';
    for (const path of sorted(files.paths)) {
      const at = path.lastIndexOf('/') + 1;
      if (path.slice(0, at) !== folder) {
        folder = path.slice(0, at);
        items.push(create('li', { className: 'folder', textContent: folder }));
      }
      const isText = files.model(path) !== undefined;
      const button = create('button', { type: 'button', title: path, tabIndex: items.length === 0 ? 0 : -1, disabled: !isText }, create('span', { className: 'name', textContent: path.slice(at) }));
      if (isText) {
        button.addEventListener('click', () => { this.open(path); });
      } else {
        button.title = `${path} is not a text`;
      }
      this.buttons.set(path, button);
      items.push(create('li', { className: at > 0 ? 'inside' : '' }, button));
    }
    this.list.replaceChildren(...items);
  }

  select(path: string): void {
    for (const [name, button] of this.buttons) {
      button.ariaCurrent = name === path ? 'true' : null;
      button.tabIndex = name === path ? 0 : -1;
      if (name === path) {
        button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    }
  }

  /** Shows how many problems a file has. */
  count(path: string, { worst, number }: Count): void {
    const button = this.buttons.get(path);
    button?.querySelector('.count')?.remove();
    if (number > 0) {
      button?.append(create('span', { className: `count severity-${worst}`, textContent: String(number), ariaLabel: `, ${number} ${number === 1 ? 'problem' : 'problems'}` }));
    }
  }
}

function sorted(paths: readonly string[]): string[] {
  const depth = (path: string) => (path.endsWith('plugin-manifest.json') ? 0 : path.split('/').length);
  const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  return paths.toSorted((a, b) => depth(a) - depth(b) || folder(a).localeCompare(folder(b)) || a.localeCompare(b));
}
