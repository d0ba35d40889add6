--- Tab stops in edits of the server, which Neovim does not support completely.
---
--- Code actions have snippets for clients that announce support for them. Neovim treats these as edits without text.
--- Here, such an action becomes a command that applies the edit and starts a snippet session, as a completion does.
---
--- Completions have choices, for which vim.snippet inserts nothing until the user reaches them. Here, the first choice
--- is inserted.

local snippet = require('plugin_manifest_ls.snippet')

local M = {}

local command = 'plugin_manifest_ls.applyWithTabStops' -- local to this editor

--- Returns the snippet edits of a workspace edit.
local function snippets(edit)
  return vim.iter(edit.documentChanges or {}):map(function(change)
    return vim.tbl_filter(function(e) return e.snippet ~= nil end, change.edits or {})
  end):flatten():totable()
end

--- Returns an equivalent action with our command if the action has tab stops, or else the action.
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

--- Replaces choices by presets in completion items, given as a CompletionList or as an array.
local function settle(answer)
  for _, item in ipairs(answer.items or answer) do
    local edit = item.insertTextFormat == vim.lsp.protocol.InsertTextFormat.Snippet and item.textEdit
    if edit then
      edit.newText = snippet.format(snippet.parse(edit.newText))
    end
  end
  return answer
end

--- Conversions of responses, by method.
local changes = {
  ['textDocument/codeAction'] = function(actions) return vim.tbl_map(disguise, actions) end,
  ['textDocument/completion'] = settle,
}

--- Converts the code actions and completions of a client to a form that Neovim supports.
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

--- Returns the edit of a code action, converted or not.
function M.edit_of(action)
  return action.edit or action.command and action.command.command == command and action.command.arguments[1] or nil
end

--- Returns an LSP range as start row, start column, end row and end column, from 0, columns in bytes.
local function bytes(bufnr, range, encoding)
  local function column(position)
    local line = vim.api.nvim_buf_get_lines(bufnr, position.line, position.line + 1, false)[1] or ''
    return vim.str_byteindex(line, encoding, position.character, false)
  end
  return range.start.line, column(range.start), range['end'].line, column(range['end'])
end

--- Returns a snippet edit as a plain edit with the indentation that the snippet would get.
local function plain(edit, bufnr)
  local line = vim.api.nvim_buf_get_lines(bufnr, edit.range.start.line, edit.range.start.line + 1, false)[1] or ''
  local text = snippet.text(snippet.parse(edit.snippet.value)):gsub('\r\n?', '\n')
  return { range = edit.range, newText = (text:gsub('\n', '\n' .. line:match('^%s*'))) }
end

local function changed(change, bufnr)
  local version = change.textDocument.version
  return type(version) == 'number' and (vim.lsp.util.buf_versions[bufnr] or 0) > version
end

--- Applies an edit. The first snippet for the current buffer is expanded, which moves the cursor to its first tab stop;
--- others become plain text.
--- @param edit lsp.WorkspaceEdit
--- @param encoding string position encoding of the client
function M.apply(edit, encoding)
  local current, chosen, mark = vim.api.nvim_get_current_buf(), nil, nil
  local rest = vim.deepcopy(edit)
  local namespace = vim.api.nvim_create_namespace('plugin_manifest_ls.tabstops')
  for _, change in ipairs(rest.documentChanges) do
    local bufnr = change.textDocument and vim.uri_to_bufnr(change.textDocument.uri)
    if bufnr and changed(change, bufnr) then
      vim.notify('The text has changed. Request the code action again.', vim.log.levels.WARN)
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

--- Replaces a range of the current buffer by a snippet and moves the cursor to its first tab stop.
function M.expand(range, value)
  local row, column, end_row, end_column = unpack(range)
  vim.api.nvim_buf_set_text(0, row, column, end_row, end_column, { '' })
  local virtualedit = vim.wo.virtualedit
  vim.wo.virtualedit = 'onemore' -- allows the cursor after the end of the line in normal mode
  vim.api.nvim_win_set_cursor(0, { row + 1, column })
  vim.snippet.expand((snippet.format(snippet.parse(value)):gsub('\r\n?', '\n')))
  vim.wo.virtualedit = virtualedit
end

return M
