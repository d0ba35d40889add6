package completion

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// blocks returns properties with a template of their value: widgets, and the callback listener of Zoho Desk.
func blocks(at *cursor) []candidate {
	widgets := at.Model.Service.WidgetPath
	nested := strings.HasPrefix(widgets, "modules.")
	if at.Slot == manifest.Content && len(at.Path) == 1 && at.name() == "modules" && nested && at.empty() {
		return []candidate{block(at.key, scaffold.Object(at.newWidgets()))}
	}
	if !at.acceptsProperties() {
		return nil
	}
	taken := at.taken()
	var list []candidate
	for _, k := range at.keys {
		if taken[k.Name] {
			continue
		}
		switch name := strings.Join(append(slices.Clone(at.Path), k.Name), "."); {
		case name == widgets:
			list = append(list, block(k, at.newWidgets()))
		case name == "modules" && nested:
			list = append(list, block(k, scaffold.Named(k.Name, scaffold.Object(at.newWidgets()))))
		case name == "callbackListener":
			others := slices.DeleteFunc(slices.Clone(at.keys), func(k catalog.Key) bool { return taken[k.Name] })
			list = append(list, block(k, scaffold.Listener(k, others)))
		}
	}
	return list
}

// block returns the candidate for f, a template of k.
func block(k catalog.Key, f syntax.Fragment) candidate {
	c := candidate{label: k.Name + " …", detail: "template", kind: Snippet, rank: possible, json: f}
	return c.documented(k.Doc, k.Sources)
}

// newWidgets returns the property widgets with a new widget.
func (at *cursor) newWidgets() syntax.Fragment {
	return scaffold.List("widgets", scaffold.NewWidget(at.Model, at.newFiles()))
}

// acceptsProperties reports whether several properties can be inserted at once.
func (at *cursor) acceptsProperties() bool {
	return at.Slot == manifest.Name && !at.colonFollows() && (!at.HasItem || at.Item.Value().Kind() == syntax.Missing)
}

// empty reports whether there is no value at the Content slot yet.
func (at *cursor) empty() bool { return !at.HasItem || at.Item.Value().Kind() == syntax.Missing }
