--- Loads the plugin from a clone of the whole repository, whose root is not a plugin: see README.md.

local folder = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
vim.opt.runtimepath:append(folder)
vim.cmd.source(vim.fn.fnameescape(vim.fs.joinpath(folder, 'plugin', 'plugin_manifest_ls.lua')))
