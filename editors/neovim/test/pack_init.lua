-- The configuration of a user who installs the plugin with vim.pack, as README.md says. REPOSITORY is the URL.
vim.api.nvim_create_autocmd('PackChanged', {
  callback = function(event)
    if event.data.spec.name == 'plugin-manifest-ls' and event.data.kind ~= 'delete' then
      dofile(event.data.path .. '/editors/neovim/build.lua')
    end
  end,
})
vim.pack.add({ { src = vim.env.REPOSITORY, name = 'plugin-manifest-ls' } }, {
  confirm = false, -- only here: the user confirms
  load = function(plugin) dofile(plugin.path .. '/editors/neovim/load.lua') end,
})
