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
	only:     func(s *catalog.Service) bool { return slices.ContainsFunc(s.Keys, outdated) },
	manifest: func(p *Pass, m *manifest.Model) {
		reportOutdated(p, m.Service.Keys, m.Member)
	},
	member: membership{[]string{"callbackListener"}, func(p *Pass, name string, v syntax.Value) {
		k, _ := catalog.FindKey(p.Model().Service.Keys, name)
		reportOutdated(p, k.Keys, v.Member)
	}},
}

// outdated reports whether there is a key to use instead of k, or of one in it.
func outdated(k catalog.Key) bool { return k.Deprecated != "" || slices.ContainsFunc(k.Keys, outdated) }

// reportOutdated reports the members of an object with those keys that are out of date.
func reportOutdated(p *Pass, keys []catalog.Key, member func(name string) (syntax.Item, bool)) {
	for i := range keys {
		k := &keys[i]
		if k.Deprecated == "" {
			continue
		}
		it, ok := member(k.Name)
		if !ok || !finished(it) || unusedConnections(&p.Model().Service, it) {
			continue
		}
		d := p.Report(it.Key(), "Property %q is out of date; use %q", k.Name, k.Deprecated)
		v := it.Value()
		to := catalog.IndexKey(keys, k.Deprecated)
		if _, taken := member(k.Deprecated); to >= 0 && !taken && settled(v) && v.Len() == 0 && takes(&keys[to], v) {
			d.Fix(changeTo(k.Deprecated), text.Edit{Span: it.Key(), New: quoteRaw(k.Deprecated)})
		}
	}
}
