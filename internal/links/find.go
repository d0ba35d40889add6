package links

import (
	"net/url"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Kind is what a link leads to.
type Kind uint8

// The kinds.
const (
	Web    Kind = iota // an absolute http or https URL
	File               // a file that goes into the package
	Locale             // the translations of the language that is named
)

// Link is a string that leads somewhere, or a part of one.
type Link struct {
	Span   text.Span // in bytes, within the quotation marks; for a file without the query behind its path
	Kind   Kind
	Target string // the URL; for File and Locale the path below the extension's root, with slashes
	Raw    string // what stands in Span
}

// Find returns the links of a file, in order. Whether a file is there is not asked. A file of another product
// has none.
func Find(m *manifest.Model) []Link {
	if m.Nature == manifest.Foreign {
		return nil
	}
	f := finder{site: &manifest.Site{Model: m}, keys: map[string][]catalog.Key{}}
	f.object(m.Root, nil)
	return f.found
}

// finder gathers links.
type finder struct {
	site  *manifest.Site
	keys  map[string][]catalog.Key // of objects, by their path
	found []Link
}

// object looks at the members of v, to which path leads.
func (f *finder) object(v syntax.Value, path []string) {
	at := strings.Join(path, "\x00")
	keys, ok := f.keys[at]
	if !ok {
		keys = f.site.Properties(path, nil)
		f.keys[at] = keys
	}
	for it := range v.Items() {
		k, _ := catalog.FindKey(keys, it.Name())
		f.value(it.Value(), k, append(slices.Clip(path), it.Name()))
	}
}

// value looks at v, which k describes if that is known.
func (f *finder) value(v syntax.Value, k catalog.Key, path []string) {
	switch v.Kind() {
	case syntax.Object:
		f.object(v, path)
	case syntax.Array:
		k.Type = k.Item
		for it := range v.Items() {
			f.value(it.Value(), k, append(slices.Clip(path), "*"))
		}
	case syntax.String:
		f.text(v, k)
	default:
	}
}

// text looks at a string.
func (f *finder) text(v syntax.Value, k catalog.Key) {
	if !v.Terminated() || strings.Contains(v.Raw(), `\`) {
		return
	}
	s, _ := v.Str()
	inside := text.Span{Start: v.Span().Start + 1, End: v.Span().End - 1}
	switch {
	case s == "" || strings.ContainsAny(s, " {}$#<>") && !isPath(k.Type):
	case len(secret.InURLs(s)) > 0 && isWeb(s): // clients display and log targets
	case isWeb(s):
		f.found = append(f.found, Link{inside, Web, s, s})
	case isPath(k.Type):
		name, _, _ := strings.Cut(s, "?")
		name, _, _ = strings.Cut(name, "#")
		if target, ok := project.Clean(name); ok && target != "." && !strings.Contains(name, ":") {
			f.found = append(f.found, Link{text.Span{Start: inside.Start, End: inside.Start + len(name)}, File, target, name})
		}
	case k.Name == "locale" || k.Name == "defaultLocale":
		if target := catalog.Package().Translation(s); !strings.ContainsAny(s, "/.") {
			f.found = append(f.found, Link{inside, Locale, target, s})
		}
	}
}

func isPath(t catalog.Type) bool { return t == catalog.Link || t == catalog.Image }

// isWeb reports whether s is an address that a browser opens. A pattern such as https://*.example.com is none.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.Contains(u.Host, "*")
}
