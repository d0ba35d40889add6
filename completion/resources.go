package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// resources returns the top-level properties of resources.json with one resource each, and a custom action together with
// its target. In an empty file each is the whole file.
func resources(at *cursor) []candidate {
	outside := at.Slot == manifest.Outside && at.Model.Root.Kind() == syntax.Missing
	if !outside && (len(at.Path) > 0 || !at.acceptsProperties()) {
		return nil
	}
	keys, taken := catalog.ResourceKeys(), at.taken()
	list := make([]candidate, 0, len(keys))
	for _, k := range keys {
		if taken[k.Name] {
			continue
		}
		c := candidate{label: titles[k.Name], detail: k.Name, kind: Snippet, rank: possible}
		c.aliases = []string{strings.ToLower(k.Name)}
		targets, _ := catalog.FindKey(keys, "targets")
		switch {
		case k.Name == "customActions" && !taken["targets"]:
			c.label, c.detail = "Custom action with a target", "customActions, targets"
			c.json = scaffold.ActionWithTarget(at.Model, k, targets)
		case k.Type == catalog.Array:
			c.json = scaffold.List(k.Name, scaffold.Sample(at.Model, k, at.newFiles()))
		default:
			c.json = scaffold.Named(k.Name, scaffold.Sample(at.Model, k, at.newFiles()))
		}
		if outside {
			c.json = scaffold.Object(c.json)
		}
		list = append(list, c.documented(k.Doc, k.Sources))
	}
	return list
}

// targets returns references to the targets in resources.json, for custom actions.
func targets(at *cursor) []candidate {
	if at.Slot != manifest.Content || at.name() != "targetId" {
		return nil
	}
	it, _ := at.Model.Member("targets")
	var list []candidate
	for target := range it.Value().Items() {
		name, _ := target.Value().Member("resourceName")
		s, ok := name.Value().Str()
		if !ok || s == "" {
			continue
		}
		c := textValue("{{"+s+"}}").documented(at.key.Doc, at.key.Sources)
		title, _ := target.Value().Member("targetName")
		c.detail, _ = title.Value().Str()
		c.kind, c.rank = Reference, likely
		c.aliases = []string{strings.ToLower(s)}
		list = append(list, c)
	}
	return list
}
