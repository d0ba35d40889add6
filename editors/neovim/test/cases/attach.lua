--- Which files the server looks after, and what happens when it ends.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

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

test('other JSON files are left alone', function()
  editor:open('package.json', '{ "service": "Desk", "connectors": {} }\n')
  local other = editor:eval('return vim.api.nvim_get_current_buf()')
  equal('file type', editor:eval('return vim.bo.filetype'), 'json')
  editor:manifest(manifest) -- by now the other one would be attached as well
  equal('clients', editor:eval('return #vim.lsp.get_clients({ bufnr = ... })', other), 0)
  equal('findings', editor:eval('return #vim.diagnostic.get(...)', other), 0)
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
