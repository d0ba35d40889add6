import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** Returns the licenses that must accompany the site: those of the server, and of the npm packages in the bundles, whose files are inputs. */
export function licenses(repository: string, folder: string, inputs: Iterable<string>): string {
  const packages = [...new Set([...inputs].flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(1) ?? []))].sort();
  if (packages.length === 0) {
    throw new Error('no packages are bundled');
  }
  const own = ['LICENSE', 'THIRD_PARTY_LICENSES'].map((name) => readFileSync(path.join(repository, name), 'utf8'));
  return [...own, ...packages.map((name) => notices(path.join(folder, 'node_modules', name), name))].join(`\n${'='.repeat(80)}\n`);
}

function notices(folder: string, name: string): string {
  const files = readdirSync(folder).filter((file) => /^(licen[sc]e|notice|thirdpartynotices)/i.test(file)).sort();
  if (files.length === 0) {
    throw new Error(`${name} has no license`);
  }
  return `${name}\n\n${files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n')}\n`;
}
