--- The command of the code lens that counts uses: it lists them.
local M = {}

--- Fills the quickfix list with the locations in the last argument of command, and opens it.
---@param command lsp.Command
---@param ctx lsp.HandlerContext
function M.show(command, ctx)
  local client = vim.lsp.get_client_by_id(ctx.client_id)
  local items = vim.lsp.util.locations_to_items(command.arguments[3], client and client.offset_encoding or 'utf-16')
  vim.fn.setqflist({}, ' ', { title = command.title, items = items })
  vim.cmd('botright copen')
end

return M
