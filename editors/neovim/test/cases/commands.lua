--- The commands of the plugin and its health check.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

test('the health check passes', function()
  editor:manifest(manifest)
  editor:eval("vim.cmd('checkhealth plugin_manifest_ls')")
  local report = editor:text()
  assert(not report:find('ERROR') and not report:find('WARNING'), report)
  assert(report:find('plugin-manifest.json', 1, true), report)
  assert(report:find('Zoho ', 1, true) and report:find('doctor found no problems', 1, true), report)
  editor:eval("vim.cmd('bwipeout')")
end)

test('the health check reports what doctor reports', function()
  local path = editor:manifest((manifest:gsub('"service": "%u+"', '"service": "NOTHING"')))
  local configuration = vim.fs.joinpath(vim.fs.dirname(path), '.plugin-manifest-ls.json')
  assert(io.open(configuration, 'w')):close()
  editor:eval("vim.cmd('checkhealth plugin_manifest_ls')")
  local report = editor:text()
  assert(report:find('WARNING [^\n]*plugin%-manifest%.json: The service is unknown'), report)
  assert(report:find('WARNING [^\n]*%.plugin%-manifest%-ls%.json: The project configuration has'), report)
  assert(report:find('services for the list of services', 1, true), report)
  editor:eval("vim.cmd('bwipeout')")
  os.remove(configuration)
end)

test('a connector is added by command', function()
  editor:manifest(manifest)
  editor:answer('API Key')
  editor:type(':PluginManifestAddConnector<CR>')
  editor:wait('the first stop', function() return editor:mode() == 's' end)
  local first = editor:asked()[1].labels[1]
  assert(vim.startswith(first, 'OAuth – The usual choice'), first)
  editor:type('my_books')
  editor:wait('its name', function() return editor:text():find('"name": "my_books"', 1, true) end)
  editor:type('<Esc>')
  local got = vim.json.decode(editor:text())
  equal('connectors', #got.connectors, 2)
  equal('its type', got.connectors[2].type, 'API Key')
  equal('the first connector', got.connectors[1], vim.json.decode(manifest).connectors[1])
end)

test('a connector of Sigma is added to a manifest with CRLF and an emoji before the cursor', function()
  editor:manifest('{ "name": "😀", "service": "DESK" }\r\n')
  equal('file format', editor:eval('return vim.bo.fileformat'), 'dos')
  editor:go('DESK')
  editor:answer('copied from Sigma', 'zoho_crm')
  editor:type(':PluginManifestAddConnector<CR>')
  editor:wait('the first stop', function() return editor:mode() == 's' end)
  equal('questions', #editor:asked(), 2)
  editor:type('<Esc>')
  local got = vim.json.decode(editor:text())
  equal('name', got.name, '😀')
  equal('its service', got.connectors[1].serviceName, 'zoho_crm')
  assert(not editor:text():find('\r'), 'there are carriage returns in the buffer')
end)

test('a new manifest is created in an empty file', function()
  editor:manifest('')
  editor:answer('WRITER', 'Basic Auth')
  editor:type(':PluginManifestAddConnector<CR>')
  editor:wait('the first stop', function() return editor:mode() == 's' end)
  editor:type('<Esc>')
  local got = vim.json.decode(editor:text())
  equal('service', got.service, 'WRITER')
  equal('type', got.connectors[1].type, 'Basic Auth')
end)

test('a connector is not added to an array', function()
  editor:told()
  editor:manifest('[1, 2]\n')
  editor:eval("vim.cmd('PluginManifestAddConnector')")
  editor:hear('must be an object')
  editor:open('other.json', '{}\n')
  editor:eval("vim.cmd('PluginManifestAddConnector')")
  editor:hear('Open a plugin-manifest.json')
end)

test('a connector is added to an incomplete manifest', function()
  editor:manifest('{ "service": "WRITER",\n')
  editor:answer('OAuth')
  editor:type(':PluginManifestAddConnector<CR>')
  editor:wait('the first stop', function() return editor:mode() == 's' end)
  editor:type('<Esc>')
  assert(editor:text():find('"type": "OAuth"', 1, true), editor:text())
end)

--- The text of the floating window, nil if there is none.
local function floating()
  return editor:eval([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
      end
    end
  ]])
end

test('the rule at the cursor is explained', function()
  editor:manifest((manifest:gsub('salesforce_connection', 'sales force')))
  editor:expect('link-name-whitespace')
  editor:go('sales force')
  editor:type(':PluginManifestExplain<CR>')
  local page = editor:wait('a page', function() local p = floating() return p ~= vim.NIL and p end)
  assert(page:find('link-name-whitespace', 1, true), page)
  editor:type('gg')
  editor:wait('its end', function() return floating() == vim.NIL end)
end)

test('a rule is explained by its code, which is completed', function()
  editor:manifest(manifest)
  editor:type(':PluginManifestExplain link-name-wh<Tab><CR>')
  local page = editor:wait('a page', function() local p = floating() return p ~= vim.NIL and p end)
  assert(page:find('link-name-whitespace', 1, true), page)
  editor:told()
  editor:eval("vim.cmd('PluginManifestExplain no-such-rule')")
  editor:hear('no-such-rule')
  editor:go('"service"')
  editor:eval("vim.cmd('PluginManifestExplain')")
  editor:hear('no diagnostic')
end)

test('every help tag exists', function()
  editor:eval("vim.cmd.helptags(vim.fs.joinpath(vim.fs.dirname(vim.api.nvim_get_runtime_file('doc/plugin-manifest-ls.txt', false)[1])))")
  for _, tag in ipairs({ ':PluginManifestAddConnector', ':PluginManifestExplain', 'plugin-manifest-ls-completion' }) do
    editor:eval('vim.cmd.help(...)', tag)
    assert(editor:text():find('*' .. tag .. '*', 1, true), tag)
    editor:eval('vim.cmd.helpclose()')
  end
  editor:eval([[
    vim.cmd.help('plugin-manifest-ls')
    for tag in table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n'):gmatch('|([^|%s]+)|') do
      vim.cmd.help(tag)
    end
    vim.cmd.helpclose()
  ]])
end)
