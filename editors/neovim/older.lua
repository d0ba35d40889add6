-- For Neovim 0.8 to 0.10, which lacks vim.lsp.config: source this from your configuration, or copy it there.
-- Newer versions use the plugin instead.
vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('plugin_manifest_ls_older', {}),
  pattern = { 'json', 'jsonc' },
  callback = function(event)
    local path = vim.api.nvim_buf_get_name(event.buf)
    if vim.fs.basename(path) == 'plugin-manifest.json' then
      vim.lsp.start({
        name = 'plugin_manifest_ls',
        cmd = { 'plugin-manifest-ls', 'serve' },
        root_dir = vim.fs.dirname(path),
        -- settings as for newer versions: settings = { pluginManifest = { rules = { ['link-name-case'] = 'off' } } },
      })
    end
  end,
})
