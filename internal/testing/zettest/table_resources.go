package zettest

import "slices"

// resourcesTable is about resources.json, which only Desk has.
var resourcesTable = []place{
	{"resources", "resources", []change{crash(crashNull, "null", `null`), good("empty", `{}`), lax(laxArray, "array", `[]`)}},
	{"resources.other", "resources.x-other", []change{good("unknown", `1`)}},

	{"channel", "resources.channel", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("array", `[]`), bad("empty", `{}`),
	}},
	{"channel.logo", "resources.channel.channelLogoPath", slices.Concat([]change{bad("missing", absent)}, images[1:])},
	{"channel.types", "resources.channel.contentTypes", []change{
		good("missing", absent), bad("null", `null`), bad("string", `"text/html"`), bad("object", `{}`), good("none", `[]`), good("html", `["text/html"]`), good("twice", `["text/html", "text/html"]`),
	}},
	{"channel.type", "resources.channel.contentTypes.+", []change{
		bad("xml", `"text/xml"`), bad("capital", `"Text/HTML"`), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("charset", `"text/html; charset=utf-8"`),
	}},
	{"channel.redirect", "resources.channel.redirectUrl", optionalURLs},
	{"channel.sync", "resources.channel.sync", []change{
		good("missing", absent), bad("string", `"x"`), bad("number", `1`), bad("true", `true`), good("empty", `{}`), good("no-urls", `{"push": "x", "pull": 1}`),
		lax(laxArray, "array", `[]`), open(OK, openNull, "null", `null`),
	}},

	{"permissions", "resources.permissions", []change{
		good("missing", absent), bad("null", `null`), bad("object", `{}`), bad("string", `"x"`), bad("none", `[]`),
		good("ten", list(10, permission)), bad("eleven", list(11, permission)),
	}},
	{"permission", "resources.permissions.+", []change{crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`)}},
	{"permission.api", "resources.permissions.0.apiName", slices.Concat(resourceTexts, []change{good("dots", `"a.b c"`)})},
	{"permission.api", "resources.permissions.1.apiName", []change{
		bad("same", `"read_notes"`).touching("resources.permissions.0"), bad("same-blank-behind", `"read_notes "`).touching("resources.permissions.0"),
		good("same-other-case", `"Read_notes"`),
	}},
	{"permission.display", "resources.permissions.0.displayName", resourceTexts},
	{"permission.description", "resources.permissions.0.description", resourceTexts},
	{"permission.default", "resources.permissions.0.defaultState", booleans},

	{"fields", "resources.fields", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("object", `{}`), bad("string", `"x"`), bad("none", `[]`),
		good("ten", list(10, `{"resourceName": "other%d"}`)), bad("eleven", list(11, `{"resourceName": "other%d"}`)),
	}},
	{"field", "resources.fields.+", []change{crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`)}},
	{"field.resource", "resources.fields.0.resourceName", slices.Concat(resourceTexts, []change{
		bad("of-action", `"actionOne"`).touching("resources.customActions"), good("of-action-blank-behind", `"actionOne "`), good("long", long(300, "a")),
	})},
	{"field.resource", "resources.fields.1.resourceName", []change{lax(laxResource, "same", `"fieldOne"`).touching("resources.fields.0")}},

	{"webhook", "resources.webhook", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("array", `[]`), bad("empty", `{}`),
	}},
	{"webhook.resource", "resources.webhook.resourceName", slices.Concat(resourceTexts, []change{
		bad("of-target", `"targetOne"`).touching("resources.targets"), bad("of-field", `"fieldTwo"`).touching("resources.fields"), good("long", long(300, "a")),
	})},
	{"webhook.url", "resources.webhook.url", slices.Concat(resourceTexts, []change{good("no-url", `"x"`)})},
	{"webhook.name", "resources.webhook.name", resourceTexts},
	{"webhook.subscriptions", "resources.webhook.subscriptions", []change{
		bad("missing", absent), bad("string", `"x"`), bad("number", `1`), good("empty", `{}`), lax(laxArray, "array", `["Ticket_Add"]`), open(OK, openNull, "null", `null`),
	}},
	{"webhook.ignore", "resources.webhook.ignoreSourceId", []change{bad("missing", absent), bad("null", `null`), bad("number", `1`), good("empty-string", `""`), good("blank", `" "`)}},

	{"actions", "resources.customActions", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("object", `{}`), bad("string", `"x"`), good("none", `[]`),
		good("eleven", list(11, `{"resourceName": "other%[1]d", "customActionName": "a%[1]d", "targetId": "1"}`)),
	}},
	{"action", "resources.customActions.+", []change{crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`)}},
	{"action.resource", "resources.customActions.0.resourceName", slices.Concat(resourceTexts, upTo250)},
	{"action.resource", "resources.customActions.1.resourceName", []change{lax(laxResource, "same", `"actionOne"`).touching("resources.customActions.0")}},
	{"action.name", "resources.customActions.0.customActionName", slices.Concat([]change{bad("missing", absent), good("empty-string", `""`)}, upTo250)},
	{"action.target", "resources.customActions.0.targetId", []change{bad("missing", absent), good("number", `12`), good("unknown", `"{{targetNine}}"`)}},
	{"action.inputs", "resources.customActions.0.inputFields", []change{
		good("missing", absent), crash(crashValue, "string", `"x"`), crash(crashValue, "object", `{}`), crash(crashValue, "number", `1`), good("none", `[]`),
	}},
	{"action.input", "resources.customActions.0.inputFields.+", []change{crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`)}},
	{"action.input-name", "resources.customActions.0.inputFields.0.displayName", slices.Concat([]change{
		bad("missing", absent), crash(crashNull, "null", `null`), good("empty-string", `""`),
	}, upTo250)},
	{"action.input-type", "resources.customActions.0.inputFields.0.type", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("small", `"string"`), bad("unknown", `"DATE"`), bad("empty-string", `""`),
	}, values(good, `"LOOKUP"`, `"TEXT"`, `"DECIMAL"`, `"PICKLIST"`, `"URL"`, `"MULTIPICKLIST"`, `"CONTENT"`, `"BOOLEAN"`, `"DYNAMICPICKLIST"`, `"ARRAY"`, `"OBJECT"`))},

	{"targets", "resources.targets", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("object", `{}`), bad("string", `"x"`), good("none", `[]`),
	}},
	{"target", "resources.targets.+", []change{crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`)}},
	{"target.resource", "resources.targets.0.resourceName", slices.Concat(resourceTexts, upTo250, []change{
		bad("of-action", `"actionTwo"`).touching("resources.customActions"), bad("of-field", `"fieldOne"`).touching("resources.fields"),
	})},
	{"target.resource", "resources.targets.1.resourceName", []change{lax(laxResource, "same", `"targetOne"`).touching("resources.targets.0")}},
	{"target.name", "resources.targets.0.targetName", slices.Concat([]change{bad("missing", absent), good("empty-string", `""`)}, upTo250)},
	{"target.url", "resources.targets.0.url", []change{bad("missing", absent), good("no-url", `"x"`), good("empty-string", `""`)}},
	{"target.method", "resources.targets.0.httpMethod", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("small", `"post"`), bad("head", `"HEAD"`), bad("empty-string", `""`), bad("number", `1`),
	}, values(good, `"GET"`, `"PUT"`, `"PATCH"`, `"DELETE"`))},
}

const permission = `{"apiName": "a%d", "displayName": "A", "description": "B", "defaultState": true}`

// resourceTexts are the values of a required text that is not blank.
var resourceTexts = []change{
	bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("blank", `" "`), bad("array", `["x"]`), good("other", `"x9"`),
}

// upTo250 are the values of a text of at most 250 UTF-16 code units.
var upTo250 = []change{good("250", long(250, "a")), bad("251", long(251, "a")), good("250-umlauts", long(250, "ü")), bad("126-faces", long(126, "😀"))}
