package manifest

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Nature says whether a text is a manifest for Zoho at all: other products have files of the same
// name.
type Nature uint8

const (
	// Foreign texts belong to another product and are nobody's business here.
	Foreign Nature = iota
	// Unborn texts are empty or hold too little to tell: a new file, or a pasted connection.
	Unborn
	// Zoho texts are manifests.
	Zoho
)

// nature tells by the service, by keys that no other product has, and by what little there is. In
// public repositories a known service and those keys are in all Zoho manifests and in no other
// product's.
func (m *Model) nature() Nature {
	switch m.Root.Kind() {
	case syntax.Missing, syntax.Word, syntax.String:
		return Unborn
	case syntax.Object:
	default:
		if m.Root.Kind() == syntax.Array && hasConnector(m.Root) {
			return Unborn
		}
		return Foreign
	}
	if !m.Root.Opened() {
		return Unborn // members without braces, as they are pasted
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
		return Unborn
	}
	if _, ok := m.Member("service"); ok && m.speaksZoho() {
		return Zoho
	}
	if m.halfTyped() {
		return Unborn
	}
	for it := range m.Tree.Values() {
		if LooksLikeConnector(it.Value()) {
			return Unborn
		}
	}
	return Foreign
}

// halfTyped reports whether all that stands in the manifest can become the beginning of one: keys of
// Zoho's, among them one that no other product has, and members without a colon or value that
// begin such a key.
func (m *Model) halfTyped() bool {
	telling, unfinished := len(m.members) == 0, 0
	for _, it := range m.members {
		name := it.Name()
		_, colon := it.Colon()
		switch {
		case (it.Value().Kind() == syntax.Missing || !colon) && beginsKey(meantName(name)):
			unfinished++
		case !isKey(name):
			return false
		case !slices.Contains(commonWords, name):
			telling = true
		}
	}
	return telling || unfinished == len(m.members) && unfinished == 1
}

// commonWords are keys of Zoho's that manifests of other products may have too.
var commonWords = []string{"type", "modules", "widgets", "config", "secret", "client", "platforms", "oauth"}

// meantName returns what of a property name was meant to be one, if its closing quotation mark is
// missing.
func meantName(name string) string {
	if i := strings.IndexAny(name, ",:}]\"'"); i >= 0 {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

// isKey reports whether any service has the top-level key name.
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

// speaksZoho reports whether a manifest with an unknown service has at least two keys of Zoho's.
func (m *Model) speaksZoho() bool {
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
