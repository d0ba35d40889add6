package diagnostics

import "plugin-manifest-ls/internal/manifest"

var connectorUserAccessMissing = &Rule{
	Code:     "connector-user-access-missing",
	Severity: Error,
	Summary:  "A connector of a Projects extension does not say whose account it uses.",
	Why:      "`userAccess` is `true` if every user authorises with an account of their own and `false` if one account serves all. Projects asks for it in every connector.",
	Bad:      `{"service": "PROJECTS", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat", "isUserDefinedService": true}]}`,
	Good:     `{"service": "PROJECTS", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat", "userAccess": true, "isUserDefinedService": true}]}`,
	Fix:      "Adds `userAccess`, to be chosen.",
	Source:   toolkit,
	only:     asksOfConnectors("userAccess"),
	connector: func(p *Pass, c *manifest.Connector) {
		lacksMember(p, c, "userAccess", "user access")
	},
}

var connectorUserDefinedMissing = &Rule{
	Code:     "connector-user-defined-missing",
	Severity: Error,
	Summary:  "A connector of a Projects extension does not say whether its service is a custom one.",
	Why:      "`isUserDefinedService` is `true` for a service that you defined in Sigma and `false` for one of Sigma's own. Projects asks for it in every connector.",
	Bad:      `{"service": "PROJECTS", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat", "userAccess": true}]}`,
	Good:     `{"service": "PROJECTS", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat", "userAccess": true, "isUserDefinedService": true}]}`,
	Fix:      "Adds `isUserDefinedService`, to be chosen.",
	Source:   toolkit,
	only:     asksOfConnectors("isUserDefinedService"),
	connector: func(p *Pass, c *manifest.Connector) {
		lacksMember(p, c, "isUserDefinedService", "mark of a custom service")
	},
}

var connectorUserDefinedType = &Rule{
	Code:     "connector-user-defined-type",
	Severity: Warning,
	Summary:  "A connector's mark of a custom service is no boolean.",
	Why:      "`isUserDefinedService` is `true` for a service that you defined in Sigma and `false` for one of Sigma's own. Projects rejects anything else.",
	Bad:      `{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat", "isUserDefinedService": "true"}`,
	Good:     `{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat", "isUserDefinedService": true}`,
	Fix:      "Replaces it by the boolean that is meant.",
	Source:   deskManifest,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.Member("isUserDefinedService")
		k := keyIn(c.Keys(), "isUserDefinedService")
		if !ok || k == nil {
			return
		}
		if d := needBoolean(p, it.Value(), "The mark of a custom service"); d != nil {
			d.Severity = rejection(k.RequiredBy)
		}
	},
}
