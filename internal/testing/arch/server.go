package arch

import (
	"go/ast"
	"path"
	"strings"
	"unicode"
)

// requestFiles has the files of the methods of protocol.Server that share a file or are not named like their method of the
// protocol. Any other method is in the file with its name in snake case: DocumentHighlight, which is
// textDocument/documentHighlight, in document_highlight.go.
var requestFiles = map[string]string{
	"CodeLensResolve":         "code_lens.go",
	"DiagnosticWorkspace":     "workspace_diagnostic.go",
	"DidCreateFiles":          "file_operations.go",
	"DidDeleteFiles":          "file_operations.go",
	"DidRenameFiles":          "file_operations.go",
	"FoldingRanges":           "folding_range.go",
	"OnTypeFormatting":        "formatting.go",
	"PrepareRename":           "rename.go",
	"RangeFormatting":         "formatting.go",
	"RangesFormatting":        "formatting.go",
	"SemanticTokensFull":      "semantic_tokens.go",
	"SemanticTokensFullDelta": "semantic_tokens.go",
	"SemanticTokensRange":     "semantic_tokens.go",
	"Symbols":                 "workspace_symbol.go",

	// Their parameters are decoded by hand.
	"initialize":  "initialize.go",
	"initialized": "initialize.go",
	"didChange":   "did_change.go",
}

// converter is the only file of server that converts between offsets and positions.
const converter = "convert.go"

// server checks a file of package server: each request is in the file named after it, and only [converter] converts positions.
func (c *check) server(name string, file *ast.File) {
	base := path.Base(name)
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || !isRequest(fn) {
			continue
		}
		c.requests++
		if want := requestFile(fn.Name.Name); base != want {
			c.report(name, "has the request %s, which must be in %s", fn.Name.Name, want)
		}
	}
	if base == converter {
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if what := conversion(n); what != "" {
			c.report(name, "uses %s to convert a position, which only %s may do", what, converter)
		}
		return true
	})
}

// isRequest reports whether fn is a method that handles a message: an exported method of request, or one in the table.
func isRequest(fn *ast.FuncDecl) bool {
	if fn.Recv == nil {
		return false
	}
	star, ok := fn.Recv.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	receiver, ok := star.X.(*ast.Ident)
	if !ok || receiver.Name != "request" {
		return false
	}
	_, listed := requestFiles[fn.Name.Name]
	return listed || fn.Name.IsExported()
}

// requestFile returns the file that a method of request must be in.
func requestFile(method string) string {
	if file, ok := requestFiles[method]; ok {
		return file
	}
	var name strings.Builder
	for i, r := range method {
		if unicode.IsUpper(r) && i > 0 {
			name.WriteByte('_')
		}
		name.WriteRune(unicode.ToLower(r))
	}
	return name.String() + ".go"
}

// conversion returns how n converts a position: a call of a method of text.Text, or a new position. It is empty for other nodes.
func conversion(n ast.Node) string {
	switch n := n.(type) {
	case *ast.CallExpr:
		fn, ok := n.Fun.(*ast.SelectorExpr)
		if ok && len(n.Args) == 2 && (fn.Sel.Name == "Position" || fn.Sel.Name == "Offset" || fn.Sel.Name == "NewBatch") {
			return fn.Sel.Name
		}
	case *ast.CompositeLit:
		of, ok := n.Type.(*ast.SelectorExpr)
		if ok && of.Sel.Name == "Position" {
			return "Position"
		}
	}
	return ""
}
