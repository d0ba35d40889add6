--- `:PluginManifestExplain [CODE]`

local program = require('plugin_manifest_ls.program')

local M = {}

local function say(text)
  vim.notify(text, vim.log.levels.WARN, { title = 'plugin-manifest-ls' })
end

--- Reports whether a position is in a diagnostic. An empty range contains its only column.
local function covers(d, row, column)
  local after = row > d.lnum or row == d.lnum and column >= d.col
  local before = row < d.end_lnum or row == d.end_lnum and column < math.max(d.end_col, d.col + 1)
  return after and before
end

--- Returns the codes of the server's diagnostics at the cursor, or else on its line, without duplicates.
local function at_cursor()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  row = row - 1
  local ours = vim.tbl_filter(function(d)
    return d.source == 'zoho' and type(d.code) == 'string' and d.lnum <= row and row <= d.end_lnum
  end, vim.diagnostic.get(0))
  local here = vim.tbl_filter(function(d) return covers(d, row, column) end, ours)
  local codes = {}
  for _, d in ipairs(#here > 0 and here or ours) do
    if not vim.list_contains(codes, d.code) then
      codes[#codes + 1] = d.code
    end
  end
  return codes
end

local function client()
  return vim.lsp.get_clients({ name = 'plugin_manifest_ls' })[1]
end

--- Shows the page of a rule in a window that closes when the cursor moves. A second call moves the cursor into it.
local function show(code)
  local page, why = program.output(client(), { 'explain', code, '--format', 'markdown' })
  if not page then
    return say(why)
  end
  vim.lsp.util.open_floating_preview(vim.split(vim.trim(page), '\n'), 'markdown', {
    focus_id = 'plugin_manifest_ls.explain',
    border = vim.o.winborder ~= '' and vim.o.winborder or 'rounded',
    title = ' ' .. code .. ' ',
    max_width = 100,
  })
end

--- Explains a rule; if code is empty, that of the diagnostic at the cursor.
--- @param code string
function M.explain(code)
  if code ~= '' then
    return show(code)
  end
  local codes = at_cursor()
  if #codes == 0 then
    return say('There is no diagnostic at the cursor. Enter a rule code, or complete one with <Tab>.')
  end
  if #codes == 1 then
    return show(codes[1])
  end
  vim.ui.select(codes, { prompt = 'Rule' }, function(chosen)
    if chosen then
      show(chosen)
    end
  end)
end

--- Returns the codes that begin with lead.
function M.codes(lead)
  local rules = program.json(client(), { 'rules', '--format', 'json' }) or {}
  local codes = vim.tbl_map(function(rule) return rule.code end, rules)
  return vim.tbl_filter(function(code) return vim.startswith(code, lead) end, codes)
end

return M
