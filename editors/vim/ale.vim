" plugin-manifest-ls with ALE: source this from your vimrc after ALE is loaded.

" The folder of a manifest; empty for other files, for which ALE starts no server.
function! PluginManifestRoot(buffer) abort
  let l:path = expand('#' . a:buffer . ':p')
  return fnamemodify(l:path, ':t') =~# '^\%(plugin-manifest\|\.plugin-manifest-ls\)\.json$' ? fnamemodify(l:path, ':h') : ''
endfunction

call ale#linter#Define('json', {
\ 'name': 'plugin_manifest_ls',
\ 'lsp': 'stdio',
\ 'executable': 'plugin-manifest-ls',
\ 'command': '%e serve',
\ 'project_root': function('PluginManifestRoot'),
\ 'lsp_config': {'pluginManifest': {'rules': {}, 'syntaxDiagnostics': v:true}},
\})

" Other JSON files keep their linters.
augroup plugin_manifest_ls
  autocmd!
  autocmd BufRead,BufNewFile plugin-manifest.json,.plugin-manifest-ls.json let b:ale_linters = ['plugin_manifest_ls']
augroup END
