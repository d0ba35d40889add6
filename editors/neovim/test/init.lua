-- The configuration of the editor under test: what README.md tells a user to write, and no more.
local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))))
vim.opt.runtimepath:append(plugin)
vim.o.completeopt = 'menuone,noselect'
vim.o.swapfile = false

vim.lsp.config('plugin_manifest_ls', { cmd = { vim.env.PLUGIN_MANIFEST_LS, 'serve' } })

-- What blink.cmp and cmp-nvim-lsp have their users say beyond Neovim's own capabilities, as far as it makes a
-- difference to a server.
if vim.env.COMPLETION_PLUGIN then
  vim.lsp.config('*', {
    capabilities = {
      textDocument = {
        completion = {
          completionItem = {
            snippetSupport = true, insertReplaceSupport = true, insertTextModeSupport = { valueSet = { 1, 2 } },
            commitCharactersSupport = true, preselectSupport = true, deprecatedSupport = true,
            resolveSupport = { properties = { 'documentation', 'detail', 'additionalTextEdits' } },
          },
          insertTextMode = 1, contextSupport = true,
        },
      },
    },
  })
end

vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'plugin_manifest_ls' then
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = false })
    end
  end,
})
