// The paths of files that a user opens.

import { Refused } from './limits.ts';

/** Returns a path below the folder of an extension, or refuses it. */
export function checkPath(path: string): string {
  const parts = path.split('/');
  // eslint-disable-next-line no-control-regex
  if (path.length > 300 || parts.length > 20 || parts.some((part) => part === '' || part === '.' || part === '..') || /[\\\x00-\x1f]/.test(path)) {
    throw new Refused(`${JSON.stringify(path.slice(0, 80))} is not a path of a file in an extension.`);
  }
  return path;
}
