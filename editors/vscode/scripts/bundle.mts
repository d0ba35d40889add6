import { build, type BuildOptions, type Plugin } from 'esbuild';

const common: BuildOptions = { bundle: true, minify: true, external: ['vscode'], format: 'cjs', target: 'es2022', logLevel: 'warning' };

/** Bundles the entry points into dist/, below the current folder. */
export async function bundle(): Promise<void> {
  await build({
    ...common,
    entryPoints: { extension: 'src/extension.ts', session: 'src/native/session.ts' },
    outdir: 'dist',
    platform: 'node',
    mainFields: ['module', 'main'], // jsonc-parser's main cannot be bundled
    supported: { 'dynamic-import': false }, // VS Code provides its API to require()
    plugins: [later],
  });
}

/** Bundles the entry point of VS Code for the Web and the worker with the server into dist/. wasmExec runs Go programs. */
export async function bundleForWeb(wasmExec: string): Promise<void> {
  const web: BuildOptions = { ...common, outdir: 'dist', platform: 'browser', mainFields: ['browser', 'module', 'main'] };
  await build({ ...web, entryPoints: { browser: 'src/web/extension.ts' } });
  await build({ ...web, entryPoints: { worker: '../wasm/src/worker.ts' }, format: 'iife', alias: { wasm_exec: wasmExec } });
}

/** Keeps the session out of the module that is loaded at activation, which happens with any JSON file. */
const later: Plugin = {
  name: 'later',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/native\/session\.ts$/ }, ({ kind }) => (kind === 'dynamic-import' ? { path: './session.js', external: true } : undefined));
  },
};
