// Links that contain the text of the files. The server masks secrets in them.

import { filesAddress } from './address.ts';
import type { Client } from './client.ts';
import { byID } from './dom.ts';
import type { FileSet } from './fileset.ts';
import { Refused, size } from './limits.ts';

/** The length from which on other programs may cut a link off. */
const long = 8_000;

/** Puts a link to the files into the address and shows it in a dialog. */
export async function share(client: Client, files: FileSet): Promise<void> {
  const texts = new Map<string, string | undefined>();
  const masked = new Map<string, number>();
  for (const path of files.paths) {
    const model = files.model(path);
    if (model === undefined) {
      texts.set(path, undefined);
      continue;
    }
    const { text, secrets } = await mask(client, path, model.getValue());
    texts.set(path, text);
    if (secrets > 0) {
      masked.set(path, secrets);
    }
  }
  history.pushState(null, '', await filesAddress(files.name, texts));
  byID('share-link', HTMLInputElement).value = location.href;
  byID('share-secrets', HTMLElement).textContent = secretsText(masked);
  byID('share-secrets', HTMLElement).hidden = masked.size === 0;
  byID('share-length', HTMLElement).hidden = location.href.length <= long;
  byID('share-length', HTMLElement).textContent = `The link has ${size(location.href.length)}. Some programs cut off links that long.`;
  byID('share-copied', HTMLElement).textContent = '';
  byID('share-dialog', HTMLDialogElement).showModal();
}

/** Makes the buttons of the dialog work. */
export function prepareShareDialog(): void {
  const link = byID('share-link', HTMLInputElement);
  link.addEventListener('focus', () => { link.select(); });
  byID('share-copy', HTMLButtonElement).addEventListener('click', () => {
    navigator.clipboard.writeText(link.value).then(
      () => { byID('share-copied', HTMLElement).textContent = 'Copied.'; },
      () => { link.focus(); },
    );
  });
}

async function mask(client: Client, path: string, text: string): Promise<{ text: string; secrets: number }> {
  if (document.documentElement.dataset.server !== 'ready') {
    throw new Refused('A link can only be created while the server runs, because the server masks secrets in it.');
  }
  const result = await client.request('workspace/executeCommand', { command: 'plugin-manifest-ls.mask', arguments: [{ path, text }] });
  if (result === null) {
    throw new Refused('The server stopped before it had masked secrets. Try again.');
  }
  return result as { text: string; secrets: number };
}

function secretsText(masked: ReadonlyMap<string, number>): string {
  const count = [...masked.values()].reduce((sum, number) => sum + number, 0);
  return `${count} ${count === 1 ? 'secret' : 'secrets'} in ${[...masked.keys()].join(', ')} ${count === 1 ? 'is' : 'are'} replaced by asterisks in the link. Check that nothing else is confidential.`;
}
