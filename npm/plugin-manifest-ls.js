#!/usr/bin/env node
// Runs the program of the package for this machine, which npm has installed beside this one.
'use strict';

const { spawn } = require('node:child_process');
const { constants } = require('node:os');

const child = spawn(binary(), process.argv.slice(2), { stdio: 'inherit', windowsHide: true });
// What ends this process is for the program; it ends by itself at the end of its input.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});

/** The path of the program. */
function binary() {
  const name = `plugin-manifest-ls-${process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'plugin-manifest-ls.exe' : 'plugin-manifest-ls';
  try {
    return require.resolve(`${name}/bin/${file}`);
  } catch {
    return fail(
      `the package ${name} is not installed. It is an optional dependency of plugin-manifest-ls: install without ` +
        '--omit=optional, and on this machine, not a copy of another one\'s node_modules. It may also be that there is ' +
        `no plugin-manifest-ls for ${process.platform} on ${process.arch}.`,
    );
  }
}

function fail(what) {
  process.stderr.write(`plugin-manifest-ls: ${what}\n`);
  process.exit(2);
}
