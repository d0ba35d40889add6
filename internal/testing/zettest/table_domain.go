package zettest

import "slices"

// domainTable is about whiteListedDomains, of Desk and Projects.
var domainTable = []place{
	{"domains", "whiteListedDomains", []change{
		bad("missing", absent),
		lax(laxFalsy, "null", `null`), lax(laxFalsy, "false", `false`), lax(laxFalsy, "zero", `0`), lax(laxFalsy, "empty-string", `""`),
		bad("string", `"https://api.example.com"`), bad("object", `{}`), bad("number", `1`), bad("true", `true`),
		good("none", `[]`), good("many", list(100, `"https://a%d.example.com"`)), good("twice", `["https://a.example.com", "https://a.example.com"]`),
	}},
	{"domains.item", "whiteListedDomains.+", []change{
		bad("null", `null`), bad("number", `1`), bad("object", `{}`), bad("none", `[]`), lax(laxURL, "array", `["https://example.com"]`),
		bad("host-only", `"example.com"`), bad("blank", `" "`), bad("blob", `"blob:"`), bad("two", `"https://a.example.com, https://b.example.com"`),
	}},
	{"domains.url", "whiteListedDomains.0", urls},
}

// cspTable is about cspDomains.
var cspTable = []place{
	{"csp", "cspDomains", []change{
		good("missing", absent),
		lax(laxFalsy, "null", `null`), lax(laxFalsy, "false", `false`), lax(laxFalsy, "zero", `0`), lax(laxFalsy, "empty-string", `""`),
		bad("string", `"https://api.example.com"`), bad("array", `["https://api.example.com"]`), bad("no-items", `[]`), bad("number", `1`),
		bad("empty", `{}`), bad("only-images", `{"img-src": []}`),
	}},
	{"csp.connect", "cspDomains.connect-src", []change{
		bad("missing", absent), bad("null", `null`), bad("string", `"https://api.example.com"`), bad("object", `{}`), bad("number", `1`),
		good("none", `[]`), good("ten", list(10, `"https://a%d.example.com"`)), bad("eleven", list(11, `"https://a%d.example.com"`)),
	}},
	{"csp.twice", "cspDomains.connect-src.+", []change{
		bad("same", `"https://api.example.com"`).touching("cspDomains.connect-src.0"),
		bad("blank-behind", `"https://api.example.com "`).touching("cspDomains.connect-src.0"),
		good("slash-behind", `"https://api.example.com/"`), good("other-case", `"https://API.example.com"`),
	}},
	{"csp.item", "cspDomains.connect-src.+", []change{
		crash(crashNull, "null", `null`), crash(crashValue, "number", `1`), crash(crashValue, "object", `{}`), crash(crashValue, "array", `["https://example.com"]`),
		crash(crashValue, "true", `true`),
		good("blob", `"blob:"`), good("two", `"https://a.example.com https://b.example.com"`), good("url-and-blob", `"https://a.example.com blob:"`),
		bad("two-blanks", `"https://a.example.com  https://b.example.com"`), bad("comma", `"https://a.example.com, b.example.com"`),
		bad("self", `"'self'"`), bad("data", `"data:"`), bad("blob-url", `"blob:https://a.example.com"`), bad("one-of-two", `"https://a.example.com b.example.com"`),
		good("blanks-around", `"  https://a.example.com "`), bad("empty", `""`), bad("blank", `" "`), bad("Blob", `"Blob:"`), bad("wildcard", `"*"`),
	}},
	{"csp.other", "cspDomains.x-src", []change{good("unknown", `["example"]`)}},
}

// cspURLTable is about what is a URL there.
var cspURLTable = []place{
	{"csp.url", "cspDomains.connect-src.0", slices.Concat(urlsWithoutBlanks, []change{good("trailing-slash", `"https://x.example.com/"`)})},
}
