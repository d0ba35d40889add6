--- What is offered at the cursor, and the text after one of it was accepted.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

test('auth types are completed', function()
  editor:manifest((manifest:gsub('"OAuth"', '""')))
  editor:go([["type": "\zs"]])
  editor:type('i')
  editor:wait('insert mode', function() return editor:mode() == 'i' end)
  editor:eval('vim.lsp.completion.get()')
  local words = editor:wait('the menu', function()
    local menu = editor:eval("return vim.fn.complete_info({ 'pum_visible', 'items' })")
    return menu.pum_visible == 1 and vim.tbl_map(function(item) return item.abbr end, menu.items)
  end)
  local index
  for _, want in ipairs({ 'OAuth', 'OAuth 2.0', 'Basic Auth', 'Custom', 'API Key' }) do
    index = nil
    for i, word in ipairs(words) do
      index = vim.trim(word):gsub('^"(.*)"$', '%1') == want and i or index
    end
    assert(index, want .. ' is not offered: ' .. vim.inspect(words))
  end
  editor:type(('<C-n>'):rep(index) .. '<C-y>')
  local want = manifest:gsub('"OAuth"', '"API Key"')
  editor:wait('API Key', function() return editor:text() == want end)
end)
