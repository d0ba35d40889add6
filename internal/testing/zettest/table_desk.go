package zettest

import (
	"slices"
	"strings"
)

// deskTable is what only Desk has, apart from authorisation and resources.json.
var deskTable = []place{
	{"connectors", "connectors", []change{bad("missing", absent)}},
	{"config", "config", []change{
		bad("missing", absent), bad("null", `null`), bad("object", `{}`), bad("string", `"x"`), good("none", `[]`),
		good("twenty", list(20, `{"name": "a%d"}`)), bad("twenty-one", list(21, `{"name": "a%d"}`)),
	}},
	{"locale.desk", "locale", []change{bad("none", `[]`), bad("no-en", `["ja"]`), bad("two-unknown", `["en", "jp", "xx"]`), bad("xx", `["en", "zh-CN"]`)}},
	{"locale.item", "locale.1", []change{bad("unknown", `"jp"`), bad("array", `["ja"]`)}},
	{"widget.name", "modules.widgets.1.name", []change{
		bad("same", `"Ticket panel"`).touching("modules.widgets.0"), bad("same-blank-behind", `"Ticket panel "`).touching("modules.widgets.0"),
		good("same-other-case", `"ticket Panel"`),
	}},
	{"widget.location", "modules.widgets.1.location", slices.Concat([]change{
		lax(laxLocation, "missing", absent), good("unknown", `"desk.ticket.detail.nowhere"`), good("custom-module", `"desk.cm_books.detail.subtab"`),
		good("same", `"desk.ticket.detail.rightpanel"`), good("same-settings", `"desk.extension.preference"`),
	}, values(good, `"desk.background"`, `"desk.bottomband"`, `"desk.extension.telephony"`, `"desk.ticket.form.rightpanel"`, `"desk.contact.detail.subtab"`, `"helpcenter.homepage"`))},
	{"widget.url", "modules.widgets.0.url", []change{good("brace", `"{{server}}/widget.html"`), good("brace-host", `"https:{{server}}"`), bad("brace-later", `"x{{server}}"`), bad("blank-brace", `" {{server}}"`)}},
	{"widget.logo", "modules.widgets.0.logo", images},
	{"widget.icon", "modules.widgets.0.icon", images},
	{"config.item", "config.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`),
	}},
	{"config.name", "config.0.name", slices.Concat(configNames, []change{good("long", long(300, "a"))})},
	{"config.name", "config.1.name", []change{
		bad("same", `"greeting"`).touching("config.0"), bad("same-blank-behind", `"greeting "`).touching("config.0"), good("same-other-case", `"Greeting"`),
	}},
	{"config.userdefined", "config.2.userdefined", []change{
		good("missing", absent).touching("config.2"), good("false", `false`).touching("config.2"),
		bad("null", `null`).touching("config.2"), bad("string", `"true"`), bad("zero", `0`).touching("config.2"), bad("one", `1`),
	}},
	{"config.type", "config.3.type", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("capital", `"Text"`), bad("unknown", `"colour"`),
		bad("password", `"password"`), bad("array", `["text"]`),
	}, values(good, `"text"`, `"number"`, `"checkbox"`))},
	{"config.mandatory", "config.4.mandatory", booleans},
	{"config.secure", "config.4.secure", booleans},
	{"config.not-user", "config.7", []change{
		good("bad-type", `{"name": "token", "userdefined": false, "type": "colour"}`), good("bad-flags", `{"name": "token", "userdefined": false, "mandatory": "no", "secure": 1}`),
		good("not-said", `{"name": "token", "type": 5}`), good("unknown-key", `{"name": "token", "x-other": 5}`),
	}},
	{"config.display-name", "config.0.displayName", texts},
	{"config.description", "config.0.description", texts},
}

// images are the values of an optional path to an image of the extension.
var images = []change{
	good("missing", absent), bad("null", `null`), bad("number", `1`), bad("object", `{}`), bad("empty-string", `""`), bad("blank", `" "`),
	bad("no-slash", `"app/img/logo.png"`), bad("url", `"https://example.com/logo.png"`), bad("not-there", `"/app/img/none.png"`),
	bad("upper-extension", `"/app/img/logo.PNG"`), bad("webp", `"/app/img/logo.webp"`), bad("html", `"/app/widget.html"`), bad("no-extension", `"/app/img"`),
	bad("only-extension", `"/app/img/.png"`), bad("array", `["/app/img/logo.png"]`), strict(strictQuery, "query", `"/app/img/logo.png?a=.png"`),
	good("svg", `"/app/img/icon.svg"`), good("dots", `"/app/js/../img/logo.png"`),
}

// configNames are the values of a parameter's name, which makes zet crash where a widget's does not.
var configNames = []change{
	bad("missing", absent), crash(crashName, "null", `null`), crash(crashName, "true", `true`), crash(crashName, "array", `["abc"]`),
	bad("number", `5`), bad("object", `{}`), bad("empty-string", `""`), bad("blank", `" "`), bad("digit-first", `"1a"`), bad("dot", `"a.b"`), bad("umlaut", `"é"`),
	good("all-allowed", `"A-b_c 1"`), good("blank-behind", `"a "`),
}

var booleans = []change{
	bad("missing", absent), bad("null", `null`), bad("string", `"true"`), bad("zero", `0`), bad("one", `1`), good("true", `true`), good("false", `false`),
}

// texts are the values of an optional text of at most 255 UTF-16 code units.
var texts = []change{
	good("missing", absent), bad("null", `null`), bad("number", `1`), bad("array", `[]`), good("empty-string", `""`),
	good("255", long(255, "a")), bad("256", long(256, "a")), good("255-umlauts", long(255, "ü")), good("127-faces", long(127, "😀")), bad("128-faces", long(128, "😀")),
}

// values are changes to strings, named after them.
func values(verdict func(name, value string) change, quoted ...string) []change {
	var changes []change
	for _, v := range quoted {
		changes = append(changes, verdict("is-"+strings.Trim(v, `[]"`), v))
	}
	return changes
}
