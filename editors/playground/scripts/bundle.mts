import { build, type BuildOptions } from 'esbuild';
import * as path from 'node:path';

type Names<K extends string> = Readonly<Record<K, string>>;

/** Bundles the scripts and styles in folder into out, and returns the names of their files, and the files that they are made of. */
export async function bundle(folder: string, wasmExec: string, out: string, files: Names<string>): Promise<{ names: Names<'MAIN' | 'EDITOR_STYLE' | 'STYLE' | 'EARLY' | 'DOCS'>; inputs: ReadonlySet<string> }> {
  const inputs = new Set<string>();
  const one = async (entry: string, options: BuildOptions = { format: 'iife' }) => {
    const built = await bundleOne(folder, out, entry, options);
    built.inputs.forEach((input) => inputs.add(input));
    return built;
  };
  const workers = {
    SERVER_WORKER: (await one('src/worker.ts', { format: 'iife', alias: { wasm_exec: wasmExec } })).file,
    EDITOR_WORKER: (await one('node_modules/monaco-editor/esm/vs/editor/editor.worker.start.js', { format: 'iife', entryNames: 'editor-worker-[hash]' })).file,
  };
  const main = await one('src/main.ts', {
    format: 'esm',
    define: Object.fromEntries(Object.entries({ ...files, ...workers }).map(([name, file]) => [name, JSON.stringify(file)])),
    alias: { 'monaco-lsp-client': path.join(folder, 'node_modules/monaco-editor/esm/external/monaco-lsp-client/out/index.js') },
  });
  const names = {
    MAIN: main.file,
    EDITOR_STYLE: main.style,
    DOCS: (await one('src/docs.ts')).file,
    EARLY: (await one('src/early.ts')).file,
    STYLE: (await one('site/style.css')).file,
  };
  return { names, inputs };
}

/** Bundles one entry point. Returns the name of its file, that of the styles that it imports, and what it is made of. */
async function bundleOne(folder: string, out: string, entry: string, options: BuildOptions): Promise<{ file: string; style: string; inputs: string[] }> {
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
  return { file: path.basename(found[0]), style: path.basename(found[1].cssBundle ?? ''), inputs: Object.keys(metafile.inputs) };
}
