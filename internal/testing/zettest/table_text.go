package zettest

import (
	"slices"
	"strings"
)

// textFaults are about the manifest as a text, and about its service, of any extension.
var textFaults = slices.Concat([]Fault{
	text("manifest:missing", Error, func(string) string { return gone }),
	text("manifest:empty", Error, func(string) string { return "" }),
	text("manifest:blank", Error, func(string) string { return " \n" }),
	text("json:cut", Error, func(s string) string { return s[:len(s)/2] }),
	text("json:no-end", Error, func(s string) string { return strings.TrimSuffix(s, "}\n") }),
	text("json:trailing-comma", Error, func(s string) string { return strings.TrimSuffix(s, "\n}\n") + ",\n}\n" }),
	text("json:comment", Error, func(s string) string { return "// Zoho\n" + s }),
	text("json:block-comment", Error, func(s string) string { return s + "/* end */" }),
	text("json:single-quotes", Error, func(s string) string { return strings.Replace(s, `"service"`, `'service'`, 1) }),
	text("json:no-quotes", Error, func(s string) string { return strings.Replace(s, `"service"`, `service`, 1) }),
	text("json:no-colon", Error, func(s string) string { return strings.Replace(s, `"service":`, `"service"`, 1) }),
	text("json:two-values", Error, func(s string) string { return s + "{}" }),
	text("json:no-break-space", Error, func(s string) string { return "\u00a0" + s }),
	text("json:form-feed", Error, func(s string) string { return "\f" + s }),
	text("json:newline-in-string", Error, func(s string) string { return first(s, `"x": "a`+"\n"+`b"`) }),
	text("json:tab-in-string", Error, func(s string) string { return first(s, `"x": "a`+"\t"+`b"`) }),
	text("json:bad-escape", Error, func(s string) string { return first(s, `"x": "\a"`) }),
	text("json:octal", Error, func(s string) string { return first(s, `"x": 012`) }),
	text("json:plus", Error, func(s string) string { return first(s, `"x": +1`) }),
	text("json:nan", Error, func(s string) string { return first(s, `"x": NaN`) }),
	text("json:capital", Error, func(s string) string { return first(s, `"x": True`) }),
	text("json:missing-comma", Error, func(s string) string { return strings.Replace(first(s, `"x": 1`), "1,", "1", 1) }),
	text("json-bom:harmless", OK, func(s string) string { return "\ufeff" + s }),
	text("json-crlf:harmless", OK, func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }),
	text("json-blanks:harmless", OK, func(s string) string { return "\n\t " + s + "\n\n" }),
	text("json-one-line:harmless", OK, func(s string) string { return strings.ReplaceAll(s, "\n", "") }),
	text("json-escapes:harmless", OK, func(s string) string { return strings.Replace(s, `"service"`, `"\u0073ervice"`, 1) }),
	text("json-twice:harmless", OK, func(s string) string { return first(s, `"service": "X"`) }),
	text("json-surrogate:harmless", OK, func(s string) string { return first(s, `"x": "\ud800"`) }),
	text("json-numbers:harmless", OK, func(s string) string { return first(s, `"x": [-0, 1e999, 1.50, 123456789012345678901234567890]`) }),
	text("json-deep:harmless", OK, func(s string) string {
		return first(s, `"x": `+strings.Repeat("[", 100)+strings.Repeat("]", 100))
	}),
}, everyService([]place{
	{"manifest", "", []change{
		crash(crashNull, "null", `null`), bad("array", `[]`), bad("string", `"DESK"`), bad("number", `1`), bad("object", `{}`), bad("true", `true`),
	}},
	{"service", "service", []change{
		bad("missing", absent), bad("null", `null`), bad("empty-string", `""`), bad("blank", `" "`), bad("number", `1`), bad("array", `["CRM"]`), bad("object", `{}`),
		bad("small", `"desk"`), bad("capital", `"Projects"`), bad("blank-behind", `"CRM "`), bad("unknown", `"WIDGETS"`),
		open(Error, openService, "writer", `"WRITER"`), open(Error, openService, "show", `"SHOW"`),
	}},
	{"other", "x-other", []change{good("unknown", `{"a": [1, null]}`), good("unknown-null", `null`)}},
}))

// resourceTextFaults are about resources.json as a text.
var resourceTextFaults = []Fault{
	resourceText("resources:missing", Error, none, func(string) string { return gone }),
	resourceText("resources:empty-text", Crash, crashJSON, func(string) string { return "" }),
	resourceText("resources:cut", Crash, crashJSON, func(s string) string { return s[:len(s)/2] }),
	resourceText("resources:trailing-comma", Crash, crashJSON, func(s string) string { return strings.TrimSuffix(s, "\n}\n") + ",\n}\n" }),
	resourceText("resources:comment", Crash, crashJSON, func(s string) string { return "// Zoho\n" + s }),
	resourceText("resources-bom:harmless", OK, none, func(s string) string { return "\ufeff" + s }),
	resourceText("resources-crlf:harmless", OK, none, func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }),
}

// gone is what a text is changed to for the file to be removed.
const gone = "\x00"

// text changes the text of the manifest.
func text(name string, verdict Verdict, change func(string) string) Fault {
	f := late(name, verdict, verdict, none, rewriting(manifestFile, change))
	f.places = []string{"text", "manifest.service", "manifest.x"}
	return f
}

func resourceText(name string, zet Verdict, why Difference, change func(string) string) Fault {
	ours := zet
	if zet == Crash {
		ours = Error
	}
	f := late(name, zet, ours, why, rewriting(resourcesFile, change))
	f.places = []string{"resources"}
	f.Services = []string{"DESK"}
	return f
}

func rewriting(path string, change func(string) string) func(files map[string]string) {
	return func(files map[string]string) {
		if files[path] = change(files[path]); files[path] == gone {
			delete(files, path)
		}
	}
}

// first puts a member in front of the others of the object s.
func first(s, member string) string { return strings.Replace(s, "{", "{\n  "+member+",", 1) }

// everyService makes faults that can be done to the base of any service.
func everyService(table []place) []Fault {
	faults := faultsOf([]string{""}, table)
	for i := range faults {
		faults[i].Services = services
		if strings.HasPrefix(faults[i].Name, "manifest:") {
			faults[i].places = []string{"manifest", "text"}
		}
	}
	return faults
}
