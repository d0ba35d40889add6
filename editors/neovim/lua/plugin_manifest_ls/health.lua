--- `:checkhealth plugin_manifest_ls`

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
  local cmd = (vim.lsp.config[name] or {}).cmd
  if type(cmd) ~= 'table' then
    vim.health.info('cmd is not a list, so it cannot be looked at')
    return
  end
  local path = vim.fn.exepath(cmd[1])
  if path == '' then
    vim.health.error(('%s is not executable or not on PATH'):format(cmd[1]), {
      'Install it, or name it: vim.lsp.config("plugin_manifest_ls", { cmd = { "/path/to/plugin-manifest-ls", "serve" } })',
    })
    return
  end
  vim.health.ok(path)
  local ran, done = pcall(function()
    return vim.system({ path, 'version' }, { text = true, timeout = 5000 }):wait()
  end)
  if ran and done.code == 0 then
    vim.health.ok(vim.trim(done.stdout))
  else
    vim.health.warn('it does not say its version', { vim.trim(ran and done.stderr or tostring(done)) })
  end
end

--- How many findings of a client a buffer shows, whether pushed by the server or asked for.
local function findings(client, bufnr)
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
      vim.health.ok(('  buffer %d: %s, %d findings'):format(bufnr, file, findings(client, bufnr)))
    end
  end
end

function M.check()
  if check_neovim() then
    check_binary()
    check_clients()
  end
end

return M
