--- Navigation and rename of a connection link name between manifest and code.

local t = ...
local editor, equal, test = t.editor, t.equal, t.test

local desk = '{ "about": "😀", "service": "DESK", "connectors": [{ "connectionLinkName": "books", "connectionName": "B" }] }\n'
local code = "/* 😀 */ ZOHODESK.request({ url: u, connectionLinkName: 'books' });\n"

--- Opens a manifest with code next to it, and shows the code.
local function open(text)
  local path = editor:open('plugin-manifest.json', desk, { 'app/widget.html', 'app/a.js' })
  local script = vim.fs.dirname(path) .. '/app/a.js'
  local file = assert(io.open(script, 'w'))
  file:write(text or code)
  file:close()
  editor:wait('attached', function() return #editor:clients() == 1 end)
  editor:eval('vim.cmd.edit({ vim.fn.fnameescape(...), bang = true })', script)
  editor:wait('attached to the code', function() return #editor:clients() == 1 end)
  return path, script
end

local function shown() return editor:eval('return vim.api.nvim_buf_get_name(0)') end

test('from code to the connector and back', function()
  local path, script = open()
  editor:go("books'")
  editor:eval('vim.lsp.buf.definition()')
  editor:wait('the manifest', function() return shown() == path end)
  equal('under the cursor', editor:eval("return vim.fn.expand('<cword>')"), 'books')
  editor:eval('vim.fn.setqflist({})')
  editor:eval('vim.lsp.buf.references({ includeDeclaration = false })')
  editor:wait('the list', function() return editor:eval('return #vim.fn.getqflist()') == 1 end)
  editor:eval('vim.cmd.cfirst()')
  editor:wait('the code', function() return shown() == script end)
  editor:eval('vim.cmd.cclose()')
end)

test('a rename changes manifest and code', function()
  local path = open()
  editor:go("books'")
  editor:eval("vim.lsp.buf.rename('web_shop')")
  editor:wait('the code', function() return editor:text() == code:gsub('books', 'web_shop') end)
  editor:eval('vim.cmd.buffer(vim.fn.bufnr(...))', path)
  equal('manifest', editor:text(), (desk:gsub('books', 'web_shop')))
end)

test('a rename asks for confirmation of merely possible uses', function()
  local possible = "ZOHODESK.request({ url: u, connectionLinkName: chosen || (eu ? 'books' : 'other') });\n"
  for answer, want in ipairs({ (possible:gsub('books', 'web_shop')), possible }) do -- 1 is yes, 2 is no
    local path, script = open(possible)
    editor:eval([[
      local answer, confirm = ..., vim.fn.confirm
      vim.fn.confirm = function(question)
        vim.fn.confirm, _G.question = confirm, question
        return answer
      end
    ]], answer)
    editor:eval('vim.cmd.buffer(vim.fn.bufnr(...))', path)
    editor:go([[connectionLinkName": "\zs]])
    editor:eval("vim.lsp.buf.rename('web_shop')")
    editor:wait('the manifest', function() return editor:text() == desk:gsub('books', 'web_shop') end)
    editor:eval('vim.cmd.buffer(vim.fn.bufnr(...))', script)
    equal('code', editor:text(), want)
    local question = editor:eval('local question = _G.question; _G.question = nil; return question')
    assert(question:find('Possible use', 1, true), question)
  end
end)

test('a code lens counts uses and lists them', function()
  local path, script = open()
  editor:eval('vim.cmd.buffer(vim.fn.bufnr(...))', path)
  editor:eval('vim.lsp.codelens.refresh({ bufnr = 0 })')
  editor:wait('the lens', function()
    return editor:eval([[
      local lens = vim.lsp.codelens.get(0)[1]
      return lens and lens.command and lens.command.title
    ]]) == '1 use'
  end)
  editor:go('books')
  editor:eval("vim.fn.setqflist({})")
  editor:eval('vim.lsp.codelens.run()')
  editor:wait('the list', function() return editor:eval('return #vim.fn.getqflist()') == 1 end)
  editor:eval('vim.cmd.cfirst()')
  editor:wait('the code', function() return shown() == script end)
  editor:eval('vim.cmd.cclose()')
end)
