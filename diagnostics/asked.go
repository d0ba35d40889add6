package diagnostics

import (
	"regexp"
	"slices"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// The functions of this file say what the catalogue asks of a value, and who asks.

// withKey returns whether a service reads a top-level key, for Rule.only.
func withKey(name string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool { return catalog.IndexKey(s.Keys, name) >= 0 }
}

// key returns a top-level key of the manifest's service, which must have it.
func (p *Pass) key(name string) *catalog.Key {
	keys := p.model.Service.Keys
	return &keys[catalog.IndexKey(keys, name)]
}

// weigh gives the findings of the pass from number n on a severity.
func (p *Pass) weigh(n int, s Severity) {
	for i := n; i < len(p.found); i++ {
		p.found[i].Severity = s
	}
}

// asker returns who asks for what a source of that grade says: "Zoho Desk".
func asker(p *Pass, by catalog.Grade) string {
	if by == catalog.Documented {
		return "the documentation of " + p.model.Service.Name
	}
	return p.model.Service.Name
}

// typeSeverity returns how bad it is if a value is of another type than k's. Where nobody is known to
// reject it, whatever documents and templates have is what products are known to take.
func typeSeverity(k *catalog.Key) Severity {
	if k.TypeBy == 0 && k.Grade != catalog.Seen {
		return Warning
	}
	return severityBy(k.TypeBy)
}

// takes reports whether v is of a type that k takes. A time must also be written as one.
func takes(k *catalog.Key, v syntax.Value) bool {
	return isOf(k.Type, v) || slices.ContainsFunc(k.Also, func(t catalog.Type) bool { return isOf(t, v) })
}

func isOf(t catalog.Type, v syntax.Value) bool {
	switch t.JSON() {
	case catalog.Any:
		return true
	case catalog.String:
		return v.Kind() == syntax.String
	case catalog.Boolean:
		return isBoolean(v)
	case catalog.Number:
		return v.Kind() == syntax.Number
	case catalog.Integer:
		return v.Kind() == syntax.Number && isInteger(v.Raw())
	case catalog.Array:
		return v.Kind() == syntax.Array
	case catalog.Object:
		return v.Kind() == syntax.Object
	}
	return false
}

// askedBy returns who asks for the member k of an entry, zero if nobody does of this one.
func askedBy(e *manifest.Entry, k *catalog.Key) catalog.Grade {
	if k.RequiredBy != 0 {
		return k.RequiredBy
	}
	if k.RequiredIf.By != 0 && holds(e, k.RequiredIf) {
		return k.RequiredIf.By
	}
	if e.Place == manifest.InConfig {
		together := e.Service.Config.Together
		if slices.Contains(together, k.Name) && slices.ContainsFunc(e.Names(), func(name string) bool { return slices.Contains(together, name) }) {
			return catalog.Zet
		}
	}
	return 0
}

// holds reports whether e has the sibling that c is about.
func holds(e *manifest.Entry, c catalog.Condition) bool {
	it, ok := e.Member(c.Key)
	return ok && (len(c.Values) == 0 || slices.Contains(c.Values, it.Value().Raw()))
}

// beyond returns the number of characters in s, as JavaScript counts them, and the index of the first
// byte behind so many of them as are allowed.
func beyond(s string, most int) (n, from int) {
	from = len(s)
	for i, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
		if n > most && i < from {
			from = i
		}
	}
	return n, from
}

// compiled has the patterns of the catalogue.
var compiled sync.Map

// matches reports whether s matches a pattern of the catalogue, which is compiled once.
func matches(pattern, s string) bool {
	re, ok := compiled.Load(pattern)
	if !ok {
		re, _ = compiled.LoadOrStore(pattern, regexp.MustCompile(pattern))
	}
	return re.(*regexp.Regexp).MatchString(s)
}
