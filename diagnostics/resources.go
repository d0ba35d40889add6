package diagnostics

import (
	"fmt"
	"iter"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// withResources begins the examples of the rules about resources.json: a Desk extension.
const withResources = "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/img/logo.png --\n-- resources.json --\n"

// hasResources reports whether the extensions of a service have a resources.json.
func hasResources(s *catalog.Service) bool { return s.ResourcesBy != 0 }

// resource is a value of resources.json that the catalogue knows: all of it, a member or an item of an
// array.
type resource struct {
	key   catalog.Key // of the array for an item; for all of it one without a name
	value syntax.Value
	item  bool
	of    *resource // the object or array that the value is in, nil for all of the file
	index int       // of the value there
}

// resources yields what the catalogue knows of a resources.json, objects before what is in them. It does
// not go into what is of a wrong type, nor into members that a later one of the same name outdoes.
func resources(m *manifest.Model) iter.Seq[resource] {
	return func(yield func(resource) bool) {
		all := resource{key: catalog.Key{Type: catalog.Object, Keys: catalog.ResourceKeys()}, value: m.Root}
		all.walk(yield)
	}
}

// walk yields r and what is in it, and reports whether to go on.
func (r resource) walk(yield func(resource) bool) bool {
	if !yield(r) {
		return false
	}
	if keys, ok := r.object(); ok {
		i := -1
		for it := range r.value.Items() {
			i++
			k, known := catalog.FindKey(keys, it.Name())
			last, _ := r.value.Member(it.Name())
			if !known || !finished(it) || last.Key() != it.Key() {
				continue
			}
			if !(resource{key: k, value: it.Value(), of: &r, index: i}).walk(yield) {
				return false
			}
		}
	}
	if r.value.Kind() == syntax.Array && r.wants() == catalog.Array {
		for i := range r.value.Len() {
			it := r.value.Item(i)
			if it.Value().Kind() == syntax.Missing {
				continue
			}
			if !(resource{key: r.key, value: it.Value(), item: true, of: &r, index: i}).walk(yield) {
				return false
			}
		}
	}
	return true
}

// wants returns the type that the value has to be of.
func (r resource) wants() catalog.Type {
	if r.item {
		return r.key.Item
	}
	return r.key.Type
}

// object returns the keys of the object that r is, and whether it is one whose keys are known.
func (r resource) object() ([]catalog.Key, bool) {
	return r.key.Keys, r.value.Kind() == syntax.Object && r.wants() == catalog.Object && len(r.key.Keys) > 0
}

// text returns the string that r is, unless it is still being typed, or something is put into it
// elsewhere.
func (r resource) text() (string, bool) {
	s, ok := content(r.value)
	return s, ok && r.wants().JSON() == catalog.String && !isTemplate(s)
}

// title is what a message calls r.
func (r resource) title() string {
	switch {
	case r.key.Name == "":
		return "File resources.json"
	case r.item:
		return fmt.Sprintf("Item of %q", r.key.Name)
	}
	return fmt.Sprintf("Property %q", r.key.Name)
}

// remove returns the edit that takes the member or item r out.
func (r resource) remove() text.Edit { return r.of.value.Remove(r.index) }

// ofResources makes the look of a rule at resources.json of a look at each value in it.
func ofResources(check func(*Pass, resource)) map[manifest.Kind]func(*Pass, *manifest.Model) {
	return map[manifest.Kind]func(*Pass, *manifest.Model){
		manifest.Resources: func(p *Pass, m *manifest.Model) {
			for r := range resources(m) {
				check(p, r)
			}
		},
	}
}
