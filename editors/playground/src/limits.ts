// What the page accepts, so that no archive, folder or link makes it slow or exhausts memory.

/** Bytes of a file that the editor opens. */
export const maxText = 2_000_000;
/** Bytes of all files of an extension. */
export const maxTotal = 20_000_000;
/** Files of an extension. */
export const maxFiles = 500;
/** How many times larger a file in an archive may be than its compressed form. */
export const maxRatio = 200;

/** Returns a number of bytes for people. */
export function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What is wrong with what a person opens, in a sentence. */
export class Refused extends Error {}

/** Reports whether a file does not belong to an extension and is skipped. */
export function isIgnored(path: string): boolean {
  return path.split('/').some((part) => part === 'node_modules' || part === '.git' || part === '__MACOSX' || part === '.DS_Store');
}
