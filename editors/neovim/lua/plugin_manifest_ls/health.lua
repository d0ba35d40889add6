--- `:checkhealth plugin_manifest_ls`

local program = require('plugin_manifest_ls.program')

local M = {}

local name = 'plugin_manifest_ls'

--- Reports whether the plugin is in a clone of the repository, from which the server can be built.
local function can_build()
  return vim.uv.fs_stat(vim.fs.joinpath(program.repository, 'go.mod')) ~= nil
end

--- Returns how to build the server.
local function build_advice()
  return { ('Build it: :lua dofile(%q)'):format(vim.fs.joinpath(program.folder, 'build.lua')) }
end

local function check_neovim()
  vim.health.start('Neovim')
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok(version)
    return true
  end
  vim.health.error(version .. ' has no vim.lsp.config', { 'Install Neovim 0.11 or newer.' })
  return false
end

--- Reports whether Go can build the server, if it has to be built.
local function check_go()
  local wanted
  for line in io.lines(vim.fs.joinpath(program.repository, 'go.mod')) do
    wanted = wanted or line:match('^go (%d[%d.]*)')
  end
  if vim.fn.executable('go') == 0 then
    vim.health.error('Go is missing, so the server cannot be built', {
      ('Install Go %s or newer from https://go.dev/dl.'):format(wanted),
    })
    return
  end
  -- In the repository, Go downloads a newer version of itself unless that is disabled.
  local done = vim.system({ 'go', 'env', 'GOVERSION' }, { cwd = program.repository, text = true }):wait()
  local version = done.stdout:match('^go(%d[%d.]*)')
  if done.code ~= 0 or not version then
    vim.health.error('Go does not work in ' .. program.repository, { vim.trim(done.stderr) })
  elseif vim.version.lt(version, wanted) then
    vim.health.error(('Go %s is too old'):format(version), { ('Install Go %s or newer.'):format(wanted) })
  else
    vim.health.ok('Go ' .. version)
  end
end

--- Reports whether the program was built from the revision of the repository.
local function check_version(path, version)
  if path ~= program.built then
    return
  end
  local done = vim.system({ 'git', 'rev-parse', '--short=12', 'HEAD' }, { cwd = program.repository, text = true }):wait()
  local revision, built = vim.trim(done.stdout), version:match('^%S+ (%S+)')
  if done.code == 0 and built:match('^%x+$') and built ~= revision then
    vim.health.warn(('the server was built from %s, but the plugin is %s'):format(built, revision), build_advice())
  end
end

local function check_server()
  vim.health.start('Server')
  local cmd = program.path()
  if not cmd then
    vim.health.info('cmd is a function, so the program cannot be checked')
    return
  end
  local path = vim.fn.exepath(cmd)
  if path == '' then
    local advice = { 'Or set its path: vim.lsp.config("plugin_manifest_ls", { cmd = { "/path/to/plugin-manifest-ls", "serve" } })' }
    if can_build() then
      advice = vim.list_extend(build_advice(), advice)
    end
    vim.health.error(('%s is not executable or not on PATH'):format(cmd), advice)
    if can_build() then
      check_go()
    end
    return
  end
  vim.health.ok(path)
  local version, why = program.output(nil, { 'version' })
  if not version or not vim.startswith(version, 'plugin-manifest-ls ') then
    vim.health.error(path .. ' does not work as plugin-manifest-ls', { why or vim.trim(version) })
    return
  end
  vim.health.ok(vim.trim(version))
  check_version(cmd, version)
end

--- Reports which plugin provides completion. Plugins are detected without loading them.
local function check_completion()
  vim.health.start('Completion')
  local there = false
  for plugin, module in pairs({ ['blink.cmp'] = 'blink/cmp', ['nvim-cmp'] = 'cmp' }) do
    if #vim.api.nvim_get_runtime_file(('lua/%s/init.lua'):format(module), false) > 0 then
      there = true
      vim.health.ok(plugin .. ' is installed')
    end
  end
  if #vim.api.nvim_get_runtime_file('lua/cmp/init.lua', false) > 0
    and #vim.api.nvim_get_runtime_file('lua/cmp_nvim_lsp/init.lua', false) == 0 then
    vim.health.warn('nvim-cmp has no source for language servers', { 'Install cmp-nvim-lsp.' })
  end
  if not there then
    vim.health.info('no blink.cmp and no nvim-cmp: :help plugin-manifest-ls-completion says how to use Neovim\'s own')
  end
  if not (vim.snippet and vim.snippet.expand) then
    vim.health.error('vim.snippet is missing')
  elseif not vim.g.loaded_plugin_manifest_ls then
    vim.health.warn('the plugin is not loaded, so code actions have no tab stops', { 'Put the folder on runtimepath.' })
  end
end

--- Returns the extensions of the files in the windows, or else that of the current folder.
local function folders()
  local roots = {}
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    local root = vim.fs.root(vim.api.nvim_win_get_buf(window), 'plugin-manifest.json')
    if root and not vim.list_contains(roots, root) then
      table.insert(roots, root)
    end
  end
  return #roots > 0 and roots or { vim.fs.root(vim.fn.getcwd(), 'plugin-manifest.json') }
end

--- Reports how the server interprets the extensions, and what is wrong with their setup.
local function check_extensions()
  local path = program.path()
  if not path or vim.fn.executable(path) == 0 then
    return
  end
  vim.health.start('Extensions')
  for _, folder in ipairs(folders()) do
    local out, why = program.output(nil, { 'doctor', '--format', 'json', folder })
    local ok, report = pcall(vim.json.decode, out or '')
    if not ok then
      vim.health.warn(('%s doctor failed'):format(path), { why or tostring(report) })
      return
    end
    for _, extension in ipairs(report.extensions) do
      local service = extension.service.name ~= '' and extension.service.name or extension.service.status .. ' service'
      vim.health.info(('%s: %s, %d files, %d with code'):format(extension.root, service, extension.files.count, extension.code.code))
    end
    if report.more > 0 then
      vim.health.info(('%d more extensions'):format(report.more))
    end
    for _, problem in ipairs(report.problems) do
      local prefix = problem.path ~= '' and problem.path .. ': ' or ''
      vim.health.warn(prefix .. problem.message, { problem.advice })
    end
    if #report.problems == 0 then
      vim.health.ok(('plugin-manifest-ls doctor found no problems in %s'):format(report.folder))
    end
  end
end

--- Returns the number of diagnostics of a client in a buffer, pushed or pulled.
local function count_diagnostics(client, bufnr)
  local count = 0
  for _, diagnostic in ipairs(vim.diagnostic.get(bufnr)) do
    local namespace = vim.diagnostic.get_namespace(diagnostic.namespace).name
    if namespace:find(('%s.%d'):format(client.name, client.id), 1, true) then
      count = count + 1
    end
  end
  return count
end

--- Reports why no client runs.
local function check_manifest()
  local root = vim.fs.root(vim.fn.getcwd(), 'plugin-manifest.json')
  if root then
    vim.health.info(('the server starts when you open a file of the extension in %s'):format(root))
  else
    vim.health.warn('there is no plugin-manifest.json in the current folder or above it', {
      'Open a plugin-manifest.json, or :cd into the folder of an extension.',
    })
  end
end

local function check_clients()
  vim.health.start('Buffers')
  if vim.lsp.is_enabled and not vim.lsp.is_enabled(name) then
    vim.health.warn('the server is not enabled', { 'vim.lsp.enable("plugin_manifest_ls")' })
  end
  local clients = vim.lsp.get_clients({ name = name })
  if #clients == 0 then
    check_manifest()
  end
  for _, client in ipairs(clients) do
    vim.health.info(('client %d, root %s'):format(client.id, client.root_dir or 'none'))
    vim.health.info(('  columns are counted in %s'):format(client.offset_encoding))
    local item = vim.tbl_get(client.capabilities, 'textDocument', 'completion', 'completionItem') or {}
    vim.health.info(('  completions %s tab stops'):format(item.snippetSupport and 'have' or 'come without'))
    for bufnr in pairs(client.attached_buffers) do
      local file = vim.api.nvim_buf_get_name(bufnr)
      vim.health.ok(('  buffer %d: %s, %d diagnostics'):format(bufnr, file, count_diagnostics(client, bufnr)))
    end
  end
end

function M.check()
  if check_neovim() then
    check_server()
    check_extensions()
    check_completion()
    check_clients()
  end
end

return M
