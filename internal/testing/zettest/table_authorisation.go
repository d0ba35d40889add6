package zettest

// authorisationTable is about the blocks of Desk that connect an extension with other services.
var authorisationTable = []place{
	{"desk-oauth", "deskOauth", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("array", `[]`), bad("empty", `{}`),
	}},
	{"desk-oauth.name", "deskOauth.name", oauthTexts},
	{"desk-oauth.id", "deskOauth.clientId", oauthTexts},
	{"desk-oauth.secret", "deskOauth.clientSecret", oauthTexts},
	{"desk-oauth.scopes", "deskOauth.scopes", []change{
		good("missing", absent), good("none", `[]`), bad("string", `"Desk.tickets.READ"`), bad("object", `{}`), bad("number", `1`), bad("true", `true`),
	}},
	{"desk-oauth.params", "deskOauth.params", []change{
		good("missing", absent), good("empty", `{}`), bad("string", `"x"`), bad("number", `1`), bad("true", `true`), lax(laxArray, "array", `["x"]`),
	}},
	{"tpa", "TPAOauth", []change{
		good("missing", absent), bad("null", `null`), bad("object", `{}`), bad("string", `"x"`), good("none", `[]`),
	}},
	{"tpa.item", "TPAOauth.+", []change{
		crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("empty", `{}`), bad("array", `[]`),
	}},
	{"tpa.name", "TPAOauth.0.name", []change{
		bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("blank", `" "`), bad("digit-first", `"1a"`), bad("dot", `"a.b"`),
		good("all-allowed", `"A-b_c 1"`), good("blank-behind", `"a "`),
	}},
	{"tpa.name", "TPAOauth.1.name", []change{
		bad("same", `"chat"`).touching("TPAOauth.0"), bad("same-blank-behind", `"chat "`).touching("TPAOauth.0"), good("same-other-case", `"Chat"`),
	}},
	{"tpa.id", "TPAOauth.0.clientId", []change{bad("missing", absent), bad("empty-string", `""`), good("number", `1`), good("blank", `" "`)}},
	{"tpa.secret", "TPAOauth.0.clientSecret", []change{bad("missing", absent), bad("empty-string", `""`), good("number", `1`), good("blank", `" "`)}},
	{"tpa.authorise", "TPAOauth.0.authoriseUrl", requiredURLs},
	{"tpa.token", "TPAOauth.0.tokenUrl", requiredURLs},
	{"tpa.revoke", "TPAOauth.0.revokeUrl", optionalURLs},
	{"tpa.params", "TPAOauth.0.params", []change{
		good("missing", absent), good("empty", `{}`), bad("string", `"x"`), bad("number", `1`), bad("false", `false`), lax(laxArray, "array", `["x"]`),
		open(OK, openNull, "null", `null`),
	}},
	{"callback", "callbackListener", []change{
		good("missing", absent).touching("secret"), crash(crashNull, "null", `null`), bad("string", `"https://example.com"`), bad("number", `1`), bad("false", `false`),
		good("empty", `{}`), lax(laxArray, "array", `[]`),
	}},
	{"callback.desk", "callbackListener.onDeskAuthorise", optionalURLs},
	{"callback.tpa", "callbackListener.onTPAAuthorise", optionalURLs},
	{"callback.revoke", "callbackListener.onTPARevoke", optionalURLs},
	{"callback.update", "callbackListener.onUpdate", optionalURLs},
	{"callback.config", "callbackListener.onConfigParamChange", optionalURLs},
	{"callback.uninstall", "callbackListener.onUninstall", optionalURLs},
	{"callback.other", "callbackListener.onSomething", []change{good("no-url", `"x"`), good("number", `1`)}},
	{"secret", "secret", []change{
		bad("missing", absent).touching("callbackListener"), bad("null", `null`).touching("callbackListener"), bad("number", `1`).touching("callbackListener"),
		open(OK, laxEmpty, "empty-string", `""`).touching("callbackListener"), good("other", `"word_5"`),
	}},
	{"authorisation", "zohoAuthorisation", []change{
		good("missing", absent), crash(crashNull, "null", `null`), bad("string", `"x"`), bad("number", `1`), bad("true", `true`), good("empty", `{}`),
		lax(laxArray, "array", `[]`), bad("array-of-one", `[1]`),
	}},
	{"authorisation.type", "zohoAuthorisation.type", []change{bad("missing", absent), good("oauth", `"oauth"`), good("unknown", `"x"`)}},
	{"authorisation.service", "zohoAuthorisation.serviceName", []change{
		good("missing", absent), open(Error, openDesk, "other", `"zoho_desk"`), bad("null", `null`), bad("empty-string", `""`), bad("blank-behind", `"zlabs_integration "`), bad("number", `1`),
	}},
}

// oauthTexts are the values of a required text.
var oauthTexts = []change{
	bad("missing", absent), bad("null", `null`), bad("zero", `0`), bad("number", `1`), bad("empty-string", `""`), bad("object", `{}`), bad("true", `true`), good("blank", `" "`),
}

var requiredURLs = []change{
	bad("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("path", `"/app/widget.html"`), bad("host", `"example.com"`), bad("ftp", `"ftp://example.com"`),
	good("other", `"http://example.com/x"`), good("no-slashes", `"https:example.com"`), lax(laxURL, "array", `["https://example.com"]`),
}

var optionalURLs = []change{
	good("missing", absent), bad("null", `null`), bad("number", `1`), bad("empty-string", `""`), bad("path", `"/app/widget.html"`), bad("host", `"example.com"`), bad("ftp", `"ftp://example.com"`),
	good("other", `"http://example.com/x"`), lax(laxURL, "array", `["https://example.com"]`),
}
