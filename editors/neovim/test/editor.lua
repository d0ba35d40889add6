--- Controls a Neovim by key presses and reads its state. Every wait is for a condition; the timeout only limits
--- failures.

local Editor = {}
Editor.__index = Editor

local patience = 180000 -- milliseconds

--- Starts an editor with the configuration init.lua. Files are created below dir; environment is added to that of the
--- process.
function Editor.start(init, dir, environment)
  local argv = { vim.v.progpath, '--clean', '-u', init, '--embed', '--headless', '-n' }
  local env = vim.deepcopy(environment or {})
  for _, name in ipairs({ 'CONFIG', 'DATA', 'STATE', 'CACHE' }) do
    env['XDG_' .. name .. '_HOME'] = dir .. '/xdg/' .. name:lower()
  end
  local channel = vim.fn.jobstart(argv, { rpc = true, env = env })
  assert(channel > 0, 'the editor does not start')
  return setmetatable({ channel = channel, dir = dir, files = 0 }, Editor)
end

function Editor:stop()
  vim.rpcnotify(self.channel, 'nvim_command', 'qall!')
  vim.fn.jobwait({ self.channel }, patience)
end

--- Runs Lua in the editor and returns its value.
function Editor:eval(code, ...)
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

--- Types keys, in the notation of mappings.
function Editor:type(keys)
  vim.rpcrequest(self.channel, 'nvim_input', keys)
end

--- Waits until condition returns a truthy value and returns that. what describes it in error messages.
function Editor:wait(what, condition)
  local value
  if not vim.wait(patience, function()
    value = condition()
    return value
  end, 10) then
    error(('%s: timeout; diagnostics: %s; mode %s; buffer:\n%s'):format(
      what, vim.inspect(self:codes()), self:mode(), self:text()), 0)
  end
  return value
end

function Editor:mode()
  return vim.rpcrequest(self.channel, 'nvim_get_mode').mode
end

--- Writes a file into a new folder, with empty files at the paths others, and opens it.
function Editor:open(name, text, others)
  self:type('<C-\\><C-n>')
  self:wait('normal mode', function() return self:mode() == 'n' end)
  self.files = self.files + 1
  local folder = ('%s/%d'):format(self.dir, self.files)
  vim.fn.mkdir(folder, 'p')
  for _, other in ipairs(others or {}) do
    vim.fn.mkdir(vim.fs.dirname(folder .. '/' .. other), 'p')
    assert(io.open(folder .. '/' .. other, 'w')):close()
  end
  local path = folder .. '/' .. name
  local file = assert(io.open(path, 'w'))
  file:write(text)
  file:close()
  self:eval('vim.cmd.edit({ vim.fn.fnameescape(...), bang = true })', path)
  return path
end

--- Opens a manifest with a page for its widgets and waits until the server is attached.
function Editor:manifest(text)
  local path = self:open('plugin-manifest.json', text, { 'app/widget.html' })
  self:wait('attached', function() return #self:clients() == 1 end)
  return path
end

--- Kills the servers and waits until the editor has noticed.
function Editor:kill()
  local killed = self:eval([[
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
  self:wait('the clients to end', function() return #self:clients() == 0 end)
end

--- The text of the current buffer, its final line end included.
function Editor:text()
  return table.concat(self:eval('return vim.api.nvim_buf_get_lines(0, 0, -1, true)'), '\n') .. '\n'
end

--- Answers the next calls of vim.ui.select: each answer selects the first choice that begins with it. self:asked()
--- returns the calls.
function Editor:answer(...)
  self:eval([[
    local answers = { ... }
    _G.asked = {}
    vim.ui.select = function(items, opts, done)
      local labels = vim.tbl_map(opts.format_item or tostring, items)
      table.insert(_G.asked, { prompt = opts.prompt, labels = labels })
      local answer = table.remove(answers, 1)
      for i, label in ipairs(labels) do
        if answer and vim.startswith(label, answer) then
          return done(items[i], i)
        end
      end
      done(nil)
    end
  ]], ...)
end

--- The calls of vim.ui.select: { prompt, labels }.
function Editor:asked()
  return self:eval('return _G.asked')
end

--- The messages of vim.notify since the last call.
function Editor:told()
  return self:eval([[
    local told = _G.told or {}
    _G.told = {}
    vim.notify = function(text) table.insert(_G.told, text) end
    return told
  ]])
end

--- Waits until a message of vim.notify since the last call of told contains text.
function Editor:hear(text)
  local all = {}
  self:wait('the message ' .. text, function()
    vim.list_extend(all, self:told())
    return vim.iter(all):any(function(message) return message:find(text, 1, true) ~= nil end)
  end)
end

--- Checks that the server is attached to none of the buffers once it has checked a manifest that was opened later.
function Editor:unserved(manifest, ...)
  self:manifest((manifest:gsub('salesforce_connection', 'sales force')))
  self:expect('link-name-whitespace')
  for _, buffer in ipairs({ ... }) do
    local served = self:eval([[
      local buffer = ...
      local clients = vim.lsp.get_clients({ bufnr = buffer, _uninitialized = true })
      return (#clients > 0 or #vim.diagnostic.get(buffer) > 0) and vim.api.nvim_buf_get_name(buffer)
    ]], buffer)
    assert(not served, served)
  end
end

--- The number of the current buffer.
function Editor:buffer()
  return self:eval('return vim.api.nvim_get_current_buf()')
end

--- The initialized clients of the current buffer: { id, root }.
function Editor:clients()
  return self:eval([[
    return vim.iter(vim.lsp.get_clients({ bufnr = 0 }))
      :filter(function(client) return client.initialized end)
      :map(function(client) return { id = client.id, root = client.root_dir } end)
      :totable()
  ]])
end

--- The diagnostics in the current buffer: { code, text, severity, message }; text is the underlined text.
function Editor:findings()
  return self:eval([[
    return vim.iter(vim.diagnostic.get(0)):map(function(d)
      return {
        code = d.code,
        severity = vim.diagnostic.severity[d.severity],
        message = d.message,
        text = table.concat(vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {}), '\n'),
      }
    end):totable()
  ]])
end

--- The codes of the diagnostics, sorted.
function Editor:codes()
  local codes = vim.tbl_map(function(finding) return tostring(finding.code) end, self:findings())
  table.sort(codes)
  return codes
end

--- Waits until there are exactly the diagnostics with these codes, and returns them.
function Editor:expect(...)
  local want = { ... }
  table.sort(want)
  self:wait('findings ' .. vim.inspect(want), function() return vim.deep_equal(self:codes(), want) end)
  return self:findings()
end

--- Moves the cursor to the first match of a Vim pattern.
function Editor:go(pattern)
  local found = self:eval("vim.fn.cursor(1, 1); return vim.fn.search(..., 'cW')", pattern)
  assert(found > 0, 'nothing matches ' .. pattern)
end

--- Applies the only code action at the cursor with that title.
function Editor:apply(title)
  local before = self:text()
  self:eval([[
    local title = ...
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action) return action.title == title end,
    })
  ]], title)
  self:wait('code action ' .. title, function() return self:text() ~= before end)
end

return Editor
