// Finds the extension in the files that a user opens.

import { type Contents, textOf } from './fileset.ts';
import { maxText, Refused, size } from './limits.ts';
import { isZip, unzip } from './zip.ts';

const manifest = 'plugin-manifest.json';

/** Returns the extension in files by path: those of a folder, of a zip archive, or a manifest alone. */
export function extensionIn(files: Contents): { name: string; contents: Contents } {
  const [[path, content] = ['', new Uint8Array()]] = files;
  if (files.size === 0) {
    throw new Refused('There are no files to open.');
  }
  const isSingle = files.size === 1 && !path.includes('/');
  if (isSingle && isZip(content)) {
    return inFolder(path.replace(/\.zip$/i, ''), unzip(path, content), path);
  }
  if (isSingle && !path.endsWith(manifest)) {
    return single(path, content);
  }
  return inFolder(path.split('/').length > 1 ? path.split('/', 1).join('') : 'Extension', files, 'The folder');
}

/** Returns the part of files that is in the folder of the outermost manifest. */
function inFolder(name: string, files: Contents, subject: string): { name: string; contents: Contents } {
  const manifests = [...files.keys()].filter((path) => path === manifest || path.endsWith(`/${manifest}`));
  const [first] = manifests.sort((a, b) => a.split('/').length - b.split('/').length);
  if (first === undefined) {
    throw new Refused(`${subject} contains no ${manifest}.`);
  }
  checkManifest(first, files.get(first) ?? new Uint8Array());
  const root = first.slice(0, -manifest.length);
  const contents = [...files].filter(([path]) => path.startsWith(root)).map(([path, content]) => [path.slice(root.length), content] as const);
  return { name, contents: new Map(contents) };
}

/** Returns an extension of a manifest that has another name. */
function single(path: string, content: Uint8Array): { name: string; contents: Contents } {
  if (!path.endsWith('.json')) {
    throw new Refused(`${path} is not opened. Drop the folder of an extension, a zip archive of it, or its ${manifest}.`);
  }
  checkManifest(path, content);
  return { name: path, contents: new Map([[manifest, content]]) };
}

function checkManifest(path: string, content: Uint8Array): void {
  if (content.length > maxText) {
    throw new Refused(`${path} has ${size(content.length)}. The playground opens manifests of up to ${size(maxText)}.`);
  }
  if (textOf(content) === undefined) {
    throw new Refused(`${path} is not a UTF-8 text.`);
  }
}
