--- Runs the server program as a command line.

local M = {}

local timeout = 10000 -- milliseconds

--- The folder of the plugin, and the repository that contains it.
M.folder = vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)):gsub('[/\\]lua[/\\]plugin_manifest_ls[/\\]program%.lua$', '')
M.repository = vim.fs.dirname(vim.fs.dirname(M.folder))

--- The program that build.lua creates in the repository.
M.built = vim.fs.joinpath(M.repository, 'bin', 'plugin-manifest-ls' .. (vim.fn.has('win32') == 1 and '.exe' or ''))

--- Returns the program in the repository, or else the name of the one on PATH.
function M.default()
  return vim.fn.executable(M.built) == 1 and M.built or 'plugin-manifest-ls'
end

--- Returns the path of the program of a client, or the configured one; nil if cmd is a function.
--- @param client vim.lsp.Client?
function M.path(client)
  local cmd = client and client.config.cmd or (vim.lsp.config.plugin_manifest_ls or {}).cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

--- Returns the output of the program, or nil and an error message.
function M.output(client, args)
  local path = M.path(client)
  if not path then
    return nil, 'cmd is a function, so the program is not known'
  end
  local ran, done = pcall(function()
    return vim.system(vim.list_extend({ path }, args), { text = true, timeout = timeout }):wait()
  end)
  if not ran then
    return nil, tostring(done)
  end
  if done.code ~= 0 then
    return nil, vim.trim(done.stderr)
  end
  return done.stdout
end

--- Returns the decoded JSON output of the program, or shows an error and returns nil.
function M.json(client, args)
  local out, why = M.output(client, args)
  local ok, value = pcall(vim.json.decode, out or '')
  if not ok then
    vim.notify(why or tostring(value), vim.log.levels.ERROR, { title = 'plugin-manifest-ls' })
    return nil
  end
  return value
end

return M
