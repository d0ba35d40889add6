package schema

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// subject is a value of a document together with the description of its property.
type subject struct {
	key    *catalog.Key // of the property; for an item, of the property with the array
	value  syntax.Value
	isItem bool
	in     syntax.Value // the object or array that contains value
	index  int          // in that object or array
	owner  *object      // the closest object around value whose properties are described; nil for a document
}

// wants returns the type that the value must have.
func (s *subject) wants() catalog.Type {
	if s.isItem {
		return s.key.Item
	}
	return s.key.Type
}

// noun returns what a message calls the value: Widget name, CSP domain.
func (s *subject) noun() string {
	title := s.key.Title
	if s.isItem {
		title = s.key.ItemTitle
	}
	switch {
	case title != "":
		return title
	case s.isItem:
		return "Item of " + rule.QuoteRaw(s.key.Name)
	}
	return "Property " + rule.QuoteRaw(s.key.Name)
}

// hint returns the requirement of a facet in the words of the catalogue, or the given words.
func (s *subject) hint(facet, words string) string {
	if hint := s.key.Hints[facet]; hint != "" {
		return hint
	}
	return words
}

// named reports whether a named rule checks a facet.
func (s *subject) named(facet string) bool { return slices.Contains(s.key.Named, facet) }

// text returns the string that the value is, unless it is unfinished or a placeholder.
func (s *subject) text() (string, bool) {
	content, ok := rule.Literal(s.value)
	return content, ok && s.wants().JSON() != catalog.Object
}

// severity returns the severity of a violation of a requirement of that grade. It is a warning at most if the property is
// required only under a condition that does not hold.
func (s *subject) severity(by catalog.Grade) rule.Severity {
	if !s.isItem && s.owner != nil && s.key.Conditional() && s.owner.requiredBy(s.key) == 0 {
		return rule.Warning
	}
	return rule.Rejection(by)
}

// typeBy returns who rejects a value of a wrong type or format.
func (s *subject) typeBy() catalog.Grade {
	switch {
	case s.isItem && s.key.ItemTypeBy != 0:
		return s.key.ItemTypeBy
	case !s.isItem && s.value.Kind() == syntax.Null && s.key.NullBy != 0:
		return s.key.NullBy
	case !s.isItem && s.key.TypeBy != 0:
		return s.key.TypeBy
	}
	if s.owner != nil && !s.isItem && s.wants() == catalog.Image {
		return s.owner.requiredBy(s.key) // it is checked where it is required
	}
	return s.key.ClosedBy
}

// remove returns the edit that removes the property or item.
func (s *subject) remove() text.Edit { return s.in.Remove(s.index) }

// report reports the value for a rule.
func (s *subject) report(p *rule.Pass, span text.Span, by catalog.Grade, format string, args ...any) *rule.Diagnostic {
	d := p.Report(span, format, args...)
	d.Severity = s.severity(by)
	return d
}

// object is an object whose properties are described.
type object struct {
	value   syntax.Value
	keys    []catalog.Key
	place   rule.KnownProperties
	service *catalog.Service
	isItem  bool
	isMap   bool // names of properties are free; the first key describes each
	members []syntax.Item
	names   []string // of members
}

// member returns the last property of that name, which is the one that counts.
func (o *object) member(name string) (syntax.Item, bool) {
	for i, n := range slices.Backward(o.names) {
		if n == name {
			return o.members[i], true
		}
	}
	return syntax.Item{}, false
}

// index returns the index among keys of the description of member i, or -1.
func (o *object) index(i int) int {
	if at := catalog.IndexKey(o.keys, o.names[i]); at >= 0 || !o.isMap {
		return at
	}
	return 0
}

// last reports whether member i is the last one of its name.
func (o *object) last(i int) bool { return !slices.Contains(o.names[i+1:], o.names[i]) }

// requiredBy returns who requires the property k in this object; zero if it is optional.
func (o *object) requiredBy(k *catalog.Key) catalog.Grade {
	switch {
	case k.RequiredBy != 0:
		return k.RequiredBy
	case o.holds(&k.RequiredIf):
		return k.RequiredIf.By
	}
	return 0
}

// holds reports whether a condition is true of this object.
func (o *object) holds(c *catalog.Condition) bool {
	for _, name := range c.Any {
		if _, ok := o.member(name); ok {
			return true
		}
	}
	if c.Key == "" {
		return false
	}
	it, ok := o.member(c.Key)
	switch {
	case !ok:
		return false
	case c.Type != "":
		return rule.IsOf(it.Value(), c.Type)
	case len(c.Values) > 0:
		return slices.Contains(c.Values, plainRaw(it.Value()))
	case c.At:
		return rule.Truthy(it.Value()) && rule.IsFinishedProperty(it)
	}
	return true
}

// plainRaw returns v as JSON without escape sequences that are not needed, so that equal strings are equal.
func plainRaw(v syntax.Value) string {
	if s, ok := rule.Content(v); ok {
		return rule.QuoteRaw(s)
	}
	return v.Raw()
}

// occasion describes, as the end of a message, when a property is required; it is empty if it always is.
func (o *object) occasion(k *catalog.Key) string {
	c := &k.RequiredIf
	switch {
	case k.RequiredBy != 0 || c.By == 0:
		return ""
	case len(c.Any) > 0:
		for _, name := range o.names {
			if slices.Contains(c.Any, name) {
				return " together with " + rule.QuoteRaw(name)
			}
		}
		return ""
	case len(c.Values) > 0:
		it, _ := o.member(c.Key)
		return " when " + rule.QuoteRaw(c.Key) + " is " + it.Value().Raw()
	}
	return " together with " + rule.QuoteRaw(c.Key)
}

// asker returns who requires something, as the subject of a sentence.
func (o *object) asker(by catalog.Grade) string {
	if o.service == nil || o.service.Name == "" {
		return "this program"
	}
	return rule.Authority(o.service, by)
}
