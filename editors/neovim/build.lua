--- Builds the server from this repository into its folder bin, where the plugin finds it, and indexes the help. For plugin
--- managers, which run this file after each change of the repository: see README.md. Fails with a message.

local folder = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local repository = vim.fs.dirname(vim.fs.dirname(folder))

--- Runs a command in the repository and returns its output.
local function run(command)
  local ran, done = pcall(function()
    return vim.system(command, { cwd = repository, text = true, env = { CGO_ENABLED = '0' } }):wait()
  end)
  if not ran or done.code ~= 0 then
    local why = ran and vim.trim(done.stderr) or tostring(done)
    error(('plugin-manifest-ls was not built: %s: %s'):format(table.concat(command, ' '), why), 0)
  end
  return vim.trim(done.stdout)
end

if vim.fn.executable('go') == 0 then
  error('plugin-manifest-ls was not built: Go is required. Install it from https://go.dev/dl and restart Neovim', 0)
end
-- The health check compares this version with the repository.
local revision = run({ 'git', 'rev-parse', '--short=12', 'HEAD' })
run({ 'go', 'build', '-trimpath', '-ldflags', '-X main.stamped=' .. revision, '-o', 'bin/', './cmd/plugin-manifest-ls' })
vim.cmd.helptags(vim.fn.fnameescape(vim.fs.joinpath(folder, 'doc')))

-- If the plugin is loaded already, it has looked for the server in vain.
local program = package.loaded['plugin_manifest_ls.program']
local cmd = program and (vim.lsp.config.plugin_manifest_ls or {}).cmd
if type(cmd) == 'table' and cmd[1] == 'plugin-manifest-ls' then
  vim.lsp.config('plugin_manifest_ls', { cmd = { program.default(), 'serve' } })
end
