package zettest

import "slices"

// widgetTable is about modules and the members of a widget that Desk and Projects have in common.
var widgetTable = []place{
	{"modules", "modules", []change{
		bad("missing", absent), crash(crashNull, "null", `null`), bad("array", `[]`), bad("string", `"x"`), bad("number", `1`), bad("true", `true`), bad("empty", `{}`),
	}},
	{"modules.other", "modules.events", []change{good("unknown", `[]`)}},
	{"widgets", "modules.widgets", []change{
		bad("missing", absent), bad("null", `null`), bad("object", `{}`), bad("none", `[]`), bad("string", `"x"`), bad("number", `1`),
	}},
	{"widget", "modules.widgets.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("array", `[]`), bad("empty", `{}`),
	}},
	{"widget.name", "modules.widgets.0.name", names},
	{"widget.url", "modules.widgets.0.url", slices.Concat(paths, []change{
		good("url", `"https://example.com/x"`), good("wss", `"wss://example.com"`), good("no-slashes", `"https:example.com"`), bad("ftp", `"ftp://example.com"`),
		bad("host", `"example.com/widget.html"`), lax(laxURL, "array", `["https://example.com"]`),
	})},
	{"widget.other", "modules.widgets.0.x-other", []change{good("unknown", `1`)}},
	{"storage", "storage", []change{
		bad("missing", absent), bad("null", `null`), bad("string", `"false"`), bad("zero", `0`), bad("array", `[]`), good("true", `true`),
	}},
	{"type", "type", []change{
		good("missing", absent), good("org", `"org"`), good("personal", `"personal"`), bad("null", `null`), bad("empty-string", `""`), bad("blank", `" "`),
		bad("capital", `"Org"`), bad("blank-behind", `"org "`), bad("unknown", `"team"`), bad("number", `1`), bad("array", `["org"]`),
	}},
}

// names are the values of a name that may have letters, digits, blanks, "-" and "_".
var names = []change{
	bad("missing", absent), bad("null", `null`), bad("number", `5`), bad("false", `false`), bad("object", `{}`), bad("array", `["abc"]`),
	bad("empty-string", `""`), bad("blank", `"  "`), bad("digit-first", `"1a"`), bad("hyphen-first", `"-a"`), bad("underscore-first", `"_a"`), bad("blank-first", `" a"`),
	bad("dot", `"a.b"`), bad("umlaut", `"Bücher"`), bad("newline", `"a\n"`), bad("tab", `"a\tb"`), bad("ampersand", `"a & b"`),
	good("all-allowed", `"A-b_c 1"`), good("one-letter", `"q"`), good("blank-behind", `"a "`), good("long", long(300, "a")),
}

// paths are the values of a required path to a file of the extension, or URL.
var paths = []change{
	bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("object", `{}`), bad("empty-string", `""`), bad("blank", `" "`),
	bad("no-slash", `"app/widget.html"`), bad("dot-slash", `"./app/widget.html"`), bad("not-there", `"/app/none.html"`), bad("other-case", `"/app/Widget.html"`),
	bad("below-file", `"/app/widget.html/"`), bad("without-app", `"/widget.html"`), bad("escaped", `"/app/widget%2ehtml"`), bad("backslash", `"/app\\widget.html"`),
	good("other-kind", `"/app/js/extension.js"`), good("folder", `"/app/img"`), good("dots", `"/app/img/../widget.html"`), good("double-slash", `"/app//widget.html"`),
	good("outside-app", `"/README.md"`), good("first-double-slash", `"//app/widget.html"`),
	strict(strictQuery, "query", `"/app/widget.html?a=1"`), strict(strictQuery, "fragment", `"/app/widget.html#/a"`), bad("query-not-there", `"/app/none.html?a=1"`),
}

// localeTable is what Desk and Projects have in common about locale.
var localeTable = []place{
	{"locale", "locale", []change{
		bad("missing", absent),
		lax(laxFalsy, "null", `null`).touching("file"), lax(laxFalsy, "false", `false`).touching("file"), lax(laxFalsy, "zero", `0`).touching("file"),
		lax(laxFalsy, "empty-string", `""`).touching("file"),
		bad("string", `"en"`), bad("object", `{}`), bad("true", `true`), bad("number", `1`),
		good("only-en", `["en"]`).touching("file"), good("twice", `["en", "en"]`).touching("file"),
	}},
	{"locale.item", "locale.+", []change{
		bad("no-file", `"fr"`), bad("upper-case", `"EN"`), bad("region", `"en-US"`), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("blank-behind", `"en "`),
	}},
}
