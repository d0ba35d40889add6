--- Code actions.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

test('a connector is added by a code action', function()
  editor:manifest(manifest)
  editor:go('"connectors"')
  editor:answer('OAuth – ')
  editor:apply('Add connector…')
  editor:wait('a second connector', function() return #vim.json.decode(editor:text()).connectors == 2 end)
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
  editor:answer('Basic Auth – ')
  editor:apply('Add connector…')
  editor:wait('a connector', function() return editor:text():find('connectors', 1, true) end)
  equal('type', vim.json.decode(editor:text()).connectors[1].type, 'Basic Auth')
  assert(editor:text():find('^{\n  "service": "WRITER",\n  "connectors": %['), editor:text())
end)

test('after a fix the cursor is at its first placeholder', function()
  editor:manifest((manifest:gsub(' *"scopes".-\n', '')))
  editor:expect('scopes-missing')
  editor:go([[^    \zs{]])
  editor:apply('Add "scopes"')
  editor:type('"api"<Esc>')
  editor:wait('the scope', function() return editor:text():find('"scopes": ["api"]', 1, true) end)
  editor:expect()
end)

test('an action is not applied if the text has changed', function()
  local faulty = manifest:gsub(' *"scopes".-\n', '')
  editor:manifest(faulty)
  editor:expect('scopes-missing')
  editor:go([[^    \zs{]])
  editor:told()
  editor:eval([[
    local select = vim.ui.select
    vim.ui.select = function(items, _, done)
      vim.api.nvim_buf_set_lines(0, 0, 0, false, { '' })
      vim.ui.select = select
      done(items[1])
    end
    vim.lsp.buf.code_action({ filter = function(a) return vim.startswith(a.title, 'Add "scopes"') end })
  ]])
  editor:wait('a word of it', function() return #editor:told() > 0 end)
  equal('buffer', editor:text(), '\n' .. faulty)
end)

test('a rule is explained by a code action', function()
  editor:manifest((manifest:gsub('salesforce_connection', 'sales force')))
  editor:expect('link-name-whitespace')
  editor:go('sales force')
  editor:eval([[
    vim.lsp.buf.code_action({ apply = true, filter = function(a) return a.title == 'Explain link-name-whitespace' end })
  ]])
  editor:wait('the page', function()
    return editor:eval([[
      return vim.iter(vim.api.nvim_list_wins()):any(function(window)
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        return vim.api.nvim_win_get_config(window).relative ~= '' and lines[1]:find('link-name-whitespace', 1, true) ~= nil
      end)
    ]])
  end)
  editor:type('<C-w>o')
end)
