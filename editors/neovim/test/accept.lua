--- Accepts a completion at the cursor as blink.cmp and nvim-cmp do. Neither is here to be used itself; this does to an
--- item what they do, in the order in which they do it. Runs in the editor under test.

local M = {}

local function client()
  return vim.lsp.get_clients({ bufnr = 0, name = 'plugin_manifest_ls' })[1]
end

--- Returns the items that the server offers at the cursor.
function M.items()
  local params = vim.lsp.util.make_position_params(0, client().offset_encoding)
  params.context = { triggerKind = 1 }
  local answer = assert(client():request_sync('textDocument/completion', params, 180000, vim.api.nvim_get_current_buf()))
  return answer.result.items or answer.result
end

local function is_snippet(item)
  return item.insertTextFormat == vim.lsp.protocol.InsertTextFormat.Snippet
end

--- Puts an item in the place of range.
local function put(item, range, additional)
  local edits = vim.deepcopy(additional or {})
  local text = is_snippet(item) and '' or item.textEdit.newText
  edits[#edits + 1] = { range = range, newText = text }
  vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), client().offset_encoding)
  if is_snippet(item) then
    vim.snippet.expand(item.textEdit.newText)
  end
end

--- blink.cmp makes all edits at once and moves the end of what is replaced by what was typed.
M['blink.cmp'] = function(item, typed)
  vim.api.nvim_put({ typed }, 'c', false, true)
  local range = vim.deepcopy(item.textEdit.range or item.textEdit.insert)
  range['end'].character = range['end'].character + #typed
  put(item, range, item.additionalTextEdits)
end

--- nvim-cmp goes back to the text for which the server was asked, makes the other edits first and then replaces
--- what the item says, or, if it has two ranges, what is before the cursor.
M['nvim-cmp'] = function(item)
  vim.lsp.util.apply_text_edits(item.additionalTextEdits or {}, vim.api.nvim_get_current_buf(), client().offset_encoding)
  put(item, item.textEdit.range or item.textEdit.insert)
end

--- Accepts the item with a label. typed is what the user typed since the server was asked, in ASCII.
function M.accept(how, label, typed)
  local items = M.items()
  for _, item in ipairs(items) do
    if item.label == label or item.label == ('"%s"'):format(label) then
      M[how](item, typed)
      return
    end
  end
  error(label .. ' is not offered: ' .. vim.inspect(vim.tbl_map(function(item) return item.label end, items)))
end

return M
