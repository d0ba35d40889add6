--- `:checkhealth plugin_manifest_ls`

local program = require('plugin_manifest_ls.program')

local M = {}

local name = 'plugin_manifest_ls'

local function check_neovim()
  vim.health.start('Neovim')
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok(version)
    return true
  end
  vim.health.error(version .. ' has no vim.lsp.config', { 'Install Neovim 0.11 or newer.' })
  return false
end

local function check_binary()
  vim.health.start('Server')
  local cmd = program.path()
  if not cmd then
    vim.health.info('cmd is not a list, so it cannot be looked at')
    return
  end
  local path = vim.fn.exepath(cmd)
  if path == '' then
    vim.health.error(('%s is not executable or not on PATH'):format(cmd), {
      'Install it, or name it: vim.lsp.config("plugin_manifest_ls", { cmd = { "/path/to/plugin-manifest-ls", "serve" } })',
    })
    return
  end
  vim.health.ok(path)
  local version, why = program.output(nil, { 'version' })
  if version then
    vim.health.ok(vim.trim(version))
  else
    vim.health.warn('it does not say its version', { why })
  end
end

--- Reports which plugin provides completion. Plugins are detected without loading them.
local function check_completion()
  vim.health.start('Completion')
  local there = false
  for plugin, module in pairs({ ['blink.cmp'] = 'blink/cmp', ['nvim-cmp'] = 'cmp' }) do
    if #vim.api.nvim_get_runtime_file(('lua/%s/init.lua'):format(module), false) > 0 then
      there = true
      vim.health.ok(plugin .. ' is installed')
    end
  end
  if #vim.api.nvim_get_runtime_file('lua/cmp/init.lua', false) > 0
    and #vim.api.nvim_get_runtime_file('lua/cmp_nvim_lsp/init.lua', false) == 0 then
    vim.health.warn('nvim-cmp has no source for language servers', { 'Install cmp-nvim-lsp.' })
  end
  if not there then
    vim.health.info('no blink.cmp and no nvim-cmp: :help plugin-manifest-ls-completion says how to use Neovim\'s own')
  end
  if not (vim.snippet and vim.snippet.expand) then
    vim.health.error('vim.snippet is missing')
  elseif not vim.g.loaded_plugin_manifest_ls then
    vim.health.warn('the plugin is not loaded, so code actions have no tab stops', { 'Put the folder on runtimepath.' })
  end
end

--- Returns the number of diagnostics of a client in a buffer, pushed or pulled.
local function count_diagnostics(client, bufnr)
  local count = 0
  for _, diagnostic in ipairs(vim.diagnostic.get(bufnr)) do
    local namespace = vim.diagnostic.get_namespace(diagnostic.namespace).name
    if namespace:find(('%s.%d'):format(client.name, client.id), 1, true) then
      count = count + 1
    end
  end
  return count
end

local function check_clients()
  vim.health.start('Buffers')
  if vim.lsp.is_enabled and not vim.lsp.is_enabled(name) then
    vim.health.warn('the server is not enabled', { 'vim.lsp.enable("plugin_manifest_ls")' })
  end
  local clients = vim.lsp.get_clients({ name = name })
  if #clients == 0 then
    vim.health.info('no plugin-manifest.json is open')
  end
  for _, client in ipairs(clients) do
    vim.health.info(('client %d, root %s'):format(client.id, client.root_dir or 'none'))
    vim.health.info(('  columns are counted in %s'):format(client.offset_encoding))
    local item = vim.tbl_get(client.capabilities, 'textDocument', 'completion', 'completionItem') or {}
    vim.health.info(('  completions %s tab stops'):format(item.snippetSupport and 'have' or 'come without'))
    for bufnr in pairs(client.attached_buffers) do
      local file = vim.api.nvim_buf_get_name(bufnr)
      vim.health.ok(('  buffer %d: %s, %d diagnostics'):format(bufnr, file, count_diagnostics(client, bufnr)))
    end
  end
end

function M.check()
  if check_neovim() then
    check_binary()
    check_completion()
    check_clients()
  end
end

return M
