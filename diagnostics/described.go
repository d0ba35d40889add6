package diagnostics

import (
	"fmt"
	"iter"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// withResources begins the examples of the rules about resources.json: a Desk extension.
const withResources = "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/img/logo.png --\n-- resources.json --\n"

// hasResources reports whether the extensions of a service have a resources.json.
func hasResources(s *catalog.Service) bool { return s.ResourcesBy != 0 }

// described is a value of a file beside the manifest of which it is known what it should be: all of the
// file, a member or an item of an array.
type described struct {
	key   catalog.Key // of the array for an item; for all of the file one without a name
	value syntax.Value
	item  bool
	of    *described // the object or array that the value is in, nil for all of the file
	index int        // of the value there
	file  string     // the name of the file, if the value is all of it
}

// values yields the values of a file that are described by keys, objects before what is in them. It does
// not go into what is of a wrong type, nor into members that a later one of the same name outdoes.
func values(m *manifest.Model, keys []catalog.Key) iter.Seq[described] {
	return func(yield func(described) bool) {
		all := described{file: fileNames[m.Kind], key: catalog.Key{Type: catalog.Object, Keys: keys}, value: m.Root}
		all.walk(yield)
	}
}

var fileNames = [...]string{
	manifest.Manifest: project.Manifest, manifest.Resources: project.Resources, manifest.Configuration: project.Configuration,
}

// walk yields r and what is in it, and reports whether to go on.
func (r described) walk(yield func(described) bool) bool {
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
			if !(described{key: k, value: it.Value(), of: &r, index: i}).walk(yield) {
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
			if !(described{key: r.key, value: it.Value(), item: true, of: &r, index: i}).walk(yield) {
				return false
			}
		}
	}
	return true
}

// wants returns the type that the value has to be of.
func (r described) wants() catalog.Type {
	if r.item {
		return r.key.Item
	}
	return r.key.Type
}

// object returns the keys of the object that r is, and whether it is one whose keys are known.
func (r described) object() ([]catalog.Key, bool) {
	return r.key.Keys, r.value.Kind() == syntax.Object && r.wants() == catalog.Object && len(r.key.Keys) > 0
}

// text returns the string that r is, unless it is still being typed, or something is put into it
// elsewhere.
func (r described) text() (string, bool) {
	s, ok := content(r.value)
	return s, ok && r.wants().JSON() == catalog.String && !isTemplate(s)
}

// title is what a message calls r.
func (r described) title() string {
	switch {
	case r.key.Name == "":
		return "File " + r.file
	case r.item:
		return fmt.Sprintf("Item of %q", r.key.Name)
	}
	return fmt.Sprintf("Property %q", r.key.Name)
}

// remove returns the edit that takes the member or item r out.
func (r described) remove() text.Edit { return r.of.value.Remove(r.index) }

// ofResources makes the look of a rule at resources.json of a look at each value in it.
func ofResources(check func(*Pass, described)) map[manifest.Kind]func(*Pass, *manifest.Model) {
	return map[manifest.Kind]func(*Pass, *manifest.Model){
		manifest.Resources: func(p *Pass, m *manifest.Model) {
			for r := range values(m, catalog.ResourceKeys()) {
				check(p, r)
			}
		},
	}
}

// ofConfiguration does the same for this program's configuration.
func ofConfiguration(check func(*Pass, described)) map[manifest.Kind]func(*Pass, *manifest.Model) {
	return map[manifest.Kind]func(*Pass, *manifest.Model){
		manifest.Configuration: func(p *Pass, m *manifest.Model) {
			for r := range values(m, config.Keys(p.codes)) {
				check(p, r)
			}
		},
	}
}
