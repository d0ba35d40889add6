package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// passed returns the calls of a function that is an argument of a call.
func (p *Program) passed(file string, f *script.Node) []*frame {
	call := f.Owner
	if call == nil || call.Kind != script.Call {
		return nil
	}
	return p.passedTo(file, f, call, slices.Index(call.List, f))
}

// passedTo returns the calls of a function that is an argument of a call: with the items of an array, with the result of a
// promise, or by the function that it is passed to.
func (p *Program) passedTo(file string, f, call *script.Node, at int) []*frame {
	if call.X.Kind == script.Member && at == 0 {
		switch of := call.X.X; call.X.Name {
		case "forEach", "map", "filter", "find", "some", "every", "flatMap", "findIndex":
			return []*frame{calledWith(file, f, call, itemOf(of))}
		case "then":
			return []*frame{calledWith(file, f, call, of)}
		}
	}
	if call.X.Kind == script.Member && at == 1 && isJQuery(call.X.X) {
		switch call.X.Name {
		case "each", "map":
			key := &script.Node{Kind: script.Other, Start: call.Start, End: call.Start}
			return []*frame{calledWith(file, f, call, key, itemOf(call.List[0]))}
		}
	}
	return p.calledBack(file, call, at, f)
}

// calledWith returns a call of a function with these arguments, by what call calls.
func calledWith(file string, f, call *script.Node, arguments ...*script.Node) *frame {
	x := At(file, &script.Node{Kind: script.Call, Start: call.Start, End: call.End, X: f, List: arguments})
	return &frame{function: f, call: &x}
}

// itemOf returns any item of an array.
func itemOf(n *script.Node) *script.Node {
	return &script.Node{Kind: script.Index, X: n, Start: n.Start, End: n.End}
}

func isJQuery(n *script.Node) bool {
	return n.Kind == script.Identifier && (n.Name == "$" || n.Name == "jQuery")
}

// calledBack returns the calls of a function by the one that it is passed to as an argument.
func (p *Program) calledBack(file string, call *script.Node, at int, f *script.Node) []*frame {
	var all []*frame
	for _, v := range p.evalAside(At(file, call.X)) {
		if v.Node == nil || v.Node.Kind != script.Function || at >= len(v.Node.List) || v.Node.List[at].Kind != script.Identifier {
			continue
		}
		b := v.Node.Scope.Lookup(v.Node.List[at].Name)
		if parsed := p.files.Parse(v.File); parsed != nil && b != nil {
			all = append(all, p.callsOf(v.File, parsed, f, b)...)
		}
	}
	return all[:min(len(all), maxContexts)]
}
