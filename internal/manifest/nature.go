package manifest

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Nature says whether a text is a Zoho manifest. Other products have files of the same name.
type Nature uint8

const (
	// Foreign texts belong to another product and are not checked.
	Foreign Nature = iota
	// Undecided texts are empty or too short to tell: a new file, or a pasted connector.
	Undecided
	// Zoho texts are manifests.
	Zoho
)

// nature decides by the service, by properties that only Zoho manifests have, and by the length of the text. In public
// repositories every Zoho manifest has a known service or one of those properties, and no manifest of another product
// does.
func (m *Model) nature() Nature {
	switch m.Root.Kind() {
	case syntax.Missing, syntax.Word, syntax.String:
		return Undecided
	case syntax.Object:
	default:
		if m.Root.Kind() == syntax.Array && hasConnector(m.Root) {
			return Undecided
		}
		return Foreign
	}
	if !m.Root.Opened() {
		return Undecided // properties without braces, as they are pasted
	}
	if it, ok := m.Member("service"); ok {
		code, isString := it.Value().Str()
		if m.Service.Code != "" {
			return Zoho
		}
		if _, known := catalog.FoldService(code); known || !isString || strings.TrimSpace(code) == "" {
			return Zoho
		}
	}
	for _, it := range m.members {
		if slices.Contains(catalog.RecognisingKeys(), it.Name()) {
			return Zoho
		}
	}
	if LooksLikeConnector(m.Root) {
		return Undecided
	}
	if _, ok := m.Member("service"); ok && m.resemblesZoho() {
		return Zoho
	}
	if m.unfinished() {
		return Undecided
	}
	for it := range m.Tree.Values() {
		if LooksLikeConnector(it.Value()) {
			return Undecided
		}
	}
	return Foreign
}

// unfinished reports whether the manifest may be the beginning of a Zoho manifest: it has properties of Zoho manifests
// only, at least one of them specific to Zoho, or a single property without colon or value whose name is a prefix of
// one.
func (m *Model) unfinished() bool {
	specific, incomplete := len(m.members) == 0, 0
	for _, it := range m.members {
		name := it.Name()
		_, colon := it.Colon()
		switch {
		case (it.Value().Kind() == syntax.Missing || !colon) && beginsKey(likelyName(name)):
			incomplete++
		case !isKey(name):
			return false
		case !slices.Contains(commonWords, name):
			specific = true
		}
	}
	return specific || incomplete == len(m.members) && incomplete == 1
}

// commonWords are properties of Zoho manifests that manifests of other products can have too.
var commonWords = []string{"type", "modules", "widgets", "config", "secret", "client", "platforms", "oauth"}

// likelyName returns the part of a property name that belongs to it if its closing quotation mark is missing.
func likelyName(name string) string {
	if i := strings.IndexAny(name, ",:}]\"'"); i >= 0 {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

// isKey reports whether any service has a top-level property of that name.
func isKey(name string) bool {
	for _, s := range catalog.Services() {
		if _, ok := catalog.FindKey(s.Keys, name); ok {
			return true
		}
	}
	return false
}

func beginsKey(name string) bool {
	for _, s := range catalog.Services() {
		for _, k := range s.Keys {
			if strings.HasPrefix(strings.ToLower(k.Name), strings.ToLower(name)) {
				return true
			}
		}
	}
	return false
}

// resemblesZoho reports whether a manifest with an unknown service has at least two properties of Zoho manifests, or no
// other property.
func (m *Model) resemblesZoho() bool {
	desk, _ := catalog.LookupService("DESK")
	n := 0
	for _, it := range m.members {
		if _, ok := catalog.FindKey(desk.Keys, it.Name()); ok {
			n++
		}
	}
	return n >= 2 || len(m.members) == 1
}

func hasConnector(array syntax.Value) bool {
	for it := range array.Items() {
		if LooksLikeConnector(it.Value()) {
			return true
		}
	}
	return false
}
