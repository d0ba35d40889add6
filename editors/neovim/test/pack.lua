--- End-to-end test of an installation with vim.pack: `nvim -l pack.lua DIR` starts Neovim without a server on PATH.
--- REPOSITORY is a git repository with the files of this one. Output as in run.lua.

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local Editor = dofile(here .. '/editor.lua')
local folder = assert(arg[1], 'no folder given')
local source = assert(vim.env.REPOSITORY, 'no REPOSITORY given')
local manifest = '{\n  "service": "WRITER",\n  "connectors": [{ "name": "sales force" }]\n}\n'
local editor

--- Starts an editor and waits until its configuration has run, which answers requests while it installs the plugin.
local function start()
  editor = Editor.start(here .. '/pack_init.lua', folder)
  editor:wait('the end of the configuration', function() return editor:eval('return vim.v.vim_did_enter == 1') end)
end

local function health()
  editor:eval("vim.cmd('checkhealth plugin_manifest_ls')")
  local report = editor:text()
  editor:eval("vim.cmd('bwipeout')")
  return report
end

local function has(report, ...)
  for _, text in ipairs({ ... }) do
    assert(report:find(text, 1, true), ('no %q in\n%s'):format(text, report))
  end
end

local function lacks(report, ...)
  for _, text in ipairs({ ... }) do
    assert(not report:find(text, 1, true), ('%q in\n%s'):format(text, report))
  end
end

local function git(...)
  local done = vim.system({ 'git', '-c', 'user.name=Test', '-c', 'user.email=test@example.com', ... }, { cwd = source, text = true }):wait()
  assert(done.code == 0, done.stderr)
  return vim.trim(done.stdout)
end

local tests = {}
local function test(name, run) tests[#tests + 1] = { name = name, run = run } end

test('installs and builds the server, which is found without PATH', function()
  start()
  local built = editor:eval("return require('plugin_manifest_ls.program').built")
  assert(vim.startswith(built, folder .. '/xdg/data/'), built)
  assert(vim.fn.executable(built) == 1, built)
  editor:manifest(manifest)
  editor:wait('findings', function() return vim.tbl_contains(editor:codes(), 'link-name-whitespace') end)
  editor:eval("vim.cmd.help('plugin-manifest-ls'); vim.cmd.helpclose()")
  local report = health()
  lacks(report, 'ERROR', 'WARNING')
  has(report, built, git('rev-parse', '--short=12', 'HEAD'))
end)

test('an update builds the server again', function()
  git('commit', '--quiet', '--allow-empty', '--message', 'Change')
  editor:eval("vim.pack.update({ 'plugin-manifest-ls' }, { force = true })")
  local report = health()
  lacks(report, 'ERROR', 'WARNING')
  has(report, git('rev-parse', '--short=12', 'HEAD'))
end)

test('the health check reports a server of another revision', function()
  local path = editor:eval("return require('plugin_manifest_ls.program').repository")
  local old = git('rev-parse', '--short=12', 'HEAD')
  vim.system({ 'git', '-C', path, 'checkout', '--quiet', 'HEAD~1' }):wait()
  has(health(), 'WARNING', 'the server was built from ' .. old, 'build.lua')
  vim.system({ 'git', '-C', path, 'checkout', '--quiet', old }):wait()
end)

test('the health check reports what is missing', function()
  local built = editor:eval("return require('plugin_manifest_ls.program').built")
  editor:stop()
  assert(os.remove(built))
  start()
  local report = health()
  has(report, 'plugin-manifest-ls is not executable or not on PATH', 'build.lua', 'OK Go ', 'no plugin-manifest.json')
  local path = vim.env.PATH
  editor:eval('vim.env.PATH = ...', vim.fs.dirname(vim.fn.exepath('git')))
  if editor:eval("return vim.fn.executable('go')") == 1 then -- go is next to git
    editor:eval("vim.env.PATH = ''")
  end
  has(health(), 'Go is missing', 'Install Go 1.')
  local ok, why = pcall(editor.eval, editor, "dofile(require('plugin_manifest_ls.program').folder .. '/build.lua')")
  assert(not ok and why:find('Go is required', 1, true), why)
  editor:eval('vim.env.PATH = ...', path)
  editor:eval("dofile(require('plugin_manifest_ls.program').folder .. '/build.lua')")
  assert(vim.fn.executable(built) == 1, 'not built')
  editor:manifest(manifest) -- without a restart
end)

local failed = false
for _, t in ipairs(tests) do
  local ok, why = xpcall(t.run, function(err) return type(err) == 'string' and err or vim.inspect(err) end)
  failed = failed or not ok
  io.stdout:write(ok and ('ok %s\n'):format(t.name) or ('not ok %s: %s\n'):format(t.name, (why:gsub('\n', '\n    '))))
  io.stdout:flush()
end
editor:stop()
os.exit(failed and 1 or 0)
