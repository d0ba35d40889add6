--- End-to-end test: `nvim -l run.lua DIR` starts a second Neovim with the plugin, types into it and
--- looks at it. PLUGIN_MANIFEST_LS names the server. Prints "ok NAME" or "not ok NAME: why", one
--- line each (further lines of a reason are indented).

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local Editor = dofile(here .. '/editor.lua')
local editor = Editor.start(here .. '/init.lua', assert(arg[1], 'no folder given'))

local manifest = [[
{
  "service": "WRITER",
  "connectors": [
    {
      "name": "salesforce_connection",
      "type": "OAuth",
      "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize",
      "scopes": ["api", "refresh_token"],
      "userAccess": true
    }
  ]
}
]]

local function equal(what, got, want)
  if not vim.deep_equal(got, want) then
    error(('%s is\n%s\nwant\n%s'):format(what, vim.inspect(got), vim.inspect(want)), 0)
  end
end

local tests = {}
local function test(name, run)
  tests[#tests + 1] = { name = name, run = run }
end

test('attaches with the folder of the manifest as its root', function()
  local path = editor:manifest(manifest)
  equal('root', editor:clients()[1].root, vim.fs.dirname(path))
  editor:expect()
end)

test('attaches to the files beside a manifest', function()
  local path = editor:manifest('{ "service": "DESK" }\n')
  local folder = vim.fs.dirname(path)
  for name, text in pairs({ ['resources.json'] = '{ "permissions": 1, }\n', ['.plugin-manifest-ls.json'] = '{ "rules": , }\n' }) do
    local file = assert(io.open(folder .. '/' .. name, 'w'))
    file:write(text)
    file:close()
    editor:eval('vim.cmd.edit({ vim.fn.fnameescape(...), bang = true })', folder .. '/' .. name)
    editor:wait('findings in ' .. name, function() return vim.tbl_contains(editor:codes(), 'syntax') end)
  end
  editor:open('resources.json', '{ "permissions": 1, }\n')
  equal('clients of another resources.json', editor:clients(), {})
end)

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
    vim.lsp.buf.code_action({ apply = true, filter = function(a) return a.kind == 'quickfix' and a.isPreferred end })
  ]])
  editor:wait('the fix', function() return not editor:text():find('sales force', 1, true) end)
  local name = editor:text():match('"name": "([a-z][a-z0-9_]*)"')
  equal('buffer', editor:text(), (manifest:gsub('salesforce_connection', name or 'a link name')))
  editor:expect()
end)

test('scopes that are deleted are missed', function()
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

test('a connector is added by a code action', function()
  editor:manifest(manifest)
  editor:go('"service"')
  editor:apply('Add connector: OAuth')
  local got = vim.json.decode(editor:text())
  local old = vim.json.decode(manifest)
  equal('connectors', #got.connectors, 2)
  equal('the first connector', got.connectors[1], old.connectors[1])
  equal('its type', got.connectors[2].type, 'OAuth')
  equal('its keys', vim.spairs and vim.iter(vim.spairs(got.connectors[2])):map(function(key) return key end):totable(),
    { 'authorizationUrl', 'name', 'scopes', 'type', 'userAccess' })
  for line in editor:text():gmatch('[^\n]+') do
    assert(#line:match('^ *') % 2 == 0, 'indented by an odd number of blanks: ' .. line)
  end
  editor:type('<C-\\><C-n>u')
  editor:wait('undone at once', function() return editor:text() == manifest end)
end)

test('connectors are created where there are none', function()
  editor:manifest('{\n  "service": "WRITER"\n}\n')
  editor:apply('Add connector: Basic Auth')
  equal('type', vim.json.decode(editor:text()).connectors[1].type, 'Basic Auth')
  assert(editor:text():find('^{\n  "service": "WRITER",\n  "connectors": %['), editor:text())
end)

test('other JSON files are left alone', function()
  editor:open('package.json', '{ "service": "Desk", "connectors": {} }\n')
  local other = editor:eval('return vim.api.nvim_get_current_buf()')
  equal('file type', editor:eval('return vim.bo.filetype'), 'json')
  editor:manifest(manifest) -- by now the other one would be attached as well
  equal('clients', editor:eval('return #vim.lsp.get_clients({ bufnr = ... })', other), 0)
  equal('findings', editor:eval('return #vim.diagnostic.get(...)', other), 0)
end)

test('the health check finds nothing wrong', function()
  editor:manifest(manifest)
  editor:eval("vim.cmd('checkhealth plugin_manifest_ls')")
  local report = editor:text()
  assert(not report:find('ERROR') and not report:find('WARNING'), report)
  assert(report:find('plugin-manifest.json', 1, true), report)
end)

test('the editor survives the death of the server', function()
  editor:manifest(manifest)
  local killed = editor:eval([[
    local killed = 0
    for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
      if vim.api.nvim_get_proc(pid).name:sub(1, 10) == 'plugin-man' then
        vim.uv.kill(pid, 'sigkill')
        killed = killed + 1
      end
    end
    return killed
  ]])
  assert(killed > 0, 'no server runs')
  editor:wait('the clients to end', function() return #editor:clients() == 0 end)
  editor:go('salesforce_connection')
  editor:type('ci"still typing<Esc>')
  editor:wait('typing', function() return editor:text():find('"still typing"', 1, true) end)
  editor:manifest(manifest)
  editor:expect()
end)

local failed = false
for _, t in ipairs(tests) do
  local ok, why = xpcall(t.run, function(err)
    return type(err) == 'string' and err or vim.inspect(err)
  end)
  failed = failed or not ok
  io.stdout:write(ok and ('ok %s\n'):format(t.name) or ('not ok %s: %s\n'):format(t.name, (why:gsub('\n', '\n    '))))
  io.stdout:flush()
end
editor:stop()
os.exit(failed and 1 or 0)
