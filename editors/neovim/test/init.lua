-- The configuration of the editor under test: what README.md tells a user to write, and no more.
local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))))
vim.opt.runtimepath:append(plugin)
vim.o.completeopt = 'menuone,noselect'
vim.o.swapfile = false

vim.lsp.config('plugin_manifest_ls', { cmd = { vim.env.PLUGIN_MANIFEST_LS, 'serve' } })

vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'plugin_manifest_ls' then
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = false })
    end
  end,
})
