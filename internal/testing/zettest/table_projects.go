package zettest

import "slices"

// projectsTable is what only Projects has.
var projectsTable = []place{
	{"locale.projects", "locale", []change{good("none", `[]`).touching("file"), good("no-en", `["ja"]`).touching("file")}},
	{"widget.name", "modules.widgets.1.name", []change{good("same", `"Task panel"`)}},
	{"widget.location", "modules.widgets.0.location", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("unknown", `"task_bar"`), bad("capital", `"Task_tab"`),
		bad("blank-behind", `"task_tab "`), bad("array", `["task_tab"]`), bad("of-desk", `"desk.topband"`),
		bad("same", `"attachment_picker"`).touching("modules.widgets"),
	}, values(good, `"app_settings"`, `"issue_tab"`, `"taskdetails_rightpanel"`, `"issuedetails_rightpanel"`, `"top_band"`, `"project_tab"`, `"milestone_tab"`))},
	{"widget.icon", "modules.widgets.0.icon", []change{good("number", `1`).touching("modules.widgets.0"), good("not-there", `"/app/img/none.png"`).touching("modules.widgets.0")}},
	{"widget.picker-icon", "modules.widgets.1.icon", requiredIcons},
	{"widget.details-icon", "modules.widgets.2.icon", requiredIcons},
	{"config", "config", []change{
		good("missing", absent), bad("null", `null`), bad("object", `{}`), bad("string", `"x"`), good("none", `[]`),
		good("ten", list(10, `{"name": "a%d", "type": "text", "is_mandatory": false, "is_secure": false}`)),
		bad("eleven", list(11, `{"name": "a%d", "type": "text", "is_mandatory": false, "is_secure": false}`)),
	}},
	{"config.item", "config.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`), bad("only-name", `{"name": "a"}`),
	}},
	{"config.name", "config.0.name", configNames},
	{"config.name", "config.1.name", []change{
		bad("same", `"greeting"`).touching("config.0"), bad("same-blank-behind", `"greeting "`).touching("config.0"), good("same-other-case", `"Greeting"`),
	}},
	{"config.type", "config.5.type", slices.Concat([]change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("capital", `"Text"`), bad("unknown", `"colour"`), bad("picklist", `"picklist"`),
		bad("selectbox-without-options", `"selectbox"`),
	}, values(good, `"text"`, `"checkbox"`, `"number"`, `"url"`, `"multiline"`, `"hidden"`))},
	{"config.mandatory", "config.5.is_mandatory", booleans},
	{"config.secure", "config.5.is_secure", booleans},
	{"config.options", "config.1.options", []change{
		bad("missing", absent), bad("null", `null`), bad("object", `{}`), bad("string", `"small"`), good("none", `[]`),
	}},
	{"config.text-default", "config.0.default", defaults},
	{"config.password-default", "config.5.default", defaults},
	{"config.number-default", "config.2.default", []change{
		good("missing", absent), good("negative", `"-5"`), bad("letters", `"abc"`), bad("unit", `"5px"`), bad("number", `5`), bad("null", `null`),
		lax(laxNumber, "empty-string", `""`), lax(laxNumber, "blank", `" "`), lax(laxNumber, "fraction", `"1.5"`), lax(laxNumber, "exponent", `"1e3"`), lax(laxNumber, "hex", `"0x10"`),
	}},
	{"config.checkbox-default", "config.3.default", []change{
		strict(strictCheckbox, "true", `true`), strict(strictCheckbox, "false", `false`), bad("letters", `"yes"`), bad("number", `1`), bad("null", `null`),
	}},
	{"config.url-default", "config.4.default", []change{
		{name: "url", value: `"https://example.com"`, zet: Crash, ours: OK, why: crashURL},
		{name: "host", value: `"example.com"`, zet: Crash, ours: Error, why: crashURL},
		bad("number", `1`), bad("null", `null`),
	}},
	{"config.select-default", "config.1.default", []change{
		strict(strictOption, "option", `"small"`).touching("config.1"), lax(laxOption, "no-option", `"huge"`).touching("config.1"), bad("number", `1`), bad("null", `null`),
	}},
	{"config.other", "config.0.x-other", []change{good("unknown", `1`)}},
}

// requiredIcons are the values of the icon of a widget at a place that shows it.
var requiredIcons = []change{
	bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("blank", `" "`), bad("no-slash", `"app/img/icon.svg"`),
	bad("not-there", `"/app/img/none.png"`), bad("ftp", `"ftp://example.com/icon.png"`), bad("array", `["/app/img/icon.svg"]`),
	strict(strictQuery, "query", `"/app/img/icon.svg?a"`),
	good("png", `"/app/img/logo.png"`), good("html", `"/app/widget.html"`), good("url", `"https://example.com/icon"`),
}

// defaults are the values of the default of a parameter that is any text.
var defaults = []change{
	good("missing", absent), good("empty-string", `""`), good("long", long(500, "a")), bad("number", `1`), bad("true", `true`), bad("null", `null`), bad("array", `["a"]`),
}
