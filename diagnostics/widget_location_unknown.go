package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var widgetLocationUnknown = &Rule{
	Code:     "widget-location-unknown",
	Severity: Error,
	Summary:  "A product does not have the location of a widget.",
	Why: "A widget at a location that does not exist is shown nowhere. The toolkit rejects unknown locations for Projects, Mail, Qntrl, Show and ServiceDesk Plus. " +
		"For other services it is a warning, and where the documentation may have gaps no more than information, unless another location is meant.",
	Bad:    `{"service": "WRITER", "modules": {"widgets": [{"name": "Panel", "location": "writer.extensions.", "url": "/app/widget.html"}]}}`,
	Good:   `{"service": "WRITER", "modules": {"widgets": [{"name": "Panel", "location": "writer.extensions", "url": "/app/widget.html"}]}}`,
	Fix:    "Replaces it by the location that is meant.",
	Source: toolkit,
	only:   hasLocations,
	widget: func(p *Pass, e *manifest.Entry) {
		for name, v := range locationsOf(e) {
			checkLocation(p, e.Service, name, v)
		}
	},
}

func checkLocation(p *Pass, s *catalog.Service, name string, v syntax.Value) {
	l, known := s.Location(name)
	switch {
	case known && l.Placeholder != "":
		checkCustomModule(p, s, l, name, v)
	case known && s.LocationsBy == catalog.Zet && !knownToZet(l):
		p.Report(v.Span(), "Location %s is not in the list of the toolkit, which may reject the extension", shown(name)).
			Severity = Information
	case known:
	default:
		reportLocation(p, s, name, v)
	}
}

// knownToZet reports whether zet has a location in its list.
func knownToZet(l catalog.Location) bool {
	return slices.ContainsFunc(l.Sources, func(s catalog.Source) bool { return s.Grade == catalog.Zet })
}

// checkCustomModule looks at a location that has the name of a custom module in place of a placeholder:
// one that is nearly a location of the product itself is likely to be meant so.
func checkCustomModule(p *Pass, s *catalog.Service, l catalog.Location, name string, v syntax.Value) {
	meant, _ := nearestLocation(s, name)
	if meant == "" {
		return
	}
	before, after, _ := strings.Cut(l.Name, l.Placeholder)
	module := name[len(before) : len(name)-len(after)]
	d := p.Report(within(v, name, len(before), len(before)+len(module)), "Location %s names a custom module %s", shown(name), shown(module))
	d.Severity = Information
	suggest(d, v, meant, false)
}

// reportLocation reports a location that s is not known to have.
func reportLocation(p *Pass, s *catalog.Service, name string, v syntax.Value) {
	meant, sure := nearestLocation(s, name)
	others := ownersOf(name)
	switch {
	case len(others) > 0 && !sure:
		d := p.Report(v.Span(), "Location %s is a location of %s, not of %s", shown(name), enumerated(others), s.Name)
		d.Severity = rejection(s.LocationsBy)
		suggest(d, v, meant, false)
	case meant != "":
		d := p.Report(v.Span(), "Location %s is unknown to %s", shown(name), s.Name)
		d.Severity = rejection(s.LocationsBy)
		suggest(d, v, meant, sure)
	case s.LocationsBy != 0:
		p.Report(v.Span(), "Location %s is unknown to %s; expected %s", shown(name), s.Name, oneOf(scaffold.Locations(*s))).
			Severity = severityBy(s.LocationsBy)
	case slices.ContainsFunc(s.Locations, func(l catalog.Location) bool { return l.Grade == catalog.Documented }):
		p.Report(v.Span(), "Location %s is none of those that are known of %s", shown(name), s.Name).Severity = Information
	}
}

// ownersOf returns the names of the products that have a location.
func ownersOf(name string) []string {
	var owners []string
	services := catalog.Services()
	for i := range services {
		s := &services[i]
		own := func(l catalog.Location) bool { return l.Placeholder == "" && l.Name == name }
		if slices.ContainsFunc(s.Locations, own) {
			owners = append(owners, s.Name)
		}
	}
	return owners
}

// enumerated returns names as a message lists them; of many it gives the first.
func enumerated(names []string) string {
	last := len(names) - 1
	switch {
	case last < 1:
		return strings.Join(names, "")
	case last > 2:
		return names[0] + ", " + names[1] + " and others"
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// valuesOf returns the locations of a service in which nothing has to be filled in.
func valuesOf(s *catalog.Service) []catalog.Value {
	var values []catalog.Value
	for _, l := range s.Locations {
		if l.Placeholder == "" {
			values = append(values, catalog.Value{Name: l.Name})
		}
	}
	return values
}

// nearestLocation returns the location of a service that name is meant to be, empty if that cannot be
// told, and whether there is no doubt: it differs in case, or has dots or blanks at its ends.
func nearestLocation(s *catalog.Service, name string) (meant string, sure bool) {
	values := valuesOf(s)
	bare := strings.Trim(name, ". \t")
	if meant, sure = spelling.Value(values, bare); sure {
		return meant, sure
	}
	for _, v := range values {
		if spelling.Same(v.Name, bare) {
			return v.Name, false
		}
	}
	if meant != "" {
		return meant, false
	}
	end := "." + strings.ToLower(bare)
	for _, v := range values {
		switch {
		case !strings.HasSuffix(v.Name, end):
		case meant != "":
			return "", false // of several
		default:
			meant = v.Name
		}
	}
	return meant, false
}
