import { build, type BuildOptions } from 'esbuild';
import * as path from 'node:path';

type Names<K extends string> = Readonly<Record<K, string>>;

/** Bundles the scripts and styles in folder into out, and returns the names of their files. */
export async function bundle(folder: string, wasmExec: string, out: string, files: Names<string>): Promise<Names<'MAIN' | 'EDITOR_STYLE' | 'STYLE' | 'EARLY' | 'DOCS'>> {
  const workers = {
    SERVER_WORKER: (await one(folder, out, 'src/worker.ts', { format: 'iife', alias: { wasm_exec: wasmExec } })).file,
    EDITOR_WORKER: (await one(folder, out, 'node_modules/monaco-editor/esm/vs/editor/editor.worker.start.js', { format: 'iife', entryNames: 'editor-worker-[hash]' })).file,
  };
  const define = Object.fromEntries(Object.entries({ ...files, ...workers }).map(([name, file]) => [name, JSON.stringify(file)]));
  const main = await one(folder, out, 'src/main.ts', {
    format: 'esm',
    define,
    alias: { 'monaco-lsp-client': path.join(folder, 'node_modules/monaco-editor/esm/external/monaco-lsp-client/out/index.js') },
  });
  return {
    MAIN: main.file,
    EDITOR_STYLE: main.style,
    DOCS: (await one(folder, out, 'src/docs.ts', { format: 'iife' })).file,
    EARLY: (await one(folder, out, 'src/early.ts', { format: 'iife' })).file,
    STYLE: (await one(folder, out, 'site/style.css', {})).file,
  };
}

/** Bundles one entry point. Returns the name of its file, and that of the styles that it imports. */
async function one(folder: string, out: string, entry: string, options: BuildOptions): Promise<{ file: string; style: string }> {
  const { metafile } = await build({
    ...options,
    absWorkingDir: folder,
    bundle: true,
    entryNames: options.entryNames ?? '[name]-[hash]',
    entryPoints: [entry],
    legalComments: 'none',
    loader: { '.ttf': 'file' },
    logLevel: 'warning',
    metafile: true,
    minify: true,
    outdir: out,
    target: 'es2022',
  });
  const found = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry);
  if (found === undefined) {
    throw new Error(`${entry} was not built`);
  }
  return { file: path.basename(found[0]), style: path.basename(found[1].cssBundle ?? '') };
}
