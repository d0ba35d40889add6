package jsonschema

import (
	"regexp"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/pattern"
)

// scheme is a regular expression for the scheme of a URL that zet accepts.
const scheme = `([Hh][Tt][Tt][Pp][Ss]?|[Ww][Ss][Ss]):`

// text returns the keywords for the length and the pattern of a string, as far as zet checks them.
func text(k catalog.Key, t catalog.Type) object {
	var o object
	pattern := k.Pattern
	if k.TypeBy == catalog.Zet && pattern == "" {
		pattern = form(k.Link, t)
	}
	if k.MinBy == catalog.Zet && pattern == "" {
		pattern = `\S` // zet does not count white space
	}
	if pattern != "" {
		o.add("pattern", pattern)
	}
	if k.MaxBy == catalog.Zet {
		o.add("maxLength", k.Max)
	}
	return o
}

// form returns a regular expression for strings of type t, empty if there is none.
func form(r catalog.LinkRule, t catalog.Type) string {
	url := scheme
	if len(r.Hosts) > 0 {
		url += `[/\\]*[^/?#\\]*(` + alternatives(r.Hosts) + ")"
	}
	switch t {
	case catalog.Path:
		return "^/"
	case catalog.Image:
		return `^/.*(` + alternatives(catalog.Package().Images()) + ")$"
	case catalog.Link:
		starts := append([]string{"/"}, r.Prefixes...)
		return "^(" + alternatives(starts) + "|" + url + ")"
	case catalog.URL:
		if !r.Several {
			return "^" + url
		}
		one := "(" + alternatives(r.Literals) + "|" + url + `\S*)`
		return `^\s*` + one + "( " + one + `)*\s*$`
	}
	return ""
}

// values returns the known values of k. Others are valid too unless zet rejects them.
func values(k catalog.Key) object {
	var o object
	if k.TypeBy == catalog.Zet || k.RequiredBy == catalog.Zet {
		var refused []string
		for _, v := range k.Refused {
			refused = append(refused, v.Name)
		}
		if len(refused) > 0 {
			o.add("not", object{{"enum", words(refused)}})
		}
	}
	if len(k.Allowed) == 0 {
		return o
	}
	var others []any
	if k.ClosedBy != catalog.Zet {
		others = []any{object{{"type", "string"}}}
	}
	return append(o, choice(k.Allowed, others)...)
}

// choice returns the schema of a string that is one of the known values or matches one of the other schemas.
func choice(known []catalog.Value, others []any) object {
	var names, docs []string
	for _, v := range known {
		names, docs = append(names, v.Name), append(docs, plain(v.Doc))
	}
	list := object{{"enum", words(names)}, {"enumDescriptions", words(docs)}}
	if len(others) == 0 {
		return list
	}
	return object{{"anyOf", append([]any{list}, others...)}}
}

var markup = pattern.Lazy("`|\\*\\*|\\[([^\\]]*)\\]\\([^)]*\\)")

// plain returns markdown as plain text.
func plain(doc string) string { return markup().ReplaceAllString(doc, "$1") }

// sources returns links to sources as the end of a markdown description.
func sources(list []catalog.Source) string {
	var links []string
	for _, s := range list {
		link := s.Title
		if s.URL != "" {
			link = "[" + s.Title + "](" + s.URL + ")"
		}
		if !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	if len(links) == 0 {
		return ""
	}
	return "\n\nSource: " + strings.Join(links, ", ")
}

func alternatives(list []string) string {
	var quoted []string
	for _, s := range list {
		quoted = append(quoted, quote(s))
	}
	return strings.Join(quoted, "|")
}

// quote returns a regular expression for s that is also valid in the Unicode mode of ECMAScript.
func quote(s string) string { return regexp.QuoteMeta(s) }
