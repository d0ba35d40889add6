--- The language server for Zoho's plugin-manifest.json, for vim.lsp.config and vim.lsp.enable.
--- `:help plugin-manifest-ls` says what can be set.

---@type vim.lsp.Config
return {
  cmd = { 'plugin-manifest-ls', 'serve' },
  filetypes = { 'json', 'jsonc' },
  root_markers = { 'plugin-manifest.json' },
  -- The file name decides, not the file type: other JSON files are none of this server's business, nor is
  -- a resources.json without a manifest beside it.
  -- A function here makes Neovim leave root_markers to us.
  root_dir = function(bufnr, on_dir)
    local path = vim.api.nvim_buf_get_name(bufnr)
    local name = vim.fs.basename(path)
    local served = name == 'plugin-manifest.json'
      or name == '.plugin-manifest-ls.json'
      or name == 'resources.json' and vim.uv.fs_stat(vim.fs.joinpath(vim.fs.dirname(path), 'plugin-manifest.json')) ~= nil
    if path:match('^%a[%w+.-]+://') or not served then
      return
    end
    local markers = vim.lsp.config.plugin_manifest_ls.root_markers
    on_dir(vim.fs.root(path, markers) or vim.fs.dirname(path))
  end,
  commands = {
    ['plugin-manifest-ls.showReferences'] = function(command, ctx)
      require('plugin_manifest_ls.references').show(command, ctx)
    end,
  },
  capabilities = { experimental = { commands = { commands = { 'plugin-manifest-ls.showReferences' } } } },
  settings = {
    pluginManifest = {
      -- How a rule is reported: { ['link-name-case'] = 'off' } and so on.
      rules = vim.empty_dict(),
      -- Neovim has no JSON server of its own, so syntax errors come from this one.
      syntaxDiagnostics = true,
    },
  },
  -- The settings are there from the first finding on, before the server has asked for them.
  before_init = function(params, config)
    params.initializationOptions = vim.tbl_extend('keep', params.initializationOptions or {}, config.settings)
  end,
}
