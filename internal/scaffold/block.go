package scaffold

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Element returns a new item of the array that k describes, or the object itself, with the required properties.
func Element(m *manifest.Model, k catalog.Key) syntax.Fragment {
	return build(func(b *builder) { b.object(distinct(m, needed(k.Keys))) })
}

// Sample is [Element] with those optional properties for which the catalogue has examples.
func Sample(m *manifest.Model, k catalog.Key, files *Files) syntax.Fragment {
	return build(func(b *builder) { b.object(sampled(m, k, files)) })
}

func sampled(m *manifest.Model, k catalog.Key, files *Files) []catalog.Key {
	var list []catalog.Key
	for _, sub := range k.Keys {
		if sub.Required || sub.Example != "" {
			list = append(list, files.in(sub))
		}
	}
	return distinct(m, list)
}

// ActionWithTarget returns the properties of resources.json for a custom action and the target that it calls.
func ActionWithTarget(m *manifest.Model, actions, targets catalog.Key) syntax.Fragment {
	target, action := sampled(m, targets, nil), sampled(m, actions, nil)
	name, _ := catalog.FindKey(target, "resourceName")
	for i := range action {
		if action[i].Name == "targetId" {
			action[i].Default = Quote("{{" + unquoted(name.Default) + "}}")
		}
	}
	object := func(keys []catalog.Key) syntax.Fragment { return build(func(b *builder) { b.object(keys) }) }
	return Items(List(actions.Name, object(action)), List(targets.Name, object(target)))
}

// Listener returns the properties that make Desk call a server: the documented events of k, which is callbackListener,
// and the secret that signs the calls, if keys include it.
func Listener(k catalog.Key, keys []catalog.Key) syntax.Fragment {
	var events []catalog.Key
	for _, e := range k.Keys {
		if e.Deprecated == "" && (e.Grade == catalog.Documented || k.Grade != catalog.Documented) {
			events = append(events, e)
		}
	}
	members := []syntax.Fragment{Named(k.Name, build(func(b *builder) { b.object(events) }))}
	if secret, ok := catalog.FindKey(keys, "secret"); ok {
		secret.Required = true
		members = append(members, Named(secret.Name, build(func(b *builder) { b.fill(secret) })))
	}
	return Items(members...)
}
