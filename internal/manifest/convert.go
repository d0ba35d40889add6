package manifest

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Conversion rewrites a connector in one of the two forms.
type Conversion struct {
	Form catalog.Form
	// Edits do not overlap. Inserted values that the author should review have tab stops.
	Edits []text.Edit
	// Dropped are the names of the properties that are removed because the form has no equivalent, in the order of the
	// text. Properties that repeat another one are not included.
	Dropped []string
}

// Title describes the conversion and what it drops.
func (c Conversion) Title() string {
	title := "Convert to the " + c.Form.String()
	switch n := len(c.Dropped); n {
	case 0:
		return title
	case 1:
		return title + ", dropping " + c.Dropped[0]
	default:
		return title + ", dropping " + strings.Join(c.Dropped[:n-1], ", ") + " and " + c.Dropped[n-1]
	}
}

// counterparts are the names of equivalent properties, guide form first. All other properties but userAccess belong to
// one form: Sigma stores how a connection authenticates, while a manifest in the guide form declares it.
var counterparts = [...][2]string{{"name", "connectionLinkName"}, {"scopes", "scope"}}

// Convert returns the conversion of the connector to form. Values are kept, and properties that the form requires are
// added: type for the guide form, with authorizationUrl if there are scopes, and connectionName for the Sigma form. If
// the properties of both forms differ, that of the form of the connector wins; a name in addition to a
// connectionLinkName becomes the connectionName if there is none.
//
// The result is false if there is nothing to convert, if there is no link name, or if the form is not allowed at the
// place of the connector.
func (c *Connector) Convert(form catalog.Form) (Conversion, bool) {
	alien := c.Only(form.Other())
	if len(alien) == 0 || form == catalog.GuideForm && c.Place != InConnectors {
		return Conversion{}, false
	}
	link, ok := c.LinkName()
	if !ok {
		return Conversion{}, false
	}
	v := &converter{c: c, form: form, out: Conversion{Form: form}}
	for _, it := range alien {
		v.convert(it)
	}
	v.remove()
	v.complete(c.index(link))
	return v.out, true
}

// converter collects the edits of a conversion.
type converter struct {
	c       *Connector
	form    catalog.Form
	out     Conversion
	removed []int // indices of the properties to remove
	named   bool  // the result has a connectionName
}

// convert converts a property that only the other form has.
func (v *converter) convert(it syntax.Item) {
	to := counterpart(it.Name(), v.form)
	own, both := v.c.Member(to)
	switch {
	case to == "":
		v.drop(it, !blank(it.Value()))
	case !both:
		v.rename(it, to)
	case v.prefers(it, own):
		v.drop(own, !blank(own.Value()) && !same(it.Value(), own.Value()))
		v.rename(it, to)
	case to == "connectionLinkName" && !v.hasName() && !blank(it.Value()) && !same(it.Value(), own.Value()):
		v.rename(it, "connectionName")
		v.named = true
	default:
		v.drop(it, !blank(it.Value()) && !same(it.Value(), own.Value()))
	}
}

// prefers reports whether alien replaces own, its counterpart in the form.
func (v *converter) prefers(alien, own syntax.Item) bool {
	if blank(alien.Value()) != blank(own.Value()) {
		return blank(own.Value())
	}
	return v.c.Form != v.form
}

func (v *converter) hasName() bool {
	_, ok := v.c.Member("connectionName")
	return ok || v.named
}

func (v *converter) rename(it syntax.Item, to string) {
	v.out.Edits = append(v.out.Edits, text.Edit{Span: it.Key(), New: `"` + to + `"`})
}

func (v *converter) drop(it syntax.Item, loss bool) {
	i := v.c.index(it)
	if slices.Contains(v.removed, i) {
		return
	}
	v.removed = append(v.removed, i)
	if loss {
		v.out.Dropped = append(v.out.Dropped, it.Name())
	}
}

func (v *converter) remove() {
	slices.Sort(v.removed)
	v.out.Edits = append(v.out.Edits, v.c.Value.RemoveAll(v.removed)...)
}

// complete adds the properties that the form requires after property i.
func (v *converter) complete(i int) {
	link, _ := v.c.LinkName()
	name, _ := link.Value().Str()
	switch {
	case v.form == catalog.GuideForm:
		v.completeType(i)
	case v.c.Place == InConnectors && !v.hasName() && title(name) != "":
		v.insertAfter(i, stop(`"connectionName": "`, title(name), `"`))
	}
}

// completeType adds the authentication type: OAuth if there are scopes, since no other type has any.
func (v *converter) completeType(i int) {
	auth := "Custom"
	if it, ok := v.c.Scopes(); ok && !blank(it.Value()) {
		auth = "OAuth"
	}
	var names []string
	for _, a := range catalog.AuthTypes() {
		names = append(names, a.Name)
	}
	if it, ok := v.c.Member("type"); !ok {
		v.insertAfter(i, stop(`"type": "`, auth, `"`, names...))
	} else if isConnectors(it.Value()) {
		v.out.Edits = append(v.out.Edits, text.Edit{Span: it.Value().Span(), New: `"` + auth + `"`})
	} else {
		return
	}
	if _, ok := v.c.Member("authorizationUrl"); !ok && auth == "OAuth" {
		v.insertAfter(i, stop(`"authorizationUrl": "`, "https://...", `"`))
	}
}

// insertAfter inserts f after property i. If another edit begins at the same offset, both become one, since clients
// differ in how they apply two edits at one position.
func (v *converter) insertAfter(i int, f syntax.Fragment) {
	e := v.c.Value.InsertAfter(i, f)
	for j, other := range v.out.Edits {
		if other.Span.Start != e.Span.Start {
			continue
		}
		for _, s := range e.Stops {
			s.Span = s.Span.Shift(len(other.New))
			other.Stops = append(slices.Clone(other.Stops), s)
		}
		other.New += e.New
		v.out.Edits[j] = other
		return
	}
	v.out.Edits = append(v.out.Edits, e)
}

// stop returns a fragment with a tab stop.
func stop(before, s, after string, choices ...string) syntax.Fragment {
	span := text.Span{Start: len(before), End: len(before) + len(s)}
	return syntax.Fragment{New: before + s + after, Stops: []text.Stop{{Span: span, Choices: choices}}}
}

// counterpart returns the name in form of the property that is called name in the other form, empty if there is none.
func counterpart(name string, form catalog.Form) string {
	for _, pair := range counterparts {
		if pair[1-form] == name {
			return pair[form]
		}
	}
	return ""
}

// index returns the index of a property.
func (c *Connector) index(it syntax.Item) int {
	return slices.IndexFunc(c.members, func(o syntax.Item) bool { return o.Span() == it.Span() })
}

// blank reports whether v is missing, null or empty.
func blank(v syntax.Value) bool {
	switch v.Kind() {
	case syntax.Missing, syntax.Null:
		return true
	case syntax.String:
		s, _ := v.Str()
		return strings.TrimSpace(s) == ""
	case syntax.Object, syntax.Array:
		return v.Len() == 0
	}
	return false
}

// same reports whether two values have the same text.
func same(a, b syntax.Value) bool { return a.Raw() == b.Raw() }

// title returns a connection name from which Sigma would derive the link name: its words, capitalized.
func title(linkName string) string {
	words := strings.FieldsFunc(linkName, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	s := strings.Join(words, " ")
	return strings.TrimSpace(s[:min(len(s), 50)])
}
