import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** Records what the program prints for the commands of the extension that need no files: in a browser there is no program to ask. */
export function recordAnswers(repository: string, file: string): void {
  const program = path.join(repository, 'dist', 'plugin-manifest-ls');
  execFileSync(process.env.GO ?? 'go', ['build', '-o', program, './cmd/plugin-manifest-ls'], { cwd: repository, stdio: 'inherit' });
  const ask = (args: readonly string[]) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 16 << 20 });
  const rules = ['rules', '--format', 'json'];
  const lists = [rules, ['scopes', '--format', 'json']];
  const pages = (JSON.parse(ask(rules)) as { code: string }[]).map(({ code }) => ['explain', code, '--format', 'markdown']);
  const answers = Object.fromEntries([...lists, ...pages].map((args) => [args.join(' '), ask(args)]));
  writeFileSync(file, JSON.stringify(answers));
}
