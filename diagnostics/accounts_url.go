package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var accountsURLMissing = &Rule{
	Code:     "accounts-url-missing",
	Severity: Error,
	Summary:  "The OAuth client of a Catalyst application names no accounts server.",
	Why:      "`accounts-url` is the accounts server of the data centre, such as `https://accounts.zoho.com`.",
	Bad:      `{"service": "CATALYST", "client": {"id": "1000.ABC", "scope": "ZohoCatalyst.tables.READ"}` + catalystRest,
	Good:     catalystGood,
	Fix:      "Adds `accounts-url`, to be chosen from the known ones.",
	Source:   toolkit,
	only:     withKey("client"),
	member:   lacksInClient("accounts-url", "accounts server"),
}

var accountsURLValue = &Rule{
	Code:     "accounts-url-value",
	Severity: Error,
	Summary:  "The accounts server of a Catalyst application is not one that the toolkit takes.",
	Why:      "`accounts-url` is exactly the accounts server of a data centre, without a slash at its end. The toolkit knows those of US, EU, IN and CN alone; other servers of Zoho are a warning.",
	Bad:      `{"service": "CATALYST", "client": {"id": "1000.ABC", "scope": "ZohoCatalyst.tables.READ", "accounts-url": "https://accounts.zoho.com/"}` + catalystRest,
	Good:     catalystGood,
	Fix:      "Replaces it by the server that is meant.",
	Source:   toolkit,
	only:     withKey("client"),
	member: membership{[]string{"client"}, func(p *Pass, name string, v syntax.Value) {
		it, k := clientMember(p, name, v, "accounts-url")
		w := it.Value()
		s, ok := needString(p, w, "Accounts server")
		if !ok || k == nil || isSample(s) || isTemplate(s) {
			return
		}
		value, known := catalog.FindValue(k.Allowed, s)
		switch {
		case blank(w):
			p.Report(w.Span(), "Accounts server is blank; expected one such as %s", k.Default)
		case known && value.By == catalog.Documented:
			p.Report(w.Span(), "The toolkit does not know the accounts server %s and rejects it, although it is one of Zoho", shown(s)).Severity = Warning
		case !known:
			d := p.Report(w.Span(), "Accounts server is %s; expected one such as %s", shown(s), k.Default)
			if u := parseURL(s); u != nil && strings.HasPrefix(u.Hostname(), "accounts.zoho") {
				d.Severity = Warning
			}
			if meant := meantServer(k.Allowed, s); meant != "" {
				d.Severity = Error
				d.FixSurely(changeTo(meant), change(w, meant))
				return
			}
			replaceNear(d, w, s, k.Allowed)
		}
	}},
}

// meantServer returns the one of values that has the host of s, whatever its scheme and what stands behind
// the host; empty if there is none.
func meantServer(values []catalog.Value, s string) string {
	u := parseURL(s)
	if u == nil {
		u = parseURL("https://" + s)
	}
	if u != nil {
		for _, v := range values {
			if v.Name == "https://"+u.Hostname() && v.By != catalog.Documented {
				return v.Name
			}
		}
	}
	return ""
}
