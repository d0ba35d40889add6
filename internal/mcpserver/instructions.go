package mcpserver

import _ "embed"

//go:embed instructions.md
var instructions string

// Instructions returns the text that tells an agent how to use the tools, as Markdown.
func Instructions() string { return instructions }
