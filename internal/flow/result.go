package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// callersOfResult returns the calls of a function that another function returns: make(a)(b), or const f = make(a); f(b).
func (p *Program) callersOfResult(file string, f *script.Node) []*frame {
	maker := makerOf(f)
	if maker == nil || p.depth >= maxDepth {
		return nil
	}
	p.depth++
	defer func() { p.depth-- }()
	var all []*frame
	for _, made := range p.callersOf(opened{file, maker}) {
		if made.call == nil || made.call.Node.Kind != script.Call {
			continue
		}
		at := p.files.Parse(made.call.File)
		if at == nil {
			continue
		}
		for _, result := range p.callsOfResult(made.call.File, at, f, made.call.Node) {
			result.parent, result.possible = made, result.possible || made.possible
			all = append(all, result)
		}
	}
	return all[:min(len(all), maxContexts)]
}

// callsOfResult returns the calls of f, which a call of a file returns.
func (p *Program) callsOfResult(file string, parsed *script.File, f, made *script.Node) []*frame {
	var all []*frame
	p.scan(len(parsed.CallsOf("")))
	for _, c := range parsed.CallsOf("") { // whose function is an expression without a name
		if c.X == made {
			x := At(file, c)
			all = append(all, &frame{function: f, call: &x})
		}
	}
	for _, b := range p.resultsOf(parsed)[made] {
		all = append(all, p.callsOf(file, parsed, f, b)...)
		for _, name := range b.Exported {
			all = append(all, p.callersOfExport(file, f, name)...)
		}
	}
	return all
}

// makerOf returns the function that returns f, nil if there is none.
func makerOf(f *script.Node) *script.Node {
	if f.Scope == nil || f.Scope.Parent == nil {
		return nil
	}
	maker := f.Scope.Parent.Function()
	if maker == nil || !slices.Contains(maker.Scope.Returns, f) {
		return nil
	}
	return maker
}
