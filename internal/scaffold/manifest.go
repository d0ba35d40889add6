package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Manifest returns a manifest for service: the properties of a new one that a beginner needs, in the documented order,
// with one widget if the manifest declares widgets.
func Manifest(service catalog.Service) syntax.Fragment {
	return manifestWith(service, widgetKeys(service))
}

// manifestWith returns a manifest whose widget has the given properties.
func manifestWith(service catalog.Service, widget []catalog.Key) syntax.Fragment {
	return build(func(b *builder) {
		var members []syntax.Fragment
		for _, name := range service.Starter {
			if k, ok := catalog.FindKey(service.Keys, name); ok && !slices.Contains(service.Advanced, name) {
				members = append(members, starter(k, service, widget))
			}
		}
		b.list("{}", len(members), func(i int) { b.fragment(members[i]) })
	})
}

// Starter returns the property that [Manifest] has for k, a top-level property of service.
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

// Widget returns a widget of service with the required properties.
func Widget(service catalog.Service) syntax.Fragment {
	return build(func(b *builder) { b.object(widgetKeys(service)) })
}

// prepared returns k with a widget of the given properties in it if it contains the widgets of service.
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

// asRequired returns keys with all properties marked as required.
func asRequired(keys []catalog.Key) []catalog.Key {
	keys = slices.Clone(keys)
	for i := range keys {
		keys[i].Required = true
	}
	return keys
}

// widgetKeys returns the required properties of a widget of service and those that every useful widget has, with the
// locations as allowed values.
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

// Locations returns the locations without a placeholder that zet does not reject, those that require no icon first.
func Locations(service catalog.Service) []catalog.Value {
	var plain, iconic []catalog.Value
	for _, l := range service.Locations {
		v := catalog.Value{Name: l.Name, Doc: l.Doc}
		switch {
		case l.Placeholder != "" || l.Grade == catalog.Seen || service.ZetLacks(l):
		case l.IconBy != 0:
			iconic = append(iconic, v)
		default:
			plain = append(plain, v)
		}
	}
	return append(plain, iconic...)
}
