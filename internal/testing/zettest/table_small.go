package zettest

import "slices"

// sdpTable is what ServiceDesk Plus has.
var sdpTable = []place{
	{"type", "type", []change{
		bad("missing", absent), bad("null", `null`), bad("org", `"org"`), bad("empty-string", `""`), bad("capital", `"Personal"`), bad("number", `1`), bad("array", `["personal"]`),
	}},
	{"widgets", "widgets", []change{
		bad("missing", absent), bad("null", `null`), bad("object", `{}`), bad("none", `[]`), bad("string", `"x"`), bad("number", `1`),
	}},
	{"widget", "widgets.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("array", `[]`), bad("empty", `{}`),
	}},
	{"widget.name", "widgets.0.name", names},
	{"widget.name", "widgets.1.name", []change{
		bad("same", `"Request panel"`).touching("widgets.0"), bad("same-blank-behind", `"Request panel "`).touching("widgets.0"), good("same-other-case", `"request panel"`),
	}},
	{"widget.locations", "widgets.0.locations", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("string", `"dashboard"`), bad("object", `{}`), good("none", `[]`), good("same", `["webtab", "webtab"]`),
	}, values(good, `["configuration"]`, `["purchaseorder.detail.menu"]`, `["cmdb.detail.subtab"]`, `["change.stage.detail.subtab"]`))},
	{"widget.location", "widgets.0.locations.+", []change{
		bad("unknown", `"request.detail.bottom"`), bad("capital", `"Dashboard"`), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("array", `["webtab"]`),
	}},
	{"widget.description", "widgets.0.description", []change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), good("empty-string", `""`), good("blank", `" "`), good("long", long(500, "a")),
	}},
	{"widget.path-url", "widgets.0.path_url", slices.Concat(paths, []change{
		good("url", `"https://example.com/x"`), good("wss", `"wss://example.com"`), bad("ftp", `"ftp://example.com"`), bad("brace", `"{{server}}/x"`),
		lax(laxURL, "array", `["https://example.com"]`),
	})},
	{"widget.header", "widgets.0.show_widget_header_in_dashboard", []change{
		good("missing", absent), good("false", `false`), bad("null", `null`), bad("string", `"true"`), bad("one", `1`),
	}},
	{"widget.icons", "widgets.0.icons", []change{good("missing", absent), good("not-there", `{"30x30": "/app/img/none.png"}`)}},
	{"other", "storage", []change{good("string", `"false"`)}},
}

// creatorTable is what Creator has beside cspDomains.
var creatorTable = []place{
	{"config", "config", []change{
		good("missing", absent), bad("null", `null`), bad("object", `{}`), bad("string", `"x"`), good("none", `[]`),
		good("twenty", list(20, `{"name": "a%d", "type": "string"}`)), bad("twenty-one", list(21, `{"name": "a%d", "type": "string"}`)),
	}},
	{"config.item", "config.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`),
	}},
	{"config.name", "config.0.name", []change{
		crash(crashName, "missing", absent), crash(crashName, "null", `null`), crash(crashName, "number", `1`), crash(crashName, "true", `true`), crash(crashName, "array", `["abc"]`),
		bad("empty-string", `""`), bad("blank", `" "`), bad("digit-first", `"1a"`), bad("dot", `"a.b"`), bad("umlaut", `"é"`), bad("blank-first", `" a"`),
		good("50", long(50, "a")), bad("51", long(51, "a")), good("all-allowed", `"A-b_c 1"`), good("blank-behind", `"a "`),
	}},
	{"config.name", "config.1.name", []change{
		bad("same", `"greeting"`).touching("config.0"), bad("same-blank-behind", `"greeting "`).touching("config.0"), bad("same-other-case", `"Greeting"`).touching("config.0"),
	}},
	{"config.type", "config.1.type", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("capital", `"String"`), bad("small", `"form"`), bad("unknown", `"text"`),
	}, values(good, `"string"`, `"float"`, `"boolean"`, `"Report"`))},
	{"config.key", "config.2.mandatory", []change{bad("unknown", `true`), bad("unknown-null", `null`)}},
	{"config.key", "config.2.Help", []change{bad("capital", `"x"`)}},
	{"config.placeholder", "config.0.placeholder", []change{
		good("missing", absent), bad("null", `null`), bad("number", `1`), good("empty-string", `""`), good("40", long(40, "a")), bad("41", long(41, "a")),
		good("20-faces", long(20, "😀")), bad("21-faces", long(21, "😀")),
	}},
	{"config.help", "config.0.help", []change{
		good("missing", absent), bad("null", `null`), bad("number", `1`), good("empty-string", `""`), good("140", long(140, "a")), bad("141", long(141, "a")), good("140-umlauts", long(140, "ü")),
	}},
	{"config.default", "config.0.defaultValue", []change{
		good("missing", absent), bad("null", `null`), bad("number", `1`), bad("true", `true`), good("empty-string", `""`), good("long", long(500, "a")),
	}},
	{"other", "modules", []change{good("null", `null`)}},
}

// catalystTable is what Catalyst has.
var catalystTable = []place{
	{"client", "client", []change{
		bad("missing", absent), crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("array", `[]`), bad("empty", `{}`),
	}},
	{"client.id", "client.id", requiredTexts},
	{"client.scope", "client.scope", slices.Concat(requiredTexts, []change{good("several", `"ZohoCatalyst.projects.READ,ZohoCatalyst.tables.READ"`)})},
	{"client.accounts", "client.accounts-url", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("http", `"http://accounts.zoho.com"`), bad("slash-behind", `"https://accounts.zoho.com/"`),
		bad("other-host", `"https://example.com"`), bad("no-scheme", `"accounts.zoho.com"`), bad("array", `["https://accounts.zoho.com"]`),
		open(Error, openAccounts, "au", `"https://accounts.zoho.com.au"`), open(Error, openAccounts, "jp", `"https://accounts.zoho.jp"`),
	}, []change{
		good("eu", `"https://accounts.zoho.eu"`), good("in", `"https://accounts.zoho.in"`), good("cn", `"https://accounts.zoho.com.cn"`), good("local", `"https://accounts.localzoho.com"`),
	})},
	{"client.other", "client.x-other", []change{good("unknown", `1`)}},
	{"file-location", "file_location", []change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("object", `{}`), bad("array", `["/app/widget.html"]`), bad("empty-string", `""`), bad("blank", `" "`),
		bad("not-there", `"/app/none.html"`), bad("other-case", `"/app/Widget.html"`), good("folder", `"/app/img"`), good("other-kind", `"/app/js/extension.js"`),
		crash(crashLocation, "no-slash", `"app/widget.html"`), crash(crashLocation, "url", `"https://example.com"`), crash(crashLocation, "blank-first", `" /app/widget.html"`),
		strict(strictQuery, "query", `"/app/widget.html?a=1"`),
	}},
	{"other", "config", []change{good("string", `"x"`)}},
}

// biginTable is what Bigin has beside cspDomains.
var biginTable = []place{
	{"other", "config", []change{good("none", `[]`), good("string", `"x"`)}},
	{"other", "locale", []change{good("number", `5`)}},
	{"other", "modules", []change{good("empty", `{}`)}},
}

// bareTable is what CRM and Recruit have: nothing is looked at but the service.
var bareTable = []place{
	{"other", "config", []change{good("none", `[]`)}},
	{"other", "locale", []change{good("en", `["en"]`)}},
	{"other", "modules", []change{good("widgets", `{"widgets": [{"name": "Panel", "location": "crm.record", "url": "/app/widget.html"}]}`)}},
}

// iotTable has what Zoho's own template for IoT does otherwise than all others.
var iotTable = []place{
	{"locale", "locale", []change{good("string", `"en"`)}},
	{"storage", "storage", []change{good("string", `"false"`)}},
	{"widget.location", "modules.widgets.0.location", []change{good("of-desk", `"desk.ticket.detail.rightpanel"`)}},
}

// requiredTexts are the values of a required text that is not blank.
var requiredTexts = []change{
	bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("blank", `"  "`), bad("array", `["x"]`), bad("object", `{}`), good("other", `"x"`),
}
