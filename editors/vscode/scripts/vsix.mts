// Packages the extension for every platform with the server, for browsers, and once without a server, into dist/ of the repository.
//
//   node scripts/vsix.mts [TARGET…]    linux-x64, …, web or universal; default: all

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { bundle, bundleForWeb } from './bundle.mts';
import { recordAnswers } from './answers.mts';

/** GOOS and GOARCH for each VS Code platform. Alpine is the same as Linux, since no C library is linked. */
const platforms: Readonly<Record<string, readonly [os: string, architecture: string]>> = {
  'linux-x64': ['linux', 'amd64'],
  'linux-arm64': ['linux', 'arm64'],
  'alpine-x64': ['linux', 'amd64'],
  'darwin-x64': ['darwin', 'amd64'],
  'darwin-arm64': ['darwin', 'arm64'],
  'win32-x64': ['windows', 'amd64'],
  'win32-arm64': ['windows', 'arm64'],
};

/** Maximum size of a package, in bytes. */
const most = 9_000_000;

const here = path.resolve(import.meta.dirname, '..');
const repository = path.resolve(here, '../..');
const dist = path.join(repository, 'dist');
const stage = path.join(here, 'dist', 'stage');

/** Files that are packaged unchanged. */
const files = ['package.nls.json', 'package.nls.de.json', 'l10n', 'CHANGELOG.md', 'icon.png'];
const entries = { main: ['dist/extension.js', 'dist/session.js'], browser: ['dist/browser.js', 'dist/worker.js', 'dist/answers.json'] };

interface Package {
  version: string;
  private?: boolean;
  main?: string;
  browser?: string;
  extensionKind?: unknown;
  contributes: { mcpServerDefinitionProviders?: unknown };
  scripts?: unknown;
  devDependencies?: unknown;
}

process.chdir(here);
const targets = process.argv.length > 2 ? process.argv.slice(2) : [...Object.keys(platforms), 'web', 'universal'];
await bundle();
mkdirSync(dist, { recursive: true });
for (const target of targets) {
  await pack(target);
}

async function pack(target: string): Promise<void> {
  const platform = platforms[target];
  if (platform === undefined && target !== 'web' && target !== 'universal') {
    throw new Error(`there is no target ${target}, only ${Object.keys(platforms).join(', ')}, web, universal`);
  }
  const kind = target === 'web' ? 'browser' : 'main';
  const wasm = kind === 'browser' ? await buildForWeb() : undefined;
  const { version } = prepare(kind);
  if (platform !== undefined) {
    compile(platform);
  }
  if (wasm !== undefined) {
    cpSync(path.join(wasm, 'server.wasm'), path.join(stage, 'server', 'server.wasm'));
  }
  const packagePath = path.join(dist, `plugin-manifest-${version}${target === 'universal' ? '' : `-${target}`}.vsix`);
  await createVSIX({
    cwd: stage,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    ...(target === 'universal' ? {} : { target }),
  });
  const { size } = statSync(packagePath);
  if (size > most) {
    throw new Error(`${packagePath} has ${size} bytes, more than ${most}`);
  }
  console.log(`${path.relative(repository, packagePath)}  ${(size / 1e6).toFixed(1)} MB`);
}

/** Creates the folder to package with one of the entry points, without a server. */
function prepare(kind: keyof typeof entries): Package {
  rmSync(stage, { recursive: true, force: true });
  for (const file of [...files, ...entries[kind]]) {
    cpSync(path.join(here, file), path.join(stage, file), { recursive: true });
  }
  for (const file of ['LICENSE', 'THIRD_PARTY_LICENSES']) {
    cpSync(path.join(repository, file), path.join(stage, file));
  }
  const manifest = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')) as Package;
  const text = readme();
  writeFileSync(path.join(stage, 'README.md'), text);
  const shown = JSON.stringify(manifest) + text;
  for (const picture of new Set(shown.match(/(?<=media\/)vscode-[a-z-]+\.png/g))) {
    cpSync(path.join(repository, 'docs', 'images', picture), path.join(stage, 'media', picture));
  }
  if (kind === 'browser') {
    delete manifest.main;
    delete manifest.extensionKind;
    delete manifest.contributes.mcpServerDefinitionProviders; // a browser starts no program
  } else {
    delete manifest.browser;
  }
  delete manifest.private;
  delete manifest.scripts;
  delete manifest.devDependencies;
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify(manifest, undefined, 2));
  return manifest;
}

/** Returns README.md with packaged pictures. VS Code and its Marketplace do not support <picture>, so only the light ones remain. */
function readme(): string {
  const text = readFileSync(path.join(here, 'README.md'), 'utf8');
  return text.replaceAll('../../docs/images/', 'media/').replace(/<picture>\s*<source [^>]*>\s*(<img [^>]*>)\s*<\/picture>/g, '$1');
}

/** Builds what only browsers need, and returns the folder of the server. */
async function buildForWeb(): Promise<string> {
  const wasm = execFileSync(path.join(repository, 'scripts', 'wasm.sh'), { encoding: 'utf8' }).trim();
  await bundleForWeb(path.join(wasm, 'wasm_exec.js'));
  recordAnswers(repository, path.join(here, 'dist', 'answers.json'));
  return wasm;
}

/** Builds the server for a platform into the folder to package. */
function compile([os, architecture]: readonly [string, string]): void {
  const program = path.join(stage, 'server', os === 'windows' ? 'plugin-manifest-ls.exe' : 'plugin-manifest-ls');
  execFileSync(process.env.GO ?? 'go', ['build', '-trimpath', '-ldflags=-s -w', '-o', program, './cmd/plugin-manifest-ls'], {
    cwd: repository,
    env: { ...process.env, CGO_ENABLED: '0', GOOS: os, GOARCH: architecture },
    stdio: 'inherit',
  });
  chmodSync(program, 0o755);
}
