package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var keyDeprecated = &Rule{
	Code:     "key-deprecated",
	Severity: Information,
	Summary:  "A key is out of date.",
	Why:      "Older manifests have it. It may still be read, but the documentation says nothing of it any more and names another one.",
	Bad:      `{"service": "DESK", "oauth": []}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Renames it, where its value can stay.",
	Source:   deskManifest,
	only: func(s *catalog.Service) bool { return slices.ContainsFunc(s.Keys, outdated) },
	manifest: func(p *Pass, m *manifest.Model) {
		reportOutdated(p, m.Members(), m.Service.Keys)
	},
	member: membership{[]string{"callbackListener"}, func(p *Pass, name string, v syntax.Value) {
		if k, ok := catalog.FindKey(p.Model().Service.Keys, name); ok && v.Kind() == syntax.Object {
			reportOutdated(p, slices.Collect(v.Items()), k.Keys)
		}
	}},
}

// outdated reports whether there is a key to use instead of k, or of one in it.
func outdated(k catalog.Key) bool { return k.Deprecated != "" || slices.ContainsFunc(k.Keys, outdated) }

// reportOutdated reports the members, of an object with those keys, that are out of date.
func reportOutdated(p *Pass, members []syntax.Item, keys []catalog.Key) {
	for _, it := range members {
		i := catalog.IndexKey(keys, it.Name())
		if i < 0 || keys[i].Deprecated == "" || !finished(it) {
			continue
		}
		to, v := keys[i].Deprecated, it.Value()
		d := p.Report(it.Key(), "Property %s is out of date; use %q", shown(it.Name()), to)
		if v.Len() == 0 && settled(v) && !hasMember(members, to) && fits(keys, to, v) {
			d.Fix(changeTo(to), text.Edit{Span: it.Key(), New: quoteRaw(to)})
		}
	}
}

// fits reports whether v is of a type that the key called name takes.
func fits(keys []catalog.Key, name string, v syntax.Value) bool {
	i := catalog.IndexKey(keys, name)
	return i >= 0 && takes(&keys[i], v)
}
