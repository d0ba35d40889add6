package zettest

// connectorTable is what Desk and Projects have in common about connectors.
var connectorTable = []place{
	{"connectors", "connectors", []change{bad("null", `null`), bad("object", `{}`), bad("string", `"x"`), bad("number", `1`), good("none", `[]`)}},
	{"connector", "connectors.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`),
	}},
	{"connector.name", "connectors.0.connectionName", []change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("blank", `" "`), bad("array", `["Slack"]`),
		bad("digit-first", `"1a"`), bad("dot", `"a.b"`), bad("umlaut", `"Bücher"`), bad("blank-first", `" a"`),
		good("all-allowed", `"A-b_c 1"`), good("blank-behind", `"a "`), lax(laxDocumented, "51-characters", long(51, "a")),
	}},
	{"connector.service", "connectors.0.serviceName", []change{
		bad("missing", absent), bad("empty-string", `""`), bad("blank", `" "`), good("custom", `"new_chat1"`),
	}},
	{"connector.link", "connectors.0.connectionLinkName", []change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("array", `["slack"]`),
		good("upper-case", `"Slack"`), good("underscore", `"my_slack_1"`), lax(laxDocumented, "blank-inside", `"my slack"`),
	}},
	{"connector.scope", "connectors.0.scope", []change{
		good("missing", absent), bad("null", `null`), bad("string", `"chat:write"`), bad("object", `{}`), good("none", `[]`), good("several", `["chat:write", "chat:read"]`),
	}},
	{"connector.scope-item", "connectors.0.scope.+", []change{
		bad("null", `null`), bad("number", `1`), bad("array", `["chat:read"]`), bad("empty-string", `""`), bad("blank", `"  "`),
	}},
	{"connector.shared", "connectors.0.sharedBy", []change{good("missing", absent), good("number", `1234567`)}},
}

// deskConnectorTable is what only Desk checks.
var deskConnectorTable = []place{
	{"connector.name", "connectors.1.connectionName", []change{
		bad("same", `"Slack"`).touching("connectors.0"), bad("same-blank-behind", `"Slack "`).touching("connectors.0"), good("same-other-case", `"SLACK"`),
	}},
	{"connector.service", "connectors.1.serviceName", []change{
		bad("same", `"slack"`).touching("connectors.0"), bad("same-blank-behind", `"slack "`).touching("connectors.0"), bad("zoho", `"zlabs_integration"`),
		good("zoho-product", `"zoho_crm"`), good("same-other-case", `"Slack"`),
		crash(crashNull, "null", `null`), crash(crashValue, "number", `1`), crash(crashValue, "object", `{}`),
	}},
	{"connector.link", "connectors.1.connectionLinkName", []change{
		lax(laxEmpty, "empty-string", `""`), lax(laxEmpty, "blank", `" "`), lax(laxDocumented, "same", `"slack"`).touching("connectors.0"),
	}},
	{"connector.user-access", "connectors.0.userAccess", []change{good("missing", absent)}},
	{"connector.user-defined", "connectors.0.isUserDefinedService", []change{good("missing", absent)}},
}

// projectsConnectorTable is what only Projects checks. A missing key connectors is fine there.
var projectsConnectorTable = []place{
	{"connectors", "connectors", []change{
		good("missing", absent), good("five", list(5, sample)), bad("six", list(6, sample)),
	}},
	{"connector.link", "connectors.1.connectionLinkName", []change{
		bad("empty-string", `""`), bad("blank", `" "`), lax(laxLink, "same", `"slack"`).touching("connectors.0"),
		strict(strictLink, "earlier-name", `"Slack"`).touching("connectors.0"), good("own-name", `"GitHub"`),
	}},
	{"connector.name", "connectors.1.connectionName", []change{open(OK, openName, "same", `"Slack"`).touching("connectors.0")}},
	{"connector.service", "connectors.1.serviceName", []change{bad("null", `null`), bad("number", `1`), bad("object", `{}`), good("same", `"slack"`), good("zoho", `"zlabs_integration"`)}},
	{"connector.user-access", "connectors.0.userAccess", booleans},
	{"connector.user-defined", "connectors.0.isUserDefinedService", booleans},
}

const sample = `{"connectionName": "Chat %[1]d", "connectionLinkName": "chat%[1]d", "serviceName": "chat%[1]d", "userAccess": true, "isUserDefinedService": true, "scope": ["chat"]}`
