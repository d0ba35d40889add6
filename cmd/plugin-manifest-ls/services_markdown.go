package main

import (
	"fmt"
	"io"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

const servicesIntroduction = `# Services

What a manifest may hold, service by service. This page is generated from the catalogue of the language server
(` + "`plugin-manifest-ls services --format markdown`" + `); to put something right, change
[the catalogue](../internal/catalog/data/README.md) and run ` + "`make docs`" + `.

Every fact is known from somewhere, and the columns that say who knows or asks for something use three words:

- **documented**: a page that Zoho publishes says so;
- **zet**: zoho-extension-toolkit 1.0.24 has it in a rule or a template. What it asks for it insists on: otherwise it packs
  nothing;
- **seen**: published extensions or official samples have it, and nothing else does.

Types are those of JSON, and four kinds of strings: *url* (an absolute URL), *link* (a URL, or a path that begins with
` + "`/`" + ` in the folder of the extension), *image* (such a path to an image) and *date* (ISO 8601, UTC).
`

// holds returns what the manifests of a dialect hold.
func holds(d catalog.Dialect) string {
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

// servicesMarkdown writes a document: an index and behind it a section for each service.
func servicesMarkdown(out io.Writer, services []catalog.Service) error {
	var b strings.Builder
	b.WriteString(servicesIntroduction)
	b.WriteString("\n| service | product | dialect | what the manifest holds | locations |\n| --- | --- | --- | --- | --- |\n")
	for _, s := range services {
		row(&b, fmt.Sprintf("[%#q](#%s)", s.Code, strings.ToLower(s.Code)), s.Name, string(s.Dialect), holds(s.Dialect), count(len(s.Locations)))
	}
	for _, s := range services {
		serviceMarkdown(&b, s)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func serviceMarkdown(b *strings.Builder, s catalog.Service) {
	fmt.Fprintf(b, "\n## %s\n\n**%s.** %s\n", s.Code, s.Name, s.Doc)
	fmt.Fprintf(b, "\n- Dialect: *%s* (%s).\n- %s\n- Sources: %s.\n", s.Dialect, holds(s.Dialect), toolkit(s), sourceLinks(s.Sources))
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
}

// servicePart is a section of what is said of a service.
type servicePart struct {
	title    string
	markdown func(catalog.Service) string // empty if there is nothing to say
}

func serviceParts() []servicePart {
	return []servicePart{
		{"top-level keys", func(s catalog.Service) string { return keyTable(s.Keys) }},
		{"widgets", func(s catalog.Service) string {
			if len(s.Widget) == 0 {
				return ""
			}
			return fmt.Sprintf("They stand in %#q%s.\n\n%s", s.WidgetPath, atMost(s.MaxWidgets), keyTable(s.Widget))
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
			return fmt.Sprintf("They stand in `config`%s.%s\n\n%s", atMost(s.Config.Max), parameterRules(s.Config), keyTable(s.Config.Keys))
		}},
		{"connections", func(s catalog.Service) string {
			if len(s.ConnectionKeys) == 0 {
				return ""
			}
			return connectionRules(s) + "\n\n" + keyTable(s.Connector)
		}},
	}
}

// toolkit returns what zet makes of manifests for s, as a sentence.
func toolkit(s catalog.Service) string {
	switch {
	case s.ZetService && s.ZetRules:
		return "The toolkit accepts the service and has rules for its manifests."
	case s.ZetService:
		return "The toolkit accepts the service and looks at nothing else in its manifests."
	case s.ZetRules:
		return "The toolkit has rules for its manifests but does not accept the service."
	}
	return "The toolkit does not accept the service."
}

// parameterRules returns what zet asks of the parameters of a service beside the table, as sentences
// that begin with a blank.
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
	rules := "They stand in " + code(s.ConnectionKeys) + atMost(s.MaxConnectors) + "."
	if s.Uses("connectors") && !s.ZetRules {
		rules += " An entry may also have the form of Writer's guide to connections (`name`, `type`, `authorizationUrl`, `scopes`)."
	}
	if s.LinkNameOptional {
		rules += " `serviceName` alone is enough."
	}
	if s.Uses("zohoAuthorisation") {
		rules += " `zohoAuthorisation` is one such object, with `type` beside."
	}
	return rules
}
