import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** Writes a file with a hash of its content in its name, so that browsers never combine files of two versions. Returns the name. */
export function hashed(out: string, name: string, content: Buffer): string {
  const { name: base, ext } = path.parse(name);
  const file = `${base}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}${ext}`;
  writeFileSync(path.join(out, file), content);
  return file;
}
