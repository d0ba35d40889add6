// The examples: the folder examples/ of the repository, and a new extension for each service.

import type { Contents } from './fileset.ts';

export interface Example {
  readonly name: string;
  readonly title: string;
  /** Texts by path; files that are not texts are in base64. */
  readonly files: Readonly<Record<string, string | { readonly base64: string }>>;
}

/** Fetches the examples. */
export async function fetchExamples(): Promise<readonly Example[]> {
  return (await (await fetch(EXAMPLES)).json()) as readonly Example[];
}

/** Fills the list to choose an example from. */
export function listExamples(select: HTMLSelectElement, examples: readonly Example[]): void {
  const groups = {
    'Correct extensions': examples.filter(({ name }) => !isFaulty(name) && !isStarter(name)),
    'Kinds of problems': examples.filter(({ name }) => isFaulty(name)),
    'New extensions': examples.filter(({ name }) => isStarter(name)),
  };
  for (const [label, members] of Object.entries(groups)) {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(...members.map(({ name, title }) => new Option(title, name)));
    select.append(group);
  }
}

function isFaulty(name: string): boolean {
  return name.startsWith('faulty-');
}

/** Returns the name of the example that is the new extension of a service. */
export function starterName(service: string): string {
  return `new-${service.toLowerCase()}`;
}

function isStarter(name: string): boolean {
  return name.startsWith(starterName(''));
}

export function contentsOf({ files }: Example): Contents {
  const encoder = new TextEncoder();
  return new Map(Object.entries(files).map(([path, file]) => [
    path,
    typeof file === 'string' ? encoder.encode(file) : Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0)),
  ]));
}
