--- Tab stops in what the server writes, where Neovim cannot deal with them by itself.
---
--- In code actions the server sends them as snippets to clients that say they can take them. Neovim would take them
--- for plain edits without a text, so they are taken here: such an action arrives as a command that applies it, after
--- which the user goes from stop to stop as after a completion.
---
--- In completions there are stops to choose at, at which vim.snippet leaves nothing until the user is there: the
--- first choice is put there instead.

local snippet = require('plugin_manifest_ls.snippet')

local M = {}

local command = 'plugin_manifest_ls.applyWithTabStops' -- never leaves this editor

--- The parts of the edits of a workspace edit that are snippets.
local function snippets(edit)
  return vim.iter(edit.documentChanges or {}):map(function(change)
    return vim.tbl_filter(function(e) return e.snippet ~= nil end, change.edits or {})
  end):flatten():totable()
end

--- Returns an action that does the same by our command if it has tab stops, or else the action itself.
local function disguise(action)
  if not action.edit or action.command or #snippets(action.edit) == 0 then
    return action
  end
  local disguised = vim.tbl_extend('force', action, {
    command = { title = action.title, command = command, arguments = { action.edit } },
  })
  disguised.edit = nil
  return disguised
end

--- Puts presets in the place of choices in the items of a completion, a list or the items of one.
local function settle(answer)
  for _, item in ipairs(answer.items or answer) do
    local edit = item.insertTextFormat == vim.lsp.protocol.InsertTextFormat.Snippet and item.textEdit
    if edit then
      edit.newText = snippet.format(snippet.parse(edit.newText))
    end
  end
  return answer
end

--- What is made of the answers to requests.
local changes = {
  ['textDocument/codeAction'] = function(actions) return vim.tbl_map(disguise, actions) end,
  ['textDocument/completion'] = settle,
}

--- Has the code actions and completions of a client arrive in a form that Neovim can carry out.
--- @param client vim.lsp.Client
function M.take(client)
  if client.commands[command] then
    return
  end
  client.commands[command] = function(invoked)
    M.apply(invoked.arguments[1], client.offset_encoding)
  end
  local request = client.request
  client.request = function(self, method, params, handler, bufnr)
    local change = changes[method]
    if change and handler then
      local receive = handler
      handler = function(err, answer, ...)
        return receive(err, answer and change(answer), ...)
      end
    end
    return request(self, method, params, handler, bufnr)
  end
end

--- Returns the edit that a code action makes, disguised or not.
function M.edit_of(action)
  return action.edit or action.command and action.command.command == command and action.command.arguments[1] or nil
end

--- Returns a range of the protocol as row, column, end row and end column in bytes, all from 0.
local function bytes(bufnr, range, encoding)
  local function column(position)
    local line = vim.api.nvim_buf_get_lines(bufnr, position.line, position.line + 1, false)[1] or ''
    return vim.str_byteindex(line, encoding, position.character, false)
  end
  return range.start.line, column(range.start), range['end'].line, column(range['end'])
end

--- Returns a snippet edit as a plain one, indented as the snippet would be.
local function plain(edit, bufnr)
  local line = vim.api.nvim_buf_get_lines(bufnr, edit.range.start.line, edit.range.start.line + 1, false)[1] or ''
  local text = snippet.text(snippet.parse(edit.snippet.value)):gsub('\r\n?', '\n')
  return { range = edit.range, newText = (text:gsub('\n', '\n' .. line:match('^%s*'))) }
end

local function changed(change, bufnr)
  local version = change.textDocument.version
  return type(version) == 'number' and (vim.lsp.util.buf_versions[bufnr] or 0) > version
end

--- Makes an edit. The first snippet for the current buffer is expanded, so that the cursor is at its first stop
--- afterwards; others become plain text.
--- @param edit lsp.WorkspaceEdit
--- @param encoding string of the client's positions
function M.apply(edit, encoding)
  local current, chosen, mark = vim.api.nvim_get_current_buf(), nil, nil
  local rest = vim.deepcopy(edit)
  local namespace = vim.api.nvim_create_namespace('plugin_manifest_ls.tabstops')
  for _, change in ipairs(rest.documentChanges) do
    local bufnr = change.textDocument and vim.uri_to_bufnr(change.textDocument.uri)
    if bufnr and changed(change, bufnr) then
      vim.notify('The text has changed since: ask for the action again.', vim.log.levels.WARN)
      return
    end
    local edits = {}
    for _, e in ipairs(change.edits or {}) do
      if e.snippet and bufnr == current and not chosen then
        chosen = e
        local row, column, end_row, end_column = bytes(bufnr, e.range, encoding)
        mark = vim.api.nvim_buf_set_extmark(bufnr, namespace, row, column, {
          end_row = end_row, end_col = end_column, right_gravity = false,
        })
      else
        edits[#edits + 1] = e.snippet and plain(e, bufnr) or e
      end
    end
    change.edits = change.edits and edits
  end
  vim.lsp.util.apply_workspace_edit(rest, encoding)
  if chosen then
    local row, column, details = unpack(vim.api.nvim_buf_get_extmark_by_id(current, namespace, mark, { details = true }))
    vim.api.nvim_buf_del_extmark(current, namespace, mark)
    M.expand({ row, column, details.end_row, details.end_col }, chosen.snippet.value)
  end
end

--- Replaces a range of the current buffer by a snippet and puts the cursor at its first stop.
function M.expand(range, value)
  local row, column, end_row, end_column = unpack(range)
  vim.api.nvim_buf_set_text(0, row, column, end_row, end_column, { '' })
  local virtualedit = vim.wo.virtualedit
  vim.wo.virtualedit = 'onemore' -- in normal mode the cursor cannot be behind the line otherwise
  vim.api.nvim_win_set_cursor(0, { row + 1, column })
  vim.snippet.expand((snippet.format(snippet.parse(value)):gsub('\r\n?', '\n')))
  vim.wo.virtualedit = virtualedit
end

return M
