// Reads zip archives that are not larger than the page accepts.

import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import type { Contents } from './fileset.ts';
import { joined } from './joined.ts';
import { isIgnored, maxFiles, maxRatio, maxTotal, Refused, size } from './limits.ts';
import { checkPath } from './paths.ts';

/** How many bytes are decompressed at a time, so that the limits are checked before memory is exhausted. */
const portion = 4096;

/** Reports whether a file begins like a zip archive. */
export function isZip(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b && (content[2] === 3 || content[2] === 5);
}

/** Returns the files of an archive by path. What counts is how large they are, not what the archive says. */
export function unzip(name: string, archive: Uint8Array): Contents {
  const chunks = new Map<string, Uint8Array[]>();
  let total = 0;
  let complete = 0;
  let entries = 0;
  const read = (file: UnzipFile) => {
    entries++;
    if (file.name.endsWith('/') || isIgnored(file.name)) {
      return;
    }
    const own: Uint8Array[] = [];
    chunks.set(checkPath(file.name), own);
    if (chunks.size > maxFiles) {
      throw new Refused(`${name} contains more than ${maxFiles} files.`);
    }
    file.ondata = (error, chunk, final) => {
      if (error !== null) {
        throw error;
      }
      own.push(chunk.slice()); // the library reuses the memory
      total += chunk.length;
      complete += final ? 1 : 0;
      if (total > maxTotal) {
        throw new Refused(`${name} is not opened: its files have more than ${size(maxTotal)}.`);
      }
      if (total > 1e6 && total > maxRatio * archive.length) {
        throw new Refused(`${name} is not opened: its files are more than ${maxRatio} times as large as the archive.`);
      }
    };
    file.start();
  };
  try {
    const stream = new Unzip(read);
    stream.register(UnzipInflate);
    for (let at = 0; at < archive.length; at += portion) {
      stream.push(archive.subarray(at, at + portion), at + portion >= archive.length);
    }
  } catch (error) {
    throw error instanceof Refused ? error : damaged(name);
  }
  if (complete < chunks.size || entries !== entriesOf(archive)) {
    throw damaged(name);
  }
  return new Map([...chunks].map(([path, own]) => [path, joined(own)]));
}

/** Returns how many files and folders an archive has according to the record at its end, or undefined if it has no end. */
function entriesOf(archive: Uint8Array): number | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at--) { // a comment may follow
    if (view.getUint32(at, true) === 0x06054b50) {
      return view.getUint16(at + 10, true);
    }
  }
  return undefined;
}

function damaged(name: string): Refused {
  return new Refused(`${name} is damaged, encrypted or not a zip archive that the playground can read.`);
}
