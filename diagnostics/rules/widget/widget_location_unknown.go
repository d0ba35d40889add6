package widget

import (
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var widgetLocationUnknown = &rule.Rule{
	Code:     "widget-location-unknown",
	Severity: rule.Error,
	Summary:  "The location of a widget is not supported by the service.",
	Why: "A widget with an unknown location does not appear. zet rejects unknown locations for Projects, Mail, Qntrl, Show and ServiceDesk Plus. " +
		"For other services it is a warning. Where the documentation may be incomplete, it is only information, unless the location resembles a known one.",
	Bad:    `{"service": "WRITER", "modules": {"widgets": [{"name": "Panel", "location": "writer.extensions.", "url": "/app/widget.html"}]}}`,
	Good:   `{"service": "WRITER", "modules": {"widgets": [{"name": "Panel", "location": "writer.extensions", "url": "/app/widget.html"}]}}`,
	Fix:    "Replaces the location with the closest known one.",
	Source: rule.Toolkit,
	Only:   hasLocations,
	CheckWidget: func(p *rule.Pass, e *manifest.Entry) {
		for name, v := range rule.LocationsOf(e) {
			checkLocation(p, e.Service, name, v)
		}
	},
}

func checkLocation(p *rule.Pass, s *catalog.Service, name string, v syntax.Value) {
	l, known := s.Location(name)
	switch {
	case known && l.Placeholder != "":
		checkCustomModule(p, s, l, name, v)
	case known && s.ZetLacks(l):
		d := p.Report(v.Span(), "Widget location %s may be rejected by zet, which does not list it", rule.Display(name))
		if d.Severity = rule.Information; l.Grade == catalog.Documented {
			d.Message = "Widget location " + rule.Display(name) + " is rejected by zet, although it is documented"
			d.Severity = rule.Warning
		}
	case known:
	default:
		reportLocation(p, s, name, v)
	}
}

// checkCustomModule checks a location with the name of a module that is not listed in place of the placeholder of l. If
// name resembles a location of the service, that is probably meant.
func checkCustomModule(p *rule.Pass, s *catalog.Service, l catalog.Location, name string, v syntax.Value) {
	meant, _ := nearestLocation(s, name)
	if meant == "" {
		return
	}
	before, after, _ := strings.Cut(l.Name, l.Placeholder)
	module := name[len(before) : len(name)-len(after)]
	d := p.Report(rule.Within(v, name, len(before), len(before)+len(module)), "Widget location %s refers to a module %s that is not listed",
		rule.Display(name), rule.Display(module))
	d.Severity = rule.Information
	rule.Suggest(d, v, meant, false)
}

// reportLocation reports a location that s is not known to support.
func reportLocation(p *rule.Pass, s *catalog.Service, name string, v syntax.Value) {
	meant, sure := nearestLocation(s, name)
	others := servicesWith(name)
	switch {
	case len(others) > 0 && !sure:
		d := p.Report(v.Span(), "Widget location %s is supported by %s, but not by %s", rule.Display(name), listed(others), s.Name)
		d.Severity = rule.Rejection(s.LocationsBy)
		rule.Suggest(d, v, meant, false)
	case meant != "":
		d := p.Report(v.Span(), "Widget location %s is not supported by %s", rule.Display(name), s.Name)
		d.Severity = rule.Rejection(s.LocationsBy)
		rule.Suggest(d, v, meant, sure)
	case s.LocationsBy != 0:
		p.Report(v.Span(), "Widget location %s is not supported by %s; use %s", rule.Display(name), s.Name, rule.OneOf(scaffold.Locations(*s))).
			Severity = rule.SeverityBy(s.LocationsBy)
	case slices.ContainsFunc(s.Locations, func(l catalog.Location) bool { return l.Grade == catalog.Documented }):
		p.Report(v.Span(), "Widget location %s is not a known location of %s", rule.Display(name), s.Name).Severity = rule.Information
	}
}

// servicesWith returns the names of the services that support a location.
func servicesWith(name string) []string {
	var names []string
	services := catalog.Services()
	for i := range services {
		s := &services[i]
		same := func(l catalog.Location) bool { return l.Placeholder == "" && l.Name == name }
		if slices.ContainsFunc(s.Locations, same) {
			names = append(names, s.Name)
		}
	}
	return names
}

// listed returns names for a message; only the first two of more than three.
func listed(names []string) string {
	last := len(names) - 1
	switch {
	case last < 1:
		return strings.Join(names, "")
	case last > 2:
		return names[0] + ", " + names[1] + " and others"
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// fixedLocations returns the locations of a service that contain no placeholder.
func fixedLocations(s *catalog.Service) []catalog.Value {
	var values []catalog.Value
	for _, l := range s.Locations {
		if l.Placeholder == "" {
			values = append(values, catalog.Value{Name: l.Name})
		}
	}
	return values
}

// nearestLocation returns the location of a service that name resembles, empty if there is none or several. It is
// sure if name differs only in case, or has additional dots or white space at its ends.
func nearestLocation(s *catalog.Service, name string) (meant string, sure bool) {
	values := fixedLocations(s)
	trimmed := strings.Trim(name, ". \t")
	if meant, sure = spelling.Value(values, trimmed); sure {
		return meant, sure
	}
	for _, v := range values {
		if spelling.Same(v.Name, trimmed) {
			return v.Name, false
		}
	}
	if meant != "" {
		return meant, false
	}
	suffix := "." + strings.ToLower(trimmed)
	for _, v := range values {
		switch {
		case !strings.HasSuffix(v.Name, suffix):
		case meant != "":
			return "", false
		default:
			meant = v.Name
		}
	}
	return meant, false
}
