package catalog

import (
	"slices"
	"strconv"
	"strings"
)

// service decodes a file of data/services. base is the zero Service or the one that it extends.
func (d *decoder) service(v value, base Service, shared *catalogue) Service {
	s := base
	// Decode these first, since other fields depend on them.
	d.object(v, func(name string, v value) {
		switch name {
		case "sources":
			s.Sources = d.sourceList(v)
		case "zetRules":
			s.ZetRules = d.boolean(v)
		}
	})
	d.usual, d.noRules = s.Sources, !s.ZetRules
	if s.Connector == nil {
		s.Connector = shared.sigma
	}
	d.object(v, func(name string, v value) {
		switch name {
		case "sources", "zetRules":
		case "like":
			s.Like = d.text(v)
		case "code":
			s.Code = d.text(v)
		case "name":
			s.Name = d.text(v)
		case "aliases":
			s.Aliases = d.texts(v)
		case "dialect":
			s.Dialect = Dialect(d.text(v))
		case "doc":
			s.Doc = d.text(v)
		case "zetService":
			s.ZetService = d.boolean(v)
		case "keys":
			s.Keys = d.keys(v, shared.topLevel)
		case "starterWidget":
			s.StarterWidget = d.texts(v)
		case "starter":
			s.Starter = d.texts(v)
		case "advanced":
			s.Advanced = d.texts(v)
		case "connections":
			s.ConnectionKeys = d.texts(v)
		case "sdk":
			sdk, ok := shared.sdks[d.text(v)]
			if !ok {
				d.fail("SDK %q is not in sdks.json", d.text(v))
			}
			s.SDK = sdk
		case "linkNameOptional":
			s.LinkNameOptional = d.boolean(v)
		case "maxConnectors":
			s.MaxConnectors = d.number(v)
		case "connector":
			s.Connector = d.overlay(v, shared.sigma)
		case "widgetPath":
			s.WidgetPath = d.text(v)
		case "maxWidgets":
			s.MaxWidgets = d.number(v)
		case "widget":
			s.Widget = d.keys(v, shared.widget)
		case "locations":
			s.Locations = d.locations(v)
		case "locationsClosed":
			s.LocationsBy = d.grade(v)
		case "config":
			s.Config = d.config(v, shared)
		case "files":
			s.Files = d.texts(v)
		case "resources":
			s.ResourcesBy = d.grade(v)
		case "maxFileName":
			s.MaxFileName = d.number(v)
		default:
			d.unknown("a service", name)
		}
	})
	if s.Dialect == Finance {
		s.Connector = shared.used
	}
	s.limits()
	s.icons()
	s.ConnectorRequired = nil
	for _, k := range s.Connector {
		if k.RequiredBy == Zet {
			s.ConnectorRequired = append(s.ConnectorRequired, k.Name)
		}
	}
	return s
}

func (d *decoder) locations(v value) []Location {
	list := []Location{}
	d.array(v, func(v value) {
		l := Location{Sources: d.usual}
		var modules []string
		d.object(v, func(name string, v value) {
			switch name {
			case "name":
				l.Name = d.text(v)
			case "placeholder":
				l.Placeholder = d.text(v)
			case "modules":
				modules = d.texts(v)
			case "page":
				l.Page = d.text(v)
			case "doc":
				l.Doc = d.text(v)
			case "icon":
				l.IconBy = d.grade(v)
			case "once":
				l.OnceBy = d.grade(v)
			case "countkey":
				l.CountKey = d.boolean(v)
			case "sources":
				l.Sources = d.sourceList(v)
			default:
				d.unknown("a location", name)
			}
		})
		l.Grade = strongest(l.Sources)
		for _, module := range modules {
			list = append(list, l.of(module))
		}
		list = append(list, l)
	})
	return list
}

// of returns the location l for one module, which replaces the placeholder.
func (l Location) of(module string) Location {
	l.Name = strings.ReplaceAll(l.Name, l.Placeholder, module)
	l.Doc = strings.ReplaceAll(l.Doc, l.Placeholder, module)
	l.Placeholder = ""
	return l
}

func (d *decoder) config(v value, shared *catalogue) Config {
	c := Config{TypeKey: "type"}
	d.object(v, func(name string, v value) {
		switch name {
		case "keys":
			c.Keys = d.keys(v, shared.config)
		case "max":
			c.Max = d.number(v)
		case "typeKey":
			c.TypeKey = d.text(v)
		case "closed":
			c.ClosedBy = d.grade(v)
		case "whenUserDefined":
			c.WhenUserDefined = d.texts(v)
		case "together":
			c.Together = d.texts(v)
		default:
			d.unknown("config", name)
		}
	})
	for i, k := range c.Keys {
		switch {
		case slices.Contains(c.WhenUserDefined, k.Name):
			c.Keys[i].RequiredIf = Condition{Key: "userdefined", Values: []string{"true"}, By: Zet}
		case slices.Contains(c.Together, k.Name):
			c.Keys[i].RequiredIf = Condition{Any: c.Together, By: Zet}
		}
	}
	return c
}

// limits copies the numbers of entries to the properties that hold them.
func (s *Service) limits() {
	for i := range s.Keys {
		k := &s.Keys[i]
		switch {
		case k.Name == "config" && s.Config.Max > 0:
			k.Max, k.MaxBy = s.Config.Max, Zet
		case k.Name == "connectors" && s.MaxConnectors > 0:
			k.Max, k.MaxBy = s.MaxConnectors, Zet
		}
	}
}

// icons makes the icon of a widget required at the locations that require one.
func (s *Service) icons() {
	i, at := IndexKey(s.Widget, "icon"), IndexKey(s.Widget, "location")
	if i < 0 || at < 0 || s.Widget[i].Required {
		return
	}
	c := Condition{Key: "location"}
	for _, l := range s.Locations {
		if l.IconBy != 0 {
			c.Values, c.By = append(c.Values, strconv.Quote(l.Name)), l.IconBy
		}
	}
	if c.By != 0 {
		s.Widget = slices.Clone(s.Widget)
		s.Widget[i].RequiredIf = c
	}
}
