// Makes npm packages of the binaries in dist/release, into dist/npm: one for each platform with the program in it, and
// one that has the command and depends on them, so that npm installs the one that fits and runs no script for it.
//
//   node scripts/npm-packages.mjs
//
// Publish those of the platforms first.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const name = 'plugin-manifest-ls';
/** What npm calls the systems and machines of Go. */
const systems = { linux: 'linux', darwin: 'darwin', windows: 'win32' };
const machines = { amd64: 'x64', arm64: 'arm64' };

const repository = path.resolve(import.meta.dirname, '..');
const dist = path.join(repository, 'dist');
const out = path.join(dist, 'npm');
/** Who has the repository, which its workflows know. */
const owner = process.env.GITHUB_REPOSITORY_OWNER ?? 'OWNER';
const { version } = json('dist/release/metadata.json');
const binaries = json('dist/release/artifacts.json').filter(({ type }) => type === 'Binary');

rmSync(out, { recursive: true, force: true });
const platforms = binaries.map(platform).sort(); // goreleaser lists what is ready first
pack(
  name,
  {
    description: "Language server and checker for Zoho's plugin-manifest.json",
    keywords: ['zoho', 'plugin-manifest.json', 'language-server', 'linter', 'sigma', 'zet'],
    bin: { [name]: `bin/${name}.js` },
    engines: { node: '>=18' },
    optionalDependencies: Object.fromEntries(platforms.map((platform) => [platform, version])),
  },
  { [`bin/${name}.js`]: `npm/${name}.js`, 'README.md': 'npm/README.md' },
);

/** Packs a binary of goreleaser's and returns the name of the package. */
function platform({ goos, goarch, path: binary, name: file }) {
  const os = systems[goos];
  const cpu = machines[goarch];
  const full = `${name}-${os}-${cpu}`;
  pack(
    full,
    {
      description: `The program of ${name} for ${os} on ${cpu}; install ${name} instead`,
      os: [os],
      cpu: [cpu],
      preferUnplugged: true, // Yarn: a program inside an archive cannot be run
    },
    { [`bin/${file}`]: binary },
  );
  return full;
}

/** Packs files, given by their paths in the package and in the repository. */
function pack(name, manifest, files) {
  const stage = path.join(out, name);
  const all = { LICENSE: 'LICENSE', THIRD_PARTY_LICENSES: 'THIRD_PARTY_LICENSES', ...files };
  for (const [to, from] of Object.entries(all)) {
    const target = path.join(stage, to);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(repository, from), target);
    if (to === 'README.md') {
      writeFileSync(target, readFileSync(target, 'utf8').replaceAll('/OWNER/', `/${owner}/`));
    }
    chmodSync(target, to.startsWith('bin/') ? 0o755 : 0o644);
  }
  const whole = {
    name,
    version,
    ...manifest,
    license: 'MIT',
    repository: { type: 'git', url: `git+https://github.com/${owner}/plugin-manifest-ls.git` },
    files: Object.keys(all),
  };
  writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(whole, null, 2)}\n`);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', out], { cwd: stage, stdio: 'inherit', shell: process.platform === 'win32' });
}

function json(file) {
  return JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
}
