package script

import "plugin-manifest-ls/internal/text"

// File is what a file of code contains. It must not be changed.
type File struct {
	Top *Scope
	// Calls are all calls and JSX elements, in the order in which they end.
	Calls []*Node
	// Objects are all object literals.
	Objects []*Node
	// Classes are all classes, without functions that are used as constructors.
	Classes []*Node
	// Assigns are the assignments to names that are not declared in the file, and to properties.
	Assigns []*Node
	// Bindings are all declared names, in the order of their first declaration.
	Bindings []*Binding
	// Exports has the exported names. "default" is the default export.
	Exports map[string]Export
	// Stars are the modules of which everything is exported again.
	Stars []string
	// Comments are in the order of the text. Those of HTML and in JSX text are not included.
	Comments []text.Span
	// Modules are the modules that the file imports, as written, once each.
	Modules []string
	// Module is set if the file has an import or an export: its names are its own.
	Module bool
	names  func() *names
	// Cut is set if the code is nested too deeply to be read to its end.
	Cut bool
}

// Export is an exported name.
type Export struct {
	Node    *Node    // the value of a default export
	Binding *Binding // or the name that is exported
	Import  *Import  // or the name that is exported again
}

// Language is a dialect of JavaScript.
type Language uint8

// The languages. JSX is read in all but TypeScript.
const (
	JavaScript Language = iota
	TypeScript
	TypeScriptJSX
)

// ParseJSON returns a file whose default export is the value of a JSON text, and which exports its properties.
func ParseJSON(src string) *File {
	p := newParser(src, JavaScript, &memory{})
	p.end = int32(len(src))
	p.advance()
	value := p.assignment()
	p.file.Module = true
	p.file.Exports["default"] = Export{Node: value}
	for _, item := range value.List {
		if value.Kind == Object && item.Kind == Property {
			p.file.Exports[item.Name] = Export{Node: item.X}
		}
	}
	return p.finish()
}

// Parse returns the parts of a file. scripts are the spans of the scripts in src, which share one scope.
func Parse(src string, language Language, scripts ...text.Span) *File {
	return new(Parser).Parse(src, language, scripts...)
}

// Parser parses one file after another in the same memory. The zero value is ready. It is not safe for concurrent use.
type Parser struct{ memory memory }

// Parse is [Parse]. The file must not be used after the next one has been parsed.
func (r *Parser) Parse(src string, language Language, scripts ...text.Span) *File {
	r.memory.reset()
	p := newParser(src, language, &r.memory)
	for _, s := range scripts {
		p.script(s)
	}
	return p.finish()
}
