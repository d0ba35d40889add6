--- Snippets of the server: text with the tab stops `$0`, `${1}`, `${2:preset}` and `${3|first,second|}`, in which `\`
--- escapes a character.

local M = {}

--- Returns the parts of a snippet: { text = ... } and { stop = number, text = preset, choices = list or nil }.
function M.parse(value)
  local parts, at, pending = {}, 1, {}
  local function flush()
    if #pending > 0 then
      parts[#parts + 1] = { text = table.concat(pending) }
      pending = {}
    end
  end
  --- Reads up to one of the characters in ends and skips that; returns the unescaped text and the end.
  local function read(ends)
    local out = {}
    while at <= #value do
      local c = value:sub(at, at)
      at = at + 1
      if c == '\\' then
        out[#out + 1] = value:sub(at, at)
        at = at + 1
      elseif ends:find(c, 1, true) then
        return table.concat(out), c
      else
        out[#out + 1] = c
      end
    end
    return table.concat(out), ''
  end
  while at <= #value do
    local number, opening = value:match('^%${(%d+)([:|}])', at)
    local bare = value:match('^%$(%d+)', at)
    if bare then
      flush()
      at = at + #bare + 1
      parts[#parts + 1] = { stop = tonumber(bare), text = '' }
    elseif number then
      flush()
      at = at + #number + 3
      local part = { stop = tonumber(number), text = '' }
      if opening == ':' then
        part.text = read('}')
      elseif opening == '|' then
        part.choices = {}
        local choice, ended
        repeat
          choice, ended = read(',|')
          table.insert(part.choices, choice)
        until ended ~= ','
        at = at + 1 -- skip the brace
        part.text = part.choices[1]
      end
      parts[#parts + 1] = part
    else
      if value:sub(at, at) == '\\' then
        at = at + 1
      end
      pending[#pending + 1] = value:sub(at, at)
      at = at + 1
    end
  end
  flush()
  return parts
end

--- Returns the text of parts without tab stops.
function M.text(parts)
  return table.concat(vim.tbl_map(function(part) return part.text end, parts))
end

--- Returns parts as a snippet for vim.snippet. vim.snippet inserts nothing for a choice until the user reaches it, which
--- leaves invalid JSON. Therefore the first choice becomes the preset.
function M.format(parts)
  local function escape(text) return (text:gsub('[\\$}]', '\\%0')) end
  return table.concat(vim.tbl_map(function(part)
    if not part.stop then
      return escape(part.text)
    end
    return part.text == '' and ('${%d}'):format(part.stop) or ('${%d:%s}'):format(part.stop, escape(part.text))
  end, parts))
end

return M
