--- The language server for Zoho's plugin-manifest.json, for vim.lsp.config and vim.lsp.enable.
--- `:help plugin-manifest-ls` says what can be set.

--- Tells whether a file is one of those that the server looks after wherever they are.
local function manifest(name)
  return name == 'plugin-manifest.json' or name == '.plugin-manifest-ls.json'
end

---@type vim.lsp.Config
return {
  cmd = { 'plugin-manifest-ls', 'serve' },
  filetypes = {
    'json', 'jsonc',
    -- an extension's code, which names what is in its manifest
    'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'html', 'deluge',
  },
  root_markers = { 'plugin-manifest.json' },
  -- The file name decides, not the file type: other JSON files are none of this server's business, nor is a
  -- resources.json without a manifest beside it, nor code that is in no extension's folder.
  -- A function here makes Neovim leave root_markers to us.
  root_dir = function(bufnr, on_dir)
    local path = vim.api.nvim_buf_get_name(bufnr)
    local folder, name = vim.fs.dirname(path), vim.fs.basename(path)
    if path == '' or path:match('^%a[%w+.-]+://') then
      return
    end
    local root = vim.fs.root(path, vim.lsp.config.plugin_manifest_ls.root_markers)
    if manifest(name) then
      on_dir(root or folder)
    elseif name == 'resources.json' then
      if vim.uv.fs_stat(vim.fs.joinpath(folder, 'plugin-manifest.json')) then
        on_dir(root or folder)
      end
    elseif not vim.bo[bufnr].filetype:match('^jsonc?$') and vim.fs.root(path, 'plugin-manifest.json') then
      on_dir(root or folder)
    end
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
  before_init = function(params, config)
    -- The settings are there from the first finding on, before the server has asked for them.
    params.initializationOptions = vim.tbl_extend('keep', params.initializationOptions or {}, config.settings)
    -- Plugins for completion say that they leave the indentation of snippets alone when told to, and vim.snippet,
    -- to which they give them, does not.
    local item = vim.tbl_get(params.capabilities, 'textDocument', 'completion', 'completionItem')
    if item then
      item.insertTextModeSupport = nil
    end
    -- Neovim knows edits of a version of a file and does not say so. It makes nothing of tab stops in code actions;
    -- the plugin does.
    params.capabilities = vim.tbl_deep_extend('force', params.capabilities, {
      workspace = { workspaceEdit = { documentChanges = true, snippetEditSupport = vim.g.loaded_plugin_manifest_ls == 1 } },
    })
  end,
}
