import { build, type BuildOptions, type Plugin } from 'esbuild';

const common: BuildOptions = { bundle: true, minify: true, external: ['vscode'], format: 'cjs', target: 'es2022', logLevel: 'warning' };

/** Bundles the entry points into dist/, below the current folder. */
export async function bundle(): Promise<void> {
  await build({
    ...common,
    entryPoints: ['src/extension.ts', 'src/session.ts'],
    outdir: 'dist',
    platform: 'node',
    mainFields: ['module', 'main'], // jsonc-parser's main cannot be bundled
    supported: { 'dynamic-import': false }, // VS Code provides its API to require()
    plugins: [later],
  });
  await build({ ...common, entryPoints: ['src/browser.ts'], outdir: 'dist', platform: 'browser' });
}

/** Keeps the session out of the module that is loaded at activation, which happens with any JSON file. */
const later: Plugin = {
  name: 'later',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/session\.ts$/ }, ({ kind }) => (kind === 'dynamic-import' ? { path: './session.js', external: true } : undefined));
  },
};
