--- Items that are offered at the cursor, and the text after one was accepted.

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

--- A text with a cursor |; the accepted item, and the text typed while the list was open; the expected text. A plugin
--- for pairs has inserted the quotation mark after the cursor.
local accepted = {
  { '"type": "|"', 'API Key', '', '"type": "API Key"' },
  { '"type": "|', 'API Key', '', '"type": "API Key"' },
  { '"type": "AP|"', 'API Key', '', '"type": "API Key"' },
  { '"type": AP|', 'API Key', '', '"type": "API Key"' },
  { '"type": |', 'API Key', '', '"type": "API Key"' },
  { '"name": "😀", "type": "|"', 'API Key', '', '"name": "😀", "type": "API Key"' },
  { '"type": "|"', 'API Key', 'API', '"type": "API Key"' },
  { '"use|"', 'userAccess', '', '"userAccess": false' },
  { '"use|', 'userAccess', '', '"userAccess": false' },
  { '"|"', 'userAccess', 'user', '"userAccess": false' },
}

local frame = [[
{
  "service": "WRITER",
  "connectors": [
    {
      %s
    }
  ]
}
]]

for _, how in ipairs({ 'blink.cmp', 'nvim-cmp' }) do
  for _, case in ipairs(accepted) do
    local before, label, typed, after = unpack(case)
    test(('%s accepts %s in %s after %s'):format(how, label, before, typed == '' and 'nothing' or typed), function()
      local left, right = before:match('^(.*)|(.*)$')
      t.plugged:manifest(frame:format(left .. '%s' .. right))
      t.plugged:go('%s')
      t.plugged:type('"_c2l')
      t.plugged:wait('insert mode', function() return t.plugged:mode() == 'i' end)
      t.plugged:eval('dofile((...)).accept(select(2, ...))', t.here .. '/accept.lua', how, label, typed)
      equal('buffer', t.plugged:text(), frame:format(after))
    end)
  end

  test(how .. ' puts a connector in, indented as what is around it', function()
    t.plugged:manifest('{\n  "service": "WRITER",\n  "connectors": [\n    \n  ]\n}\n')
    t.plugged:type('3jA')
    t.plugged:wait('insert mode', function() return t.plugged:mode() == 'i' end)
    t.plugged:eval('dofile((...)).accept(select(2, ...))', t.here .. '/accept.lua', how, 'Basic Auth connector', '')
    local lines = vim.split(t.plugged:text(), '\n')
    equal('the first key', lines[5]:match('^ *"name"'), '      "name"')
    equal('the end', lines[#lines - 3], '    }')
  end)
end
