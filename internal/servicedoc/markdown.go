// Package servicedoc describes what the manifest of each service can contain, as Markdown and JSON.
package servicedoc

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

const servicesIntroduction = `# Services

What the manifest of each service can contain. This page is generated from the catalogue of the language server
(` + "`plugin-manifest-ls services --format markdown`" + `); to correct it, change
[the catalogue](../internal/catalog/data/README.md) and run ` + "`make docs`" + `.

Every fact has a source. The tables name three kinds:

- **documented**: a page that Zoho publishes;
- **zet**: a rule or template of zoho-extension-toolkit 1.0.24, which does not package an extension that breaks its rules;
- **seen**: published extensions or official samples only.

Types are those of JSON and four kinds of strings: *url* (an absolute URL), *link* (a URL, or a path that begins with
` + "`/`" + ` in the folder of the extension), *image* (such a path to an image) and *date* (ISO 8601, UTC).
`

// contents describes what the manifests of a dialect can contain.
func contents(d catalog.Dialect) string {
	switch d {
	case catalog.Full:
		return "widgets, connectors, parameters"
	case catalog.Finance:
		return "as *full*, with `usedConnections`"
	case catalog.SDP:
		return "widgets at the top level"
	default:
		return "little more than the service"
	}
}

// Markdown returns an index of services and a section for each.
func Markdown(services []catalog.Service) string {
	var b strings.Builder
	b.WriteString(servicesIntroduction)
	b.WriteString("\n| service | product | dialect | the manifest contains | locations |\n| --- | --- | --- | --- | --- |\n")
	for _, s := range services {
		row(&b, fmt.Sprintf("[%#q](#%s)", s.Code, strings.ToLower(s.Code)), s.Name, string(s.Dialect), contents(s.Dialect), count(len(s.Locations)))
	}
	for _, s := range services {
		b.WriteString("\n" + Section(s))
	}
	return b.String()
}

// Section returns the section of a service. It refers to the section of the service that it resembles.
func Section(s catalog.Service) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "## %s\n\n**%s.** %s\n", s.Code, s.Name, s.Doc)
	fmt.Fprintf(b, "\n- Dialect: *%s* (%s).\n- %s\n- Sources: %s.\n", s.Dialect, contents(s.Dialect), toolkit(s), sourceLinks(s.Sources))
	like, _ := catalog.LookupService(s.Like)
	for _, part := range serviceParts() {
		section := part.markdown(s)
		switch {
		case section == "":
		case section == part.markdown(like):
			fmt.Fprintf(b, "\n### %s: %s\n\nAs [those of %s](#%s-%s).\n", s.Code, part.title, s.Like, strings.ToLower(s.Like), strings.ReplaceAll(part.title, " ", "-"))
		default:
			fmt.Fprintf(b, "\n### %s: %s\n\n%s", s.Code, part.title, section)
		}
	}
	return b.String()
}

// servicePart is a subsection about a service.
type servicePart struct {
	title    string
	markdown func(catalog.Service) string // empty to omit the subsection
}

func serviceParts() []servicePart {
	return []servicePart{
		{"top-level keys", func(s catalog.Service) string { return keyTable(s.Keys) }},
		{"widgets", func(s catalog.Service) string {
			if len(s.Widget) == 0 {
				return ""
			}
			return fmt.Sprintf("They are in %#q%s.\n\n%s", s.WidgetPath, atMost(s.MaxWidgets), keyTable(s.Widget))
		}},
		{"locations", func(s catalog.Service) string {
			if len(s.Locations) == 0 {
				return ""
			}
			return locationTable(s)
		}},
		{"parameters", func(s catalog.Service) string {
			if len(s.Config.Keys) == 0 {
				return ""
			}
			return fmt.Sprintf("They are in `config`%s.%s\n\n%s", atMost(s.Config.Max), parameterRules(s.Config), keyTable(s.Config.Keys))
		}},
		{"connections", func(s catalog.Service) string {
			if len(s.ConnectionKeys) == 0 {
				return ""
			}
			return connectionRules(s) + "\n\n" + keyTable(s.Connector)
		}},
	}
}

// toolkit returns a sentence about how zet handles manifests for s.
func toolkit(s catalog.Service) string {
	switch {
	case s.ZetService && s.ZetRules:
		return "The toolkit accepts the service and has rules for its manifests."
	case s.ZetService:
		return "The toolkit accepts the service and checks nothing else in its manifests."
	case s.ZetRules:
		return "The toolkit has rules for its manifests but does not accept the service."
	}
	return "The toolkit does not accept the service."
}

// parameterRules returns what zet requires of configuration parameters in addition to the table, as sentences that begin
// with a space.
func parameterRules(c catalog.Config) string {
	var rules string
	if len(c.WhenUserDefined) > 0 {
		rules += " A parameter with `userdefined` true needs " + code(c.WhenUserDefined) + " (zet)."
	}
	if len(c.Together) > 0 {
		rules += " A parameter has all of " + code(c.Together) + " or none (zet)."
	}
	if c.ClosedBy != 0 {
		rules += " Other keys are rejected (" + c.ClosedBy.String() + ")."
	}
	return rules
}

func connectionRules(s catalog.Service) string {
	rules := "They are in " + code(s.ConnectionKeys) + atMost(s.MaxConnectors) + "."
	if s.Uses("connectors") && !s.ZetRules {
		rules += " An entry may also have the form of Writer's guide to connections (`name`, `type`, `authorizationUrl`, `scopes`)."
	}
	if s.LinkNameOptional {
		rules += " `serviceName` alone is enough."
	}
	if s.Uses("zohoAuthorisation") {
		rules += " `zohoAuthorisation` is one such object, with a `type`."
	}
	return rules
}
