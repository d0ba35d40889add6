" plugin-manifest-ls with vim-lsp: source this from your vimrc.

" The folder of a manifest; empty for other files, for which no server is started.
function! s:root(info) abort
  let l:path = lsp#utils#get_buffer_path()
  return fnamemodify(l:path, ':t') =~# '^\%(plugin-manifest\|\.plugin-manifest-ls\)\.json$'
      \ ? lsp#utils#path_to_uri(fnamemodify(l:path, ':h')) : ''
endfunction

augroup plugin_manifest_ls
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
      \ 'name': 'plugin-manifest-ls',
      \ 'cmd': ['plugin-manifest-ls', 'serve'],
      \ 'allowlist': ['json', 'jsonc'],
      \ 'root_uri': function('s:root'),
      \ 'workspace_config': {'pluginManifest': {'rules': {}, 'syntaxDiagnostics': v:true}},
      \ })
augroup END
