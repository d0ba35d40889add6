--- Accepts a completion item at the cursor as blink.cmp and nvim-cmp do. It simulates them, since they are not installed,
--- and performs the same steps in the same order. Runs in the editor under test.

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

--- Replaces range by an item.
local function put(item, range, additional)
  local edits = vim.deepcopy(additional or {})
  local text = is_snippet(item) and '' or item.textEdit.newText
  edits[#edits + 1] = { range = range, newText = text }
  vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), client().offset_encoding)
  if is_snippet(item) then
    vim.snippet.expand(item.textEdit.newText)
  end
end

--- blink.cmp applies all edits at once and extends the replaced range by the typed text.
M['blink.cmp'] = function(item, typed)
  vim.api.nvim_put({ typed }, 'c', false, true)
  local range = vim.deepcopy(item.textEdit.range or item.textEdit.insert)
  range['end'].character = range['end'].character + #typed
  put(item, range, item.additionalTextEdits)
end

--- nvim-cmp restores the text of the request, applies the other edits and then replaces the range of the item or, if
--- it has two ranges, the text before the cursor.
M['nvim-cmp'] = function(item)
  vim.lsp.util.apply_text_edits(item.additionalTextEdits or {}, vim.api.nvim_get_current_buf(), client().offset_encoding)
  put(item, item.textEdit.range or item.textEdit.insert)
end

--- Accepts the item with a label. typed is the text typed since the request, in ASCII.
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
