package manifest

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Conversion writes a connector in one of the two forms.
type Conversion struct {
	Form catalog.Form
	// Edits do not overlap. What they put in for the author to look at has tab stops.
	Edits []text.Edit
	// Dropped names the members that are taken out because the form has no key for what they say, in
	// the order of the text. A member that only repeats another one is not among them.
	Dropped []string
}

// Title says what the conversion does, and what is lost by it.
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

// counterparts are the keys that say the same in both forms, guide form first. All other keys but
// userAccess belong to one form: in the Sigma form, Sigma knows how a connection authenticates, and in the
// guide form the manifest says it.
var counterparts = [...][2]string{{"name", "connectionLinkName"}, {"scopes", "scope"}}

// Convert returns what writes the connector in form. The values stay as they are, and what the
// form cannot do without is put in: the type of the guide form, with authorizationUrl where there
// are scopes, and the connectionName of the Sigma form. Where both forms' keys say
// something different, the connector's own form is believed; a name beside a connectionLinkName becomes the
// connectionName if there is none.
//
// The result is false if there is nothing to convert or no link name to keep, or if the place has
// connectors of the other form only.
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

// converter gathers the edits of a conversion.
type converter struct {
	c     *Connector
	form  catalog.Form
	out   Conversion
	gone  []int // indices of the members to take out
	named bool  // the result has a connectionName
}

// convert deals with a member that only the other form has.
func (v *converter) convert(it syntax.Item) {
	to := counterpart(it.Name(), v.form)
	own, both := v.c.Member(to)
	switch {
	case to == "":
		v.drop(it, !blank(it.Value()))
	case !both:
		v.rename(it, to)
	case v.believes(it, own):
		v.drop(own, !blank(own.Value()) && !same(it.Value(), own.Value()))
		v.rename(it, to)
	case to == "connectionLinkName" && !v.hasName() && !blank(it.Value()) && !same(it.Value(), own.Value()):
		v.rename(it, "connectionName")
		v.named = true
	default:
		v.drop(it, !blank(it.Value()) && !same(it.Value(), own.Value()))
	}
}

// believes reports whether alien counts and not own, its counterpart in the form.
func (v *converter) believes(alien, own syntax.Item) bool {
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
	if slices.Contains(v.gone, i) {
		return
	}
	v.gone = append(v.gone, i)
	if loss {
		v.out.Dropped = append(v.out.Dropped, it.Name())
	}
}

func (v *converter) remove() {
	slices.Sort(v.gone)
	v.out.Edits = append(v.out.Edits, v.c.Value.RemoveAll(v.gone)...)
}

// complete puts in what the form cannot do without, behind member i.
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

// completeType puts in the type of authentication: OAuth if there are scopes, for nothing else has any.
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

// insertAfter makes f the member behind member i. An edit that begins at the same place takes it in:
// clients differ in what they do with two edits there.
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

// stop returns a fragment with a tab stop in it.
func stop(before, s, after string, choices ...string) syntax.Fragment {
	span := text.Span{Start: len(before), End: len(before) + len(s)}
	return syntax.Fragment{New: before + s + after, Stops: []text.Stop{{Span: span, Choices: choices}}}
}

// counterpart returns the key of form that says what name does in the other form, empty if there is none.
func counterpart(name string, form catalog.Form) string {
	for _, pair := range counterparts {
		if pair[1-form] == name {
			return pair[form]
		}
	}
	return ""
}

// index returns the index of a member.
func (c *Connector) index(it syntax.Item) int {
	return slices.IndexFunc(c.members, func(o syntax.Item) bool { return o.Span() == it.Span() })
}

// blank reports whether v says nothing.
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

// same reports whether two values are written alike.
func same(a, b syntax.Value) bool { return a.Raw() == b.Raw() }

// title returns a connection name from which Sigma would derive the link name: its words with capitals.
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
