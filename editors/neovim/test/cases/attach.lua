--- Which files the server handles, and what happens when it ends.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

test('attaches with the folder of the manifest as its root', function()
  local path = editor:manifest((manifest:gsub('salesforce_connection', 'sales force')))
  equal('root', editor:clients()[1].root, vim.fs.dirname(path))
  editor:expect('link-name-whitespace')
end)

test('attaches to the files next to a manifest', function()
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
  editor:unserved(manifest, editor:buffer())
end)

test('other JSON files are ignored', function()
  editor:open('package.json', '{ "service": "Desk", "connectors": {} }\n')
  equal('file type', editor:eval('return vim.bo.filetype'), 'json')
  editor:unserved(manifest, editor:buffer())
end)

test('the editor survives the death of the server', function()
  editor:manifest(manifest)
  editor:kill()
  editor:go('salesforce_connection')
  editor:type('ci"still typing<Esc>')
  editor:wait('typing', function() return editor:text():find('"still typing"', 1, true) end)
  editor:manifest((manifest:gsub('salesforce_connection', 'sales force')))
  editor:expect('link-name-whitespace')
end)

test('two manifests have separate diagnostics and one server', function()
  local bad = manifest:gsub('salesforce_connection', 'sales force')
  local first = editor:manifest(bad)
  editor:expect('link-name-whitespace')
  editor:manifest((manifest:gsub('"OAuth"', '"oauth9"')))
  editor:expect('auth-type-unknown')
  editor:eval('vim.cmd.buffer(vim.fn.bufnr(...))', first)
  editor:expect('link-name-whitespace')
end)

test('a server that was killed is restarted when the file is edited again', function()
  editor:manifest((manifest:gsub('salesforce_connection', 'sales force')))
  editor:expect('link-name-whitespace')
  local old = editor:clients()[1].id
  editor:kill()
  editor:eval('vim.cmd.edit({ bang = true })')
  editor:wait('another client', function()
    local clients = editor:clients()
    return #clients == 1 and clients[1].id ~= old
  end)
  editor:expect('link-name-whitespace')
end)

test('only the code of extensions is served', function()
  local path = editor:manifest('{ "service": "DESK" }\n')
  local folder = vim.fs.dirname(path)
  local served = {}
  for name, filetype in pairs({
    ['app/a.js'] = 'javascript', ['app/b.ts'] = 'typescript', ['app/c.vue'] = 'vue', ['app/widget.html'] = 'html',
    ['functions/d.ds'] = 'deluge', ['functions/e.dg'] = 'deluge', ['functions/f.deluge'] = 'deluge',
  }) do
    vim.fn.mkdir(vim.fs.dirname(folder .. '/' .. name), 'p')
    editor:eval('vim.cmd.edit({ vim.fn.fnameescape(...), bang = true })', folder .. '/' .. name)
    equal('file type of ' .. name, editor:eval('return vim.bo.filetype'), filetype)
    editor:wait('attached to ' .. name, function() return #editor:clients() == 1 end)
    equal('root', editor:clients()[1].root, folder)
    served[#served + 1] = editor:buffer()
  end
  local others = {}
  for name, filetype in pairs({ ['a.js'] = 'javascript', ['b.ds'] = 'datascript' }) do
    editor:open(name, '1\n')
    equal('file type of ' .. name, editor:eval('return vim.bo.filetype'), filetype)
    others[#others + 1] = editor:buffer()
  end
  editor:unserved(manifest, unpack(others))
  for _, buffer in ipairs(served) do
    equal('findings', editor:eval('return #vim.diagnostic.get(...)', buffer), 0)
  end
end)

test('the configuration for older versions serves manifests only', function()
  local path = editor:manifest('{ "service": "DESK", }\n')
  editor:eval([[
    vim.lsp.enable('plugin_manifest_ls', false)
    vim.env.PATH = vim.fs.dirname(vim.env.PLUGIN_MANIFEST_LS) .. ':' .. vim.env.PATH
    vim.cmd.luafile(vim.api.nvim_get_runtime_file('older.lua', false)[1])
  ]])
  editor:wait('no clients', function() return #editor:clients() == 0 end)
  editor:eval('vim.cmd.edit({ bang = true })')
  editor:wait('a client', function() return #editor:clients() == 1 end)
  editor:wait('its findings', function() return vim.tbl_contains(editor:codes(), 'syntax') end)
  equal('root', editor:clients()[1].root, vim.fs.dirname(path))
  editor:open('package.json', '{ "service": "DESK", }\n')
  editor:unserved(manifest, editor:buffer())
  editor:eval("vim.api.nvim_clear_autocmds({ group = 'plugin_manifest_ls_older' })")
end)
