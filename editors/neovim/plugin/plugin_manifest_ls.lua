-- Enables the server. `vim.g.plugin_manifest_ls_enable = false` before this leaves it to the user.
if vim.fn.has('nvim-0.11') == 1 and vim.g.plugin_manifest_ls_enable ~= false then
  vim.lsp.enable('plugin_manifest_ls')
end
