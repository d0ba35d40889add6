-- Enables the server and adds the commands. With `vim.g.plugin_manifest_ls_enable = false`, set before this, the user
-- enables the server.
if vim.g.loaded_plugin_manifest_ls or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_plugin_manifest_ls = 1

vim.api.nvim_create_user_command('PluginManifestAddConnector', function()
  require('plugin_manifest_ls.connector').add()
end, { desc = 'Add a connector to the manifest' })

vim.api.nvim_create_user_command('PluginManifestExplain', function(command)
  require('plugin_manifest_ls.explain').explain(command.args)
end, {
  nargs = '?',
  complete = function(lead)
    return require('plugin_manifest_ls.explain').codes(lead)
  end,
  desc = 'Explain the rule of the diagnostic at the cursor, or of a code',
})

vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('plugin_manifest_ls', {}),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'plugin_manifest_ls' then
      require('plugin_manifest_ls.tabstops').take(client)
    end
  end,
})

-- Neovim has no file type for Deluge, the language of Zoho's functions. Outside extensions, "dg" and "ds" have other
-- meanings.
vim.filetype.add({
  extension = {
    deluge = 'deluge',
    dg = function(path)
      return vim.fs.root(path, 'plugin-manifest.json') and 'deluge' or nil
    end,
    ds = function(path)
      return vim.fs.root(path, 'plugin-manifest.json') and 'deluge' or 'datascript'
    end,
  },
})

if vim.g.plugin_manifest_ls_enable ~= false then
  vim.lsp.enable('plugin_manifest_ls')
end
