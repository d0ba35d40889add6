package hover

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// aboutKey tells what a key is for and what it takes.
func aboutKey(k catalog.Key) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** — %s%s\n\n%s", k.Name, typeOf(k), need(k), k.Doc)
	if k.Deprecated != "" {
		b.WriteString("\n\nDeprecated: " + k.Deprecated)
	}
	if facts := factsOf(k); len(facts) > 0 {
		b.WriteString("\n\n- " + strings.Join(facts, "\n- "))
	}
	return catalog.WithSources(b.String(), k.Sources)
}

// kinds says of the types that are strings what they are.
var kinds = map[catalog.Type]string{
	catalog.URL:   "string, a URL",
	catalog.Link:  "string, a URL or a path that begins with `/`",
	catalog.Image: "string, the path of an image that begins with `/`",
	catalog.Date:  "string, a time in UTC",
	catalog.Any:   "any value",
}

func typeName(t catalog.Type) string {
	if name, ok := kinds[t]; ok {
		return name
	}
	return string(t)
}

func typeOf(k catalog.Key) string {
	name := typeName(k.Type)
	if k.Type == catalog.Array && k.Item != "" {
		name = "array, each " + typeName(k.Item)
	}
	names := []string{name}
	for _, also := range k.Also {
		names = append(names, typeName(also))
	}
	return strings.Join(names, ", or ")
}

// need says when a key has to be there.
func need(k catalog.Key) string {
	switch {
	case k.Required:
		return ", required"
	case k.RequiredIf.Key != "" && len(k.RequiredIf.Values) > 0:
		return ", required if `" + k.RequiredIf.Key + "` is " + listed(k.RequiredIf.Values, "or")
	case k.RequiredIf.Key != "":
		return ", required beside `" + k.RequiredIf.Key + "`"
	}
	return ""
}

// mostValues is how many values a hover lists.
const mostValues = 12

// factsOf returns what is known of the values of a key, each in a few words of markdown.
func factsOf(k catalog.Key) []string {
	var facts []string
	add := func(format string, args ...any) { facts = append(facts, fmt.Sprintf(format, args...)) }
	if k.Default != "" {
		add("Default: `%s`", k.Default)
	}
	if k.Example != "" {
		add("Example: `%s`", k.Example)
	}
	if n := len(k.Allowed); n > 0 {
		names := make([]string, 0, n)
		for _, v := range k.Allowed[:min(n, mostValues)] {
			names = append(names, "`"+v.Name+"`")
		}
		more := ""
		if n > mostValues {
			more = fmt.Sprintf(" and %d more", n-mostValues)
		}
		word := "Values"
		if k.ClosedBy == 0 {
			word = "Known values"
		}
		add("%s: %s%s", word, strings.Join(names, ", "), more)
	}
	if limit := limitOf(k); limit != "" {
		add("%s", limit)
	}
	if k.Pattern != "" {
		add("Matches `%s`", k.Pattern)
	}
	if k.UniqueBy != 0 {
		add("Must differ from its siblings'")
	}
	if len(k.Needs) > 0 {
		add("Must have %s", listed(k.Needs, "and"))
	}
	if k.FilesBy != 0 {
		add("The file must be in the extension")
	}
	return facts
}

// limitOf returns how long a string or an array can be.
func limitOf(k catalog.Key) string {
	unit := "characters"
	if k.Type == catalog.Array {
		unit = "items"
	}
	switch {
	case k.Min > 0 && k.Max > 0:
		return fmt.Sprintf("%d to %d %s", k.Min, k.Max, unit)
	case k.Max > 0:
		return fmt.Sprintf("At most %d %s", k.Max, unit)
	case k.Min > 1:
		return fmt.Sprintf("At least %d %s", k.Min, unit)
	}
	return ""
}

// listed lists values as code, with word before the last one.
func listed(values []string, word string) string {
	var b strings.Builder
	for i, v := range values {
		switch {
		case i == 0:
		case i == len(values)-1:
			b.WriteString(" " + word + " ")
		default:
			b.WriteString(", ")
		}
		b.WriteString("`" + v + "`")
	}
	return b.String()
}
