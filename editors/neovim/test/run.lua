--- End-to-end test: `nvim -l run.lua DIR` starts a second Neovim with the plugin, types into it and
--- looks at it. PLUGIN_MANIFEST_LS names the server. Prints "ok NAME" or "not ok NAME: why", one
--- line each (further lines of a reason are indented).

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local Editor = dofile(here .. '/editor.lua')
local folder = assert(arg[1], 'no folder given')
local editor = Editor.start(here .. '/init.lua', folder .. '/plain')
local plugged = Editor.start(here .. '/init.lua', folder .. '/plugged', { COMPLETION_PLUGIN = '1' })

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

for _, file in ipairs({ 'findings', 'completion', 'actions', 'commands', 'connections', 'attach' }) do
  assert(loadfile(('%s/cases/%s.lua'):format(here, file)))({
    editor = editor, plugged = plugged, equal = equal, here = here, manifest = manifest, test = test,
  })
end

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
plugged:stop()
os.exit(failed and 1 or 0)
