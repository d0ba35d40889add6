package catalog

func (d *decoder) authTypes(v value) []AuthType {
	list := []AuthType{}
	d.array(v, func(v value) {
		a := AuthType{Sources: d.usual}
		d.object(v, func(name string, v value) {
			switch name {
			case "name":
				a.Name = d.text(v)
			case "doc":
				a.Doc = d.text(v)
			case "aliases":
				a.Aliases = d.texts(v)
			case "required":
				a.Required = d.texts(v)
			case "together":
				a.Together = d.texts(v)
			case "optional":
				a.Optional = d.texts(v)
			case "sources":
				a.Sources = d.sourceList(v)
			default:
				d.unknown("an auth type", name)
			}
		})
		list = append(list, a)
	})
	return list
}

func (d *decoder) connectionServices(v value) []ConnectionService {
	list := []ConnectionService{}
	d.array(v, func(v value) {
		c := ConnectionService{Sources: d.usual}
		d.object(v, func(name string, v value) {
			switch name {
			case "name":
				c.Name = d.text(v)
			case "title":
				c.Title = d.text(v)
			case "doc":
				c.Doc = d.text(v)
			case "products":
				c.Products = d.texts(v)
			case "allZoho":
				c.AllZoho = d.boolean(v)
			case "sources":
				c.Sources = d.sourceList(v)
			default:
				d.unknown("a connection service", name)
			}
		})
		c.Grade = strongest(c.Sources)
		list = append(list, c)
	})
	return list
}

// misnomers decodes misnomers.json, in which each entry has all spellings of one mistake.
func (d *decoder) misnomers(v value) []Misnomer {
	list := []Misnomer{}
	d.array(v, func(v value) {
		var m Misnomer
		var typed []string
		d.object(v, func(name string, v value) {
			switch name {
			case "typed":
				typed = d.texts(v)
			case "at":
				m.At = Place(d.text(v))
			case "services":
				m.Services = d.texts(v)
			case "meant":
				m.Meant = d.text(v)
			case "meantAt":
				m.MeantAt = Place(d.text(v))
			case "doc":
				m.Doc = d.text(v)
			default:
				d.unknown("a misnomer", name)
			}
		})
		if m.MeantAt == "" {
			m.MeantAt = m.At
		}
		for _, m.Typed = range typed {
			list = append(list, m)
		}
	})
	return list
}

// sourceTable decodes sources.json.
func (d *decoder) sourceTable(v value) map[string]Source {
	table := map[string]Source{}
	d.object(v, func(id string, v value) {
		var s Source
		d.object(v, func(name string, v value) {
			switch name {
			case "title":
				s.Title = d.text(v)
			case "url":
				s.URL = d.text(v)
			case "grade":
				s.Grade = d.grade(v)
			default:
				d.unknown("a source", name)
			}
		})
		if _, twice := table[id]; twice {
			d.fail("duplicate source %q", id)
		}
		table[id] = s
	})
	return table
}

// common decodes common.json.
func (d *decoder) common(v value) *catalogue {
	c := &catalogue{}
	var authorisation, used value
	d.object(v, func(name string, v value) {
		switch name {
		case "topLevel":
			c.topLevel = d.keys(v, nil)
		case "widget":
			c.widget = d.keys(v, nil)
		case "config":
			c.config = d.keys(v, nil)
		case "guideConnector":
			c.guide = d.keys(v, nil)
		case "sigmaConnector":
			c.sigma = d.keys(v, nil)
		case "authorisation":
			authorisation = v
		case "usedConnection":
			used = v
		case "authTypes":
			c.authTypes = d.authTypes(v)
		case "keyLocations":
			c.keyLocations = d.values(v)
		case "locales":
			c.locales = d.values(v)
		case "connectionServices":
			c.connectionServices = d.connectionServices(v)
		case "recognising":
			c.recognising = d.texts(v)
		default:
			d.unknown("common.json", name)
		}
	})
	c.authorisation = d.keys(authorisation, c.sigma)
	c.used = d.overlay(used, c.sigma)
	allow(c.topLevel, "locale", c.locales)
	allow(c.topLevel, "defaultLocale", c.locales)
	allow(c.guide, "keyLocation", c.keyLocations)
	var types []Value
	for _, a := range c.authTypes {
		types = append(types, Value{Name: a.Name, Doc: a.Doc, Aliases: a.Aliases})
	}
	allow(c.guide, "type", types)
	return c
}

// allow sets the allowed values of the property called name.
func allow(keys []Key, name string, values []Value) {
	for i := range keys {
		if keys[i].Name == name {
			keys[i].Allowed = values
		}
	}
}
