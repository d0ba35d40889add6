--- The language server for Zoho's plugin-manifest.json, for vim.lsp.config and vim.lsp.enable.
--- See `:help plugin-manifest-ls` for the settings.

--- Reports whether the server handles a file wherever it is.
local function manifest(name)
  return name == 'plugin-manifest.json' or name == '.plugin-manifest-ls.json'
end

---@type vim.lsp.Config
return {
  cmd = { require('plugin_manifest_ls.program').default(), 'serve' },
  filetypes = {
    'json', 'jsonc',
    -- code of extensions, which uses connection link names
    'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'html', 'deluge',
  },
  root_markers = { 'plugin-manifest.json' },
  -- The file name decides, not the file type. Other JSON files, a resources.json without a manifest next to it and code
  -- outside an extension are ignored. With this function, Neovim does not apply root_markers itself.
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
    ['plugin-manifest-ls.pickConnector'] = function()
      require('plugin_manifest_ls.connector').add()
    end,
    ['plugin-manifest-ls.showRule'] = function(command)
      require('plugin_manifest_ls.explain').explain(command.arguments[1])
    end,
  },
  capabilities = {
    experimental = {
      commands = {
        commands = { 'plugin-manifest-ls.showReferences', 'plugin-manifest-ls.pickConnector', 'plugin-manifest-ls.showRule' },
      },
    },
  },
  settings = {
    pluginManifest = {
      -- Severities by rule code, such as { ['link-name-case'] = 'off' }.
      rules = vim.empty_dict(),
      -- Neovim has no built-in JSON server, so this server reports syntax errors.
      syntaxDiagnostics = true,
    },
  },
  before_init = function(params, config)
    -- Pass the settings at startup, so that they apply to the first diagnostics.
    params.initializationOptions = vim.tbl_extend('keep', params.initializationOptions or {}, config.settings)
    -- Completion plugins announce insertTextMode asIs, but vim.snippet, which they use, indents snippets.
    local item = vim.tbl_get(params.capabilities, 'textDocument', 'completion', 'completionItem')
    if item then
      item.insertTextModeSupport = nil
    end
    -- Neovim supports versioned document edits without announcing it. This plugin adds tab stops in code actions.
    params.capabilities = vim.tbl_deep_extend('force', params.capabilities, {
      workspace = { workspaceEdit = { documentChanges = true, snippetEditSupport = vim.g.loaded_plugin_manifest_ls == 1 } },
    })
  end,
}
