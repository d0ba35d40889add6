--- Diagnostics while typing.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

test('a bad link name is underlined while it is typed, and fixed', function()
  editor:manifest(manifest)
  editor:go([[salesforce_connection]])
  editor:type('ci"sales force')
  local found = editor:expect('link-name-whitespace')[1]
  equal('mode', editor:mode(), 'i')
  equal('severity', found.severity, 'ERROR')
  assert(('"sales force"'):find(found.text, 1, true) and found.text:find(' '), 'underlined is ' .. found.text)
  editor:type('<Esc>')
  editor:go([[sales\zs force]])
  editor:eval([[
    vim.lsp.buf.code_action({ apply = true, filter = function(a) return a.title == 'Change to "sales_force"' end })
  ]])
  editor:wait('the fix', function() return not editor:text():find('sales force', 1, true) end)
  equal('buffer', editor:text(), (manifest:gsub('salesforce_connection', 'sales_force')))
  editor:expect()
end)

test('deleted scopes are reported as missing', function()
  editor:manifest(manifest)
  editor:go([["scopes"]])
  editor:type('dd')
  equal('severity', editor:expect('scopes-missing')[1].severity, 'ERROR')
  editor:type('u')
  editor:expect()
  equal('buffer', editor:text(), manifest)
end)

test('an unknown auth type is underlined', function()
  editor:manifest(manifest)
  editor:go([["type": "\zsOAuth]])
  editor:type('ci"oauth9')
  local found = editor:expect('auth-type-unknown')[1]
  assert(found.text:find('oauth9', 1, true), 'underlined is ' .. found.text)
end)
