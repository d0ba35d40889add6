package actions

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// healthy reports whether [Paste] has nothing to repair at span, for the frequent case of a cursor in a manifest without
// syntax errors: the values at span, and those next to them, are where a manifest has them. It looks only at those, so
// that the cost does not depend on the size of the manifest. False means that Paste has to search.
func (w window) healthy(span text.Span) bool {
	root := w.m.Root
	if w.m.Tree.FaultCount() > 0 || root.Kind() != syntax.Object || manifest.LooksLikeConnector(root) {
		return false
	}
	place, ok := home(w.m)
	if !ok {
		return false
	}
	section, has := w.m.Section(place)
	for it := range around(root, span) {
		switch {
		case manifest.HoldsConnections(it.Name()) && (!has || !it.Value().Same(section.Item.Value())):
			return false // in another section than the service reads
		case !has || !it.Value().Same(section.Item.Value()):
			if mentionsConnection(w, it) {
				return false
			}
		case !w.healthyEntries(place, it.Value(), span):
			return false
		}
	}
	return true
}

// healthyEntries reports whether the entries of the section v at span and next to it are single connectors with unique
// connection link names.
func (w window) healthyEntries(place manifest.Place, v syntax.Value, span text.Span) bool {
	if v.Kind() != syntax.Array {
		return false
	}
	for it := range around(v, span) {
		c := w.m.Connector(place, it)
		if c == nil || !manifest.LooksLikeConnector(it.Value()) || authorises(w.m, c) {
			return false
		}
		name := linkNameOf(c)
		if name == "" || strings.Count(it.Value().Raw(), `"connectionLinkName"`) > 1 || linkNames(w.src, name) != 1 {
			return false
		}
	}
	return true
}

// linkNames returns how often src has name as a connection link name.
func linkNames(src, name string) int {
	quoted := strconv.Quote(name)
	for n, at := 0, 0; ; at += len(quoted) {
		i := strings.Index(src[at:], quoted)
		if i < 0 {
			return n
		}
		at += i
		key, ok := strings.CutSuffix(strings.TrimRight(src[:at], blanks), ":")
		key = strings.TrimRight(key, blanks)
		if ok && (strings.HasSuffix(key, `"connectionLinkName"`) || strings.HasSuffix(key, `"name"`)) {
			n++
		}
	}
}

// mentionsConnection reports whether a property may contain a connection. It says yes if it cannot tell from the text
// around the cursor.
func mentionsConnection(w window, it syntax.Item) bool {
	if k := it.Value().Kind(); k != syntax.Object && k != syntax.Array {
		return k != syntax.String && k != syntax.Number && k != syntax.True && k != syntax.False && k != syntax.Null
	}
	span := it.Value().Span()
	if span.Start < w.from || span.End > w.from+len(w.src) {
		return true
	}
	raw := w.src[span.Start-w.from : span.End-w.from]
	return strings.Contains(raw, `"connectionLinkName"`) || strings.Contains(raw, `"authorizationUrl"`) || strings.Contains(raw, `"userAccess"`) ||
		strings.Contains(raw, `"scopes"`)
}

// around yields the items of v that touch span, and one on each side of them.
func around(v syntax.Value, span text.Span) func(yield func(syntax.Item) bool) {
	first := max(0, v.Search(span.Start)-1)
	return func(yield func(syntax.Item) bool) {
		for i := first; i < v.Len(); i++ {
			it := v.Item(i)
			if !yield(it) || it.Core().Start > span.End {
				return
			}
		}
	}
}
