--- `:PluginManifestAddConnector`. The server determines the kinds of connectors and the edits.

local snippet = require('plugin_manifest_ls.snippet')
local tabstops = require('plugin_manifest_ls.tabstops')
local program = require('plugin_manifest_ls.program')

local M = {}

local function say(text)
  vim.notify(text, vim.log.levels.WARN, { title = 'plugin-manifest-ls' })
end

--- Has the user select the service of the connection if the snippet has a choice of services, and calls done(value) with
--- the snippet.
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

--- Returns how the kind of connector that an action of the server adds is listed, nil for other actions.
local function label(action)
  if type(action.data) ~= 'table' or not action.data.connector then
    return nil
  end
  return ('%s – %s'):format(action.data.connector, action.data.description)
end

--- Requests the kinds of connectors from the server and has the user select one of them.
local function choose_kind(client, bufnr)
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'refactor.addConnector' } }
  client:request('textDocument/codeAction', params, function(err, actions)
    if err then
      return say(err.message)
    end
    actions = vim.tbl_filter(label, actions or {})
    if #actions == 0 then
      return say('A connector cannot be added: the manifest must be an object.')
    end
    vim.ui.select(actions, {
      prompt = 'Authentication type of the connection',
      kind = 'codeaction',
      format_item = label,
    }, function(action)
      if action then
        apply(client, bufnr, tabstops.edit_of(action))
      end
    end)
  end, bufnr)
end

--- Has the user select the service of a new manifest and writes it. The connectors that it can have depend on the service.
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
    return say('Open a plugin-manifest.json to add a connector.')
  end
  if table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)):match('^%s*$') then
    return begin(client, bufnr)
  end
  choose_kind(client, bufnr)
end

return M
