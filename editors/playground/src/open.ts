// Opens folders, archives and manifests: dropped anywhere on the page, or selected in a dialog.

import { byID } from './dom.ts';
import { extensionIn } from './extension.ts';
import type { Contents } from './fileset.ts';
import { Gathered } from './gather.ts';

/** Lets the user open files. failed gets what is thrown. */
export function openFiles(opened: (name: string, contents: Contents) => void, failed: (error: unknown) => void): void {
  const open = (gather: (gathered: Gathered) => Promise<void>) => {
    const gathered = new Gathered();
    gather(gathered).then(() => {
      const { name, contents } = extensionIn(gathered.contents);
      opened(name, contents);
    }).catch(failed);
  };
  const dialog = byID('open-dialog', HTMLDialogElement);
  byID('open', HTMLButtonElement).addEventListener('click', () => { dialog.showModal(); });
  for (const id of ['open-folder', 'open-file']) {
    const input = byID(id, HTMLInputElement);
    byID(`${id}-button`, HTMLButtonElement).addEventListener('click', () => { input.click(); });
    input.addEventListener('change', () => {
      dialog.close();
      const files = [...(input.files ?? [])];
      open(async (gathered) => {
        for (const file of files) {
          await gathered.add(file.webkitRelativePath || file.name, file);
        }
      });
      input.value = ''; // the same files can be selected again
    });
  }
  acceptDrops((entries) => {
    dialog.close();
    open(async (gathered) => {
      for (const entry of entries) {
        await gathered.addEntry(entry);
      }
    });
  });
}

function acceptDrops(dropped: (entries: readonly FileSystemEntry[]) => void): void {
  const { body } = document;
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
  window.addEventListener('dragover', (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      body.classList.add('dropping');
    }
  }, true);
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) {
      body.classList.remove('dropping');
    }
  }, true);
  window.addEventListener('drop', (event) => {
    body.classList.remove('dropping');
    if (hasFiles(event)) {
      event.preventDefault();
      event.stopImmediatePropagation(); // the editor would insert the names
      const items = [...(event.dataTransfer?.items ?? [])];
      dropped(items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null));
    }
  }, true);
}
