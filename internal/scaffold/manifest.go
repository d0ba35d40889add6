package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Manifest returns a whole manifest for service: the keys that a new one has, in the documented
// order, with one widget where the manifest declares widgets.
func Manifest(service catalog.Service) syntax.Fragment {
	return manifestWith(service, widgetKeys(service))
}

// manifestWith returns a whole manifest whose widget has the given keys.
func manifestWith(service catalog.Service, widget []catalog.Key) syntax.Fragment {
	return build(func(b *builder) {
		var members []syntax.Fragment
		for _, name := range service.Starter {
			if k, ok := catalog.FindKey(service.Keys, name); ok {
				members = append(members, starter(k, service, widget))
			}
		}
		b.list("{}", len(members), func(i int) { b.fragment(members[i]) })
	})
}

// Starter returns the member that [Manifest] has for k, a top-level key of service.
func Starter(k catalog.Key, service catalog.Service) syntax.Fragment {
	return starter(k, service, widgetKeys(service))
}

func starter(k catalog.Key, service catalog.Service, widget []catalog.Key) syntax.Fragment {
	k = prepared(k, service, widget)
	return Named(k.Name, build(func(b *builder) {
		if k.Name == "service" {
			b.put(Quote(service.Code))
			return
		}
		b.fill(k)
	}))
}

// Widget returns a widget of service with the keys that it must have.
func Widget(service catalog.Service) syntax.Fragment {
	return build(func(b *builder) { b.object(widgetKeys(service)) })
}

// prepared returns k with a widget in it that has the given keys, if it is where the widgets of service
// stand.
func prepared(k catalog.Key, service catalog.Service, widget []catalog.Key) catalog.Key {
	switch service.WidgetPath {
	case k.Name:
	case k.Name + ".widgets":
		k.Default = ""
		k.Keys = slices.Clone(k.Keys)
		k.Keys = slices.DeleteFunc(k.Keys, func(sub catalog.Key) bool { return sub.Name != "widgets" })
		for i := range k.Keys {
			k.Keys[i].Required = true
			k.Keys[i].Keys, k.Keys[i].Min = asRequired(widget), 1
		}
		return k
	default:
		return k
	}
	k.Keys, k.Min = asRequired(widget), 1
	return k
}

// asRequired returns keys as ones that must be there.
func asRequired(keys []catalog.Key) []catalog.Key {
	keys = slices.Clone(keys)
	for i := range keys {
		keys[i].Required = true
	}
	return keys
}

// widgetKeys returns the keys that a widget of service must have, and those without which no widget
// makes sense, with the locations among their values.
func widgetKeys(service catalog.Service) []catalog.Key {
	locations := Locations(service)
	var list []catalog.Key
	for _, k := range service.Widget {
		switch k.Name {
		case "location", "locations":
			k.Allowed = locations
			if !k.Required && len(locations) == 0 {
				continue
			}
		case "name", "url":
		default:
			if !k.Required {
				continue
			}
		}
		k.Required = true // in every scaffold
		list = append(list, k)
	}
	return list
}

// Locations returns the locations that need nothing to be filled in, those that ask for no
// icon first.
func Locations(service catalog.Service) []catalog.Value {
	var plain, iconic []catalog.Value
	for _, l := range service.Locations {
		v := catalog.Value{Name: l.Name, Doc: l.Doc}
		switch {
		case l.Placeholder != "" || l.Grade == catalog.Seen:
		case l.IconBy != 0:
			iconic = append(iconic, v)
		default:
			plain = append(plain, v)
		}
	}
	return append(plain, iconic...)
}
