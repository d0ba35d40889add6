package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var connectorServiceMissing = &Rule{
	Code:     "connector-service-missing",
	Severity: Error,
	Summary:  "A connector does not say which service it connects to.",
	Why:      "`serviceName` is the internal name of the service, as the JSON tab of Sigma's Connection Summary has it. Desk, Projects, Qntrl and Mail do without it in no connector.",
	Bad:      `{"service": "MAIL", "connectors": [{"connectionLinkName": "notes", "connectionName": "Notes"}]}`,
	Good:     `{"service": "MAIL", "connectors": [{"connectionLinkName": "notes", "connectionName": "Notes", "serviceName": "Notebook"}]}`,
	Fix:      "Adds `serviceName` for you to fill in.",
	Source:   toolkit,
	only:     asksOfConnectors("serviceName"),
	connector: func(p *Pass, c *manifest.Connector) {
		lacksMember(p, c, "serviceName", "service name")
	},
}

var connectorServiceInvalid = &Rule{
	Code:     "connector-service-invalid",
	Severity: Error,
	Summary:  "The service of a connector is blank or no string.",
	Why:      "`serviceName` is the internal name of the service, as the JSON tab of Sigma's Connection Summary has it.",
	Bad:      `{"service": "MAIL", "connectors": [{"serviceName": 5}]}`,
	Good:     `{"service": "MAIL", "connectors": [{"serviceName": "Notebook"}]}`,
	Fix:      "Puts a number in quotation marks.",
	Source:   toolkit,
	only:     asksOfConnectors("serviceName"),
	connector: func(p *Pass, c *manifest.Connector) {
		it, k := knownMember(c, "serviceName")
		v := it.Value()
		if k == nil || !settled(v) {
			return
		}
		if _, ok := needString(p, v, "Service name"); ok && blank(v) {
			p.Report(v.Span(), "Service name is blank; expected the one that Sigma shows")
		}
	},
}

// asksOfConnectors returns the services that want a member of that name in every connector.
func asksOfConnectors(name string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool {
		k := keyIn(s.Connector, name)
		return s.Uses(manifest.InConnectors.Key()) && k != nil && k.Required
	}
}

// lacksMember reports c, a connector in Sigma's form, if it has no member of that name although its service
// asks for one. The fix adds it. title is what a message calls it.
func lacksMember(p *Pass, c *manifest.Connector, name, title string) {
	if _, ok := c.Member(name); ok || c.Place != manifest.InConnectors || c.Form != catalog.SigmaForm || c.Telling(catalog.SigmaForm) == 0 || !begun(c) {
		return
	}
	if k := keyIn(c.Keys(), name); k != nil {
		d := lacks(p, c.Value, c.Keys(), *k, "Connector has no %s; %s expects it in %q", title, c.Service.Name, name)
		d.Severity = rejection(k.RequiredBy)
	}
}
