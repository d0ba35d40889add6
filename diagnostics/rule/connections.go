package rule

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// UnusedConnections reports whether a top-level member holds connections that a service, if it is known, does
// not read, and no key that people write in place of another one tells so.
func UnusedConnections(s *catalog.Service, it syntax.Item) bool {
	key := it.Name()
	if s.Code == "" || s.Uses(key) || !manifest.HoldsConnections(key) || it.Value().Len() == 0 {
		return false
	}
	_, told := catalog.FindMisnomer(catalog.TopLevel, s.Code, key)
	return !told
}
