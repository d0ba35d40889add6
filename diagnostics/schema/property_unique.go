package schema

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var propertyUnique = &rule.Rule{
	Code:     "property-unique",
	Severity: rule.Error,
	Summary:  "A value occurs twice, but must be unique.",
	Why:      "Names identify widgets, parameters and resources. Zoho's toolkit ignores white space around a name. A repeated item of a list has no effect.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}, {"name": "Greeting", "type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}, {"name": "farewell", "type": "string"}]}`,
	Fix:      "Removes the repeated item, or numbers the name.",
	Source:   rule.Toolkit,
	Unique:   &rule.Uniqueness{In: []manifest.Place{manifest.InWidgets, manifest.InConfig, manifest.InConnectors}, Of: uniqueName, Report: reportSameName},
}

// uniqueKey returns the property of the entries of a place that must be unique, nil if there is none. Names of
// connections and locations of widgets have named rules.
func uniqueKey(s *catalog.Service, place manifest.Place) *catalog.Key {
	var k *catalog.Key
	switch place {
	case manifest.InWidgets:
		k = rule.NameKey(s)
	case manifest.InConfig:
		k = rule.FindKey(s.Config.Keys, "name")
	default:
		k = rule.FindKey(s.Connector, "serviceName")
	}
	if k == nil || k.UniqueBy == 0 {
		return nil
	}
	return k
}

// uniqueName returns the name of an entry, after its place, and the value that it is.
func uniqueName(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) {
	k := uniqueKey(e.Service, e.Place)
	if k == nil {
		return "", syntax.Value{}
	}
	it, _ := e.Member(k.Name)
	name, ok := rule.Literal(it.Value())
	name = strings.TrimSpace(name)
	if _, refused := catalog.FindValue(k.Refused, name); !ok || name == "" || refused {
		return "", syntax.Value{}
	}
	if k.UniqueFold {
		name = strings.ToLower(name)
	}
	return e.Place.Key() + ":" + name, it.Value()
}

// reportSameName reports an entry that has the name of another.
func reportSameName(p *rule.Pass, _ string, first, t rule.Occurrence) {
	if t.Place == manifest.InConnectors && rule.SameItems(first, t) {
		return // link-name-duplicate removes it
	}
	s := &p.Model.Service
	k := uniqueKey(s, t.Place)
	e := p.Model.Entry(t.Place, t.Item)
	it, _ := e.Member(k.Name)
	name, _ := rule.Content(it.Value())
	d := p.Report(t.At, "%s %s is already used", (&subject{key: k}).noun(), rule.Display(name))
	if k.UniqueBy == catalog.Documented {
		d.Message += "; " + rule.Authority(s, k.UniqueBy) + " requires a unique one"
	}
	d.Severity = rule.SeverityBy(k.UniqueBy)
	d.Relate(first.At, "It is first used here")
	if t.Place == manifest.InConnectors || rule.RemoveRepeated(d, first, t, "Remove the second one") {
		return
	}
	separator := " "
	if t.Place == manifest.InConfig {
		separator = ""
	}
	prefix := t.Place.Key() + ":"
	free := strings.TrimPrefix(p.Numbered(prefix+strings.TrimSpace(name)+separator), prefix)
	d.Fix(rule.ChangeTitle(free), rule.ReplaceString(it.Value(), free))
}

// checkRepeatedItems reports the items of an array that occur twice.
func checkRepeatedItems(p *rule.Pass, s *subject) {
	if !s.key.ItemsUnique || s.named("unique") {
		return
	}
	p.Rule = propertyUnique
	if s.key.Item == catalog.URL {
		reportRepeatedDomains(p, rule.Domains{Value: s.value, Key: s.key}, s.key.ItemTitle)
		return
	}
	first := map[string]text.Span{}
	index := -1
	for it := range s.value.Items() {
		index++
		item, ok := rule.Literal(it.Value())
		if !ok || rule.Blank(it.Value()) {
			continue
		}
		at, repeated := first[item]
		if !repeated {
			first[item] = it.Value().Span()
			continue
		}
		noun := (&subject{key: s.key, isItem: true}).noun()
		d := p.Report(it.Value().Span(), "%s %s is already listed", noun, rule.Display(item))
		d.Severity = rule.Warning
		d.Unnecessary = true
		d.Relate(at, rule.Display(item)+" is first listed here")
		d.FixSurely("Remove the second "+rule.Display(item), s.value.Remove(index))
	}
}

// reportRepeatedDomains reports the domains of a list that occur before in it, be they written in another way.
func reportRepeatedDomains(p *rule.Pass, list rule.Domains, noun string) {
	rejected := reportRepeatedItems(p, list, noun)
	first := map[string]rule.Domain{}
	list.Each(func(d rule.Domain) {
		key := d.URL.Href(false)
		before, repeated := first[key]
		switch {
		case rejected[d.Index()]:
		case !repeated:
			first[key] = d
		default:
			found := p.Report(d.Span(0, len(d.Name)), "%s %s is already listed", noun, rule.Display(d.Name))
			found.Severity = rule.Warning
			found.Unnecessary = true
			found.Relate(before.Span(0, len(before.Name)), rule.Display(before.Name)+" is first listed here")
			found.FixSurely("Remove the second one", d.Remove())
		}
	})
}

// reportRepeatedItems reports the items that zet rejects because they equal an earlier one, except for white space at the
// ends. It returns their indices.
func reportRepeatedItems(p *rule.Pass, list rule.Domains, noun string) map[int]bool {
	if list.Key.UniqueBy != catalog.Zet {
		return nil
	}
	first, rejected := map[string]text.Span{}, map[int]bool{}
	index := -1
	for it := range list.Value.Items() {
		index++
		content, ok := rule.Content(it.Value())
		content = strings.TrimSpace(content)
		if !ok || content == "" {
			continue
		}
		span := it.Value().Span()
		at, repeated := first[content]
		if !repeated {
			first[content] = span
			continue
		}
		rejected[index] = true
		found := p.Report(span, "%s %s is already listed", noun, rule.Display(content))
		found.Severity = rule.Error
		found.Unnecessary = true
		found.Relate(at, rule.Display(content)+" is first listed here")
		found.FixSurely("Remove the second one", list.Value.Remove(index))
	}
	return rejected
}

// uniqueValue is a value that must be unique, and the item that has it.
type uniqueValue struct {
	value syntax.Value
	item  syntax.Value // the object, an item of list
	list  syntax.Value
	index int // of item in list
	by    catalog.Grade
}

// checkUniqueProperties reports the properties that must be unique among the objects of an array.
func checkUniqueProperties(p *rule.Pass, s *subject) {
	for i := range s.key.Keys {
		k := &s.key.Keys[i]
		if k.UniqueBy == 0 || k.UniqueGroup != "" {
			continue
		}
		p.Rule = propertyUnique
		first := map[string]uniqueValue{}
		index := -1
		for it := range s.value.Items() {
			index++
			m, _ := it.Value().Member(k.Name)
			if name, ok := rule.Literal(m.Value()); ok && strings.TrimSpace(name) != "" {
				compareUnique(p, k, first, strings.TrimSpace(name), uniqueValue{m.Value(), it.Value(), s.value, index, k.UniqueBy})
			}
		}
	}
}

// compareUnique reports v if it has the name of a value before it.
func compareUnique(p *rule.Pass, k *catalog.Key, first map[string]uniqueValue, name string, v uniqueValue) {
	before, repeated := first[name]
	if !repeated {
		first[name] = v
		return
	}
	noun := (&subject{key: k}).noun()
	d := p.Report(v.value.Span(), "%s %s is already used", noun, rule.Display(name))
	d.Severity = rule.SeverityBy(min(before.by, v.by))
	d.Relate(before.value.Span(), fmt.Sprintf("%s is first used here", rule.Display(name)))
	if v.list.Kind() == syntax.Array && before.list.Same(v.list) && before.item.Raw() == v.item.Raw() {
		d.FixSurely("Remove the second one", v.list.Remove(v.index))
	}
}

// checkUniqueGroups reports the properties of a document that must be unique among all of a group.
func checkUniqueGroups(p *rule.Pass, root *catalog.Key, v syntax.Value) {
	groups := map[string]map[string]uniqueValue{}
	var walk func(keys []catalog.Key, v, list syntax.Value, index int)
	walk = func(keys []catalog.Key, v, list syntax.Value, index int) {
		for it := range v.Items() {
			at := catalog.IndexKey(keys, it.Name())
			if last, _ := v.Member(it.Name()); at < 0 || last.Key() != it.Key() {
				continue
			}
			k, w := &keys[at], it.Value()
			switch {
			case k.UniqueGroup != "":
				if groups[k.UniqueGroup] == nil {
					groups[k.UniqueGroup] = map[string]uniqueValue{}
				}
				if name, ok := rule.Literal(w); ok && strings.TrimSpace(name) != "" {
					compareUnique(p, k, groups[k.UniqueGroup], name, uniqueValue{w, v, list, index, k.UniqueBy})
				}
			case w.Kind() == syntax.Object && k.Type == catalog.Object:
				walk(k.Keys, w, syntax.Value{}, 0)
			case w.Kind() == syntax.Array && k.Type == catalog.Array:
				index := -1
				for item := range w.Items() {
					index++
					if item.Value().Kind() == syntax.Object {
						walk(k.Keys, item.Value(), w, index)
					}
				}
			}
		}
	}
	p.Rule = propertyUnique
	walk(root.Keys, v, syntax.Value{}, 0)
}
