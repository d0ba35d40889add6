package ide

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

// LinkKind is the kind of the target of a link.
type LinkKind uint8

// The kinds.
const (
	WebLink    LinkKind = iota // an absolute http or https URL
	FileLink                   // a file of the package
	LocaleLink                 // the translation file of a locale
)

// Link is a string, or a part of one, that refers to a file or a web page.
type Link struct {
	Span   text.Span // within the quotation marks; for a file without query and fragment
	Kind   LinkKind
	Target string // the URL, or the path of the file below the root of the extension, with slashes
	Raw    string // the text of Span
}

// DocumentLinks returns the links of a file in the order of the text. Their targets need not exist. A file of another
// product has none.
func DocumentLinks(m *manifest.Model) []Link {
	if m.Nature == manifest.Foreign {
		return nil
	}
	c := linkCollector{site: &manifest.Site{Model: m}, properties: map[string][]catalog.Key{}}
	c.object(m.Root.Held(), nil)
	return c.links
}

type linkCollector struct {
	site       *manifest.Site
	properties map[string][]catalog.Key // of objects, by path
	links      []Link
}

// object adds the links in the object v at path.
func (c *linkCollector) object(v syntax.Value, path []string) {
	joined := strings.Join(path, "\x00")
	properties, ok := c.properties[joined]
	if !ok {
		properties = c.site.Properties(path, nil)
		c.properties[joined] = properties
	}
	for it := range v.Items() {
		k, _ := catalog.FindKey(properties, it.Name())
		c.value(it.Value(), k, append(slices.Clip(path), it.Name()))
	}
}

// value adds the links in the value v at path. k is the zero Key for an unknown property.
func (c *linkCollector) value(v syntax.Value, k catalog.Key, path []string) {
	switch v.Kind() {
	case syntax.Object:
		c.object(v, path)
	case syntax.Array:
		k.Type = k.Item
		for it := range v.Items() {
			c.value(it.Value(), k, append(slices.Clip(path), "*"))
		}
	case syntax.String:
		c.str(v, k)
	default:
	}
}

// str adds the link in the string v.
func (c *linkCollector) str(v syntax.Value, k catalog.Key) {
	if !v.Terminated() || strings.Contains(v.Raw(), `\`) {
		return
	}
	s, _ := v.Str()
	span := contentSpan(v)
	switch {
	case s == "" || strings.ContainsAny(s, " {}$#<>") && !isPath(k.Type):
	case len(secret.InURLs(s)) > 0 && isWeb(s): // clients display and log targets
	case isWeb(s):
		c.links = append(c.links, Link{span, WebLink, s, s})
	case isPath(k.Type):
		name, _, _ := strings.Cut(s, "?")
		name, _, _ = strings.Cut(name, "#")
		if target, ok := project.Clean(name); ok && target != "." && !strings.Contains(name, ":") {
			c.links = append(c.links, Link{text.Span{Start: span.Start, End: span.Start + len(name)}, FileLink, target, name})
		}
	case k.Name == "locale" || k.Name == "defaultLocale":
		if target := catalog.Package().Translation(s); !strings.ContainsAny(s, "/.") {
			c.links = append(c.links, Link{span, LocaleLink, target, s})
		}
	}
}

func isPath(t catalog.Type) bool { return t == catalog.Link || t == catalog.Image || t == catalog.Path }

// isWeb reports whether s is a URL that a browser can open, which a pattern such as https://*.example.com is not.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.Contains(u.Host, "*")
}
