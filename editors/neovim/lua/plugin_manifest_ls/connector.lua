--- `:PluginManifestAddConnector`. What there is to choose and what is written is the server's.

local snippet = require('plugin_manifest_ls.snippet')
local tabstops = require('plugin_manifest_ls.tabstops')
local program = require('plugin_manifest_ls.program')

local M = {}

local prefix = 'Add connector: ' -- of the titles of the server's actions

local function say(text)
  vim.notify(text, vim.log.levels.WARN, { title = 'plugin-manifest-ls' })
end

--- Has the user choose among the services of connections that a snippet leaves open, if it does, and calls
--- done(value) with the snippet in which they are chosen.
local function choose_service(value, done)
  local parts = snippet.parse(value)
  for i, part in ipairs(parts) do
    if part.choices and i > 1 and parts[i - 1].text:match('"serviceName":%s*"$') then
      vim.ui.select(part.choices, { prompt = 'Service of the connection' }, function(service)
        if service then
          part.text, part.choices = service, nil
          done(snippet.format(parts))
        end
      end)
      return
    end
  end
  done(value)
end

local function apply(client, bufnr, edit)
  local change = vim.iter(edit.documentChanges or {}):find(function(c) return c.edits end)
  local first = change and vim.iter(change.edits):find(function(e) return e.snippet end)
  if not first then
    vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
    return
  end
  choose_service(first.snippet.value, function(value)
    if vim.api.nvim_get_current_buf() == bufnr then
      first.snippet.value = value
      tabstops.apply(edit, client.offset_encoding)
    end
  end)
end

--- Asks the server for its kinds of connectors and the user for one of them.
local function choose_kind(client, bufnr)
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'refactor' } }
  client:request('textDocument/codeAction', params, function(err, actions)
    if err then
      return say(err.message)
    end
    actions = vim.tbl_filter(function(action) return vim.startswith(action.title, prefix) end, actions or {})
    if #actions == 0 then
      return say('There is no place for a connector in this manifest: it has to be an object.')
    end
    vim.ui.select(actions, {
      prompt = 'Authentication type of the connection',
      kind = 'codeaction',
      format_item = function(action) return action.title:sub(#prefix + 1) end,
    }, function(action)
      if action then
        apply(client, bufnr, tabstops.edit_of(action))
      end
    end)
  end, bufnr)
end

--- Asks for the service of a manifest that does not exist yet and begins it; only then is it known which connectors
--- it can have.
local function begin(client, bufnr)
  local services = program.json(client, { 'services', '--format', 'json' })
  if not services then
    return
  end
  vim.ui.select(services, {
    prompt = 'Service of the extension',
    format_item = function(service) return ('%s (%s)'):format(service.code, service.name) end,
  }, function(service)
    if service and vim.api.nvim_get_current_buf() == bufnr then
      local indent = vim.bo.expandtab and (' '):rep(vim.fn.shiftwidth()) or '\t'
      vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, { '{', ('%s"service": "%s"'):format(indent, service.code), '}' })
      vim.api.nvim_win_set_cursor(0, { 2, #indent })
      choose_kind(client, bufnr)
    end
  end)
end

function M.add()
  local bufnr = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ bufnr = bufnr, name = 'plugin_manifest_ls' })[1]
  if not client or vim.fs.basename(vim.api.nvim_buf_get_name(bufnr)) ~= 'plugin-manifest.json' then
    return say('Open a plugin-manifest.json to add a connector to.')
  end
  if table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)):match('^%s*$') then
    return begin(client, bufnr)
  end
  choose_kind(client, bufnr)
end

return M
