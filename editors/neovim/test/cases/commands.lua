--- The commands of the plugin and its health check.

local t = ...
local editor, equal, manifest, test = t.editor, t.equal, t.manifest, t.test

test('the health check finds nothing wrong', function()
  editor:manifest(manifest)
  editor:eval("vim.cmd('checkhealth plugin_manifest_ls')")
  local report = editor:text()
  assert(not report:find('ERROR') and not report:find('WARNING'), report)
  assert(report:find('plugin-manifest.json', 1, true), report)
end)
