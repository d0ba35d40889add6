package servicedoc

import (
	"fmt"
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// keyTable returns a table of keys, with nested keys below their parents.
func keyTable(keys []catalog.Key) string {
	var b strings.Builder
	b.WriteString("| key | type | required | default | what it does | known |\n| --- | --- | --- | --- | --- | --- |\n")
	keyRows(&b, "", keys)
	return b.String()
}

func keyRows(b *strings.Builder, path string, keys []catalog.Key) {
	for _, k := range keys {
		required := k.RequiredBy.String()
		if c := k.RequiredIf; c.Key != "" {
			required = fmt.Sprintf("with %#q (%s)", c.Key, c.By)
			if len(c.Values) > 0 {
				required = fmt.Sprintf("if %#q is %s (%s)", c.Key, code(c.Values), c.By)
			}
		}
		var standard string
		if k.Default != "" {
			standard = "`" + k.Default + "`"
		}
		row(b, "`"+path+k.Name+"`", typeName(k), required, standard, whatItDoes(k), k.Grade.String())
		keyRows(b, path+k.Name+".", k.Keys)
	}
}

func typeName(k catalog.Key) string {
	name := string(k.Type)
	if k.Type == catalog.Array && k.Item != catalog.Any {
		name += " of " + string(k.Item)
	}
	names := []string{name}
	for _, t := range k.Also {
		names = append(names, string(t))
	}
	return strings.Join(names, " or ")
}

// whatItDoes returns the description of k and the constraints on its value.
func whatItDoes(k catalog.Key) string {
	parts := []string{k.Doc}
	if k.Deprecated != "" {
		parts = append([]string{"*Use `" + k.Deprecated + "` instead.*"}, parts...)
	}
	var names []string
	for _, v := range k.Allowed {
		names = append(names, v.Name)
	}
	switch {
	case len(names) == 0:
	case k.ClosedBy != 0:
		parts = append(parts, fmt.Sprintf("One of %s (%s).", code(names), k.ClosedBy))
	default:
		parts = append(parts, "Known values: "+code(names)+".")
	}
	for _, v := range k.Refused {
		parts = append(parts, fmt.Sprintf("Not %#q: %s", v.Name, v.Doc))
	}
	if len(k.Needs) > 0 {
		parts = append(parts, fmt.Sprintf("Must contain %s (%s).", code(k.Needs), k.NeedsBy))
	}
	if k.UniqueBy != 0 {
		parts = append(parts, fmt.Sprintf("Unique (%s).", k.UniqueBy))
	}
	if limit := limits(k); limit != "" {
		parts = append(parts, limit)
	}
	if len(k.Link.Hosts) > 0 {
		parts = append(parts, "The host of a URL contains "+strings.ReplaceAll(code(k.Link.Hosts), ", ", " or ")+" (zet).")
	}
	return strings.Join(parts, " ")
}

// limits returns the limits on the length of a value, as sentences.
func limits(k catalog.Key) string {
	unit := "characters"
	if k.Type == catalog.Array {
		unit = "items"
	}
	var all []string
	switch {
	case k.Min == 1 && k.Type != catalog.Array:
		all = append(all, fmt.Sprintf("Not blank (%s).", k.MinBy))
	case k.Min == 1:
		all = append(all, fmt.Sprintf("At least one (%s).", k.MinBy))
	case k.Min > 0:
		all = append(all, fmt.Sprintf("At least %d %s (%s).", k.Min, unit, k.MinBy))
	}
	if k.Max > 0 {
		all = append(all, fmt.Sprintf("Limit: %d %s (%s).", k.Max, unit, k.MaxBy))
	}
	return strings.Join(all, " ")
}

func locationTable(s catalog.Service) string {
	var b strings.Builder
	switch s.LocationsBy {
	case catalog.Zet:
		b.WriteString("The toolkit rejects others.\n\n")
	case catalog.Documented, catalog.Seen:
		b.WriteString("The documentation lists no others.\n\n")
	}
	b.WriteString("| location | page | what a widget shows there | known |\n| --- | --- | --- | --- |\n")
	for _, l := range s.Locations {
		doc := l.Doc
		if l.IconBy != 0 {
			doc += fmt.Sprintf(" The widget must have an `icon` (%s).", l.IconBy)
		}
		if l.OnceBy != 0 {
			doc += fmt.Sprintf(" One widget only (%s).", l.OnceBy)
		}
		if l.CountKey {
			doc += " The widget may have a `countkey`."
		}
		row(&b, "`"+l.Name+"`", l.Page, doc, l.Grade.String())
	}
	return b.String()
}

// row writes a row of a table. Cells must not contain line feeds.
func row(b *strings.Builder, cells ...string) {
	for _, cell := range cells {
		b.WriteString("| " + strings.ReplaceAll(cell, "|", `\|`) + " ")
	}
	b.WriteString("|\n")
}

// code returns names as inline code, separated by commas.
func code(names []string) string { return "`" + strings.Join(names, "`, `") + "`" }

func sourceLinks(sources []catalog.Source) string {
	var links []string
	for _, s := range sources {
		link := s.Title
		if s.URL != "" {
			link = "[" + s.Title + "](" + s.URL + ")"
		}
		links = append(links, fmt.Sprintf("%s (%s)", link, s.Grade))
	}
	return strings.Join(links, ", ")
}

func atMost(n int) string {
	if n == 0 {
		return ""
	}
	return ", at most " + strconv.Itoa(n)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
