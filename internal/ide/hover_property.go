package ide

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// propertyMarkdown documents a property: its type, when it is required, its purpose and the limits of its value.
func propertyMarkdown(k catalog.Key) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** — %s%s\n\n%s", k.Name, typeOf(k), requirement(k), k.Doc)
	if k.Deprecated != "" {
		b.WriteString("\n\nDeprecated: " + k.Deprecated)
	}
	if facts := valueFacts(k); len(facts) > 0 {
		b.WriteString("\n\n- " + strings.Join(facts, "\n- "))
	}
	return catalog.WithSources(b.String(), k.Sources)
}

// typeNames describes the catalogue types that are not JSON types.
var typeNames = map[catalog.Type]string{
	catalog.URL:   "URL",
	catalog.Link:  "URL, or path that begins with `/`",
	catalog.Image: "image path that begins with `/`",
	catalog.Path:  "path that begins with `/`",
	catalog.Date:  "UTC time",
	catalog.Any:   "any value",
}

// itemNames describes the array items of types whose name has no regular plural.
var itemNames = map[catalog.Type]string{
	catalog.Link:  "URLs, or paths that begin with `/`",
	catalog.Image: "image paths that begin with `/`",
	catalog.Any:   "any values",
}

func typeName(t catalog.Type) string {
	if name, ok := typeNames[t]; ok {
		return name
	}
	return string(t)
}

func itemName(t catalog.Type) string {
	if name, ok := itemNames[t]; ok {
		return name
	}
	return typeName(t) + "s"
}

func typeOf(k catalog.Key) string {
	name := typeName(k.Type)
	if k.Type == catalog.Array && k.Item != "" {
		name = "array of " + itemName(k.Item)
	}
	names := []string{name}
	for _, also := range k.Also {
		names = append(names, typeName(also))
	}
	return strings.Join(names, " or ")
}

// requirement returns when a property is required, as the continuation of its type.
func requirement(k catalog.Key) string {
	switch {
	case k.Required:
		return ", required"
	case k.RequiredIf.Key != "" && len(k.RequiredIf.Values) > 0:
		return ", required if `" + k.RequiredIf.Key + "` is " + codeList(k.RequiredIf.Values, "or")
	case k.RequiredIf.Key != "":
		return ", required with `" + k.RequiredIf.Key + "`"
	}
	return ""
}

// maxValues is how many values or scopes a hover lists.
const maxValues = 12

// valueFacts returns what the catalogue knows about the value of a property, each fact as a few words of markdown.
func valueFacts(k catalog.Key) []string {
	var facts []string
	add := func(format string, args ...any) { facts = append(facts, fmt.Sprintf(format, args...)) }
	if k.Default != "" {
		add("Default: `%s`", k.Default)
	}
	if k.Example != "" {
		add("Example: `%s`", k.Example)
	}
	if len(k.Allowed) > 0 {
		facts = append(facts, allowedValues(k))
	}
	if limit := lengthLimit(k); limit != "" {
		facts = append(facts, limit)
	}
	if k.Pattern != "" {
		add("Matches `%s`", k.Pattern)
	}
	if k.UniqueBy != 0 {
		add("Must be unique")
	}
	if len(k.Needs) > 0 {
		add("Must include %s", codeList(k.Needs, "and"))
	}
	if k.FilesBy != 0 {
		add("The file must exist in the extension")
	}
	return facts
}

// allowedValues lists the values of a property; if other values are accepted too, as known values.
func allowedValues(k catalog.Key) string {
	n := len(k.Allowed)
	names := make([]string, 0, n)
	for _, v := range k.Allowed[:min(n, maxValues)] {
		names = append(names, "`"+v.Name+"`")
	}
	list := strings.Join(names, ", ")
	if n > maxValues {
		list += fmt.Sprintf(" and %d more", n-maxValues)
	}
	if k.ClosedBy == 0 {
		return "Known values: " + list
	}
	return "Values: " + list
}

// lengthLimit returns how long a string or an array can be.
func lengthLimit(k catalog.Key) string {
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

// codeList lists values as code, with a conjunction before the last one.
func codeList(values []string, conjunction string) string {
	var b strings.Builder
	for i, v := range values {
		switch {
		case i == 0:
		case i == len(values)-1:
			b.WriteString(" " + conjunction + " ")
		default:
			b.WriteString(", ")
		}
		b.WriteString("`" + v + "`")
	}
	return b.String()
}
