package connector

import (
	"net/url"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var authorizationURL = &rule.Rule{
	Code:     "authorization-url",
	Severity: rule.Error,
	Summary:  "The authorization URL of a connector is not an absolute https URL.",
	Why:      "The user's browser opens the authorization URL, so it must be absolute. An `http:` URL is a warning: anyone on the network can read and change what is sent.",
	Bad:      `{"name": "slides", "type": "OAuth", "authorizationUrl": "accounts.google.com/o/oauth2/v2/auth", "scopes": ["openid"]}`,
	Good:     `{"name": "slides", "type": "OAuth", "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth", "scopes": ["openid"]}`,
	Fix:      "Adds `https://`, or replaces `http:` with `https:`.",
	Source:   rule.OAuthSecurity,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, ok := c.Member("authorizationUrl")
		v := it.Value()
		if !ok || !rule.IsFinished(v) {
			return
		}
		s, isString := rule.Content(v)
		switch {
		case !isString:
			p.Report(v.Span(), "Authorization URL must be a string, not %s", rule.TypeName(v))
		case rule.Blank(v):
			p.Report(v.Span(), "Authorization URL must not be empty")
		case rule.IsTemplate(s):
		default:
			checkURL(p, v, s)
		}
	},
}

// checkURL checks the string v, whose content is s.
func checkURL(p *rule.Pass, v syntax.Value, s string) {
	u, err := url.Parse(s)
	scheme := ""
	if err == nil && u.Host != "" {
		scheme = u.Scheme
	}
	switch scheme {
	case "https":
	case "http":
		if host := u.Hostname(); host == "localhost" || host == "127.0.0.1" || host == "::1" {
			return
		}
		d := p.Report(rule.Within(v, s, 0, len("http")), "Authorization URL must use https, not http")
		d.Severity = rule.Warning
		d.Fix("Change to https", rule.ReplaceString(v, "https"+s[len("http"):]))
	default:
		d := p.Report(v.Span(), "Authorization URL %s must begin with \"https://\"", rule.Display(s))
		if meant := absoluteURL(s); meant != "" {
			d.Fix(rule.ChangeTitle(meant), rule.ReplaceString(v, meant))
		}
	}
}

// absoluteURL returns s as an absolute URL; empty if the host is unclear.
func absoluteURL(s string) string {
	meant := strings.TrimSpace(s)
	switch {
	case strings.HasPrefix(meant, "//"):
		meant = "https:" + meant
	case !strings.Contains(meant, "://"):
		meant = "https://" + meant
	}
	u, err := url.Parse(meant)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Hostname(), ".") {
		return ""
	}
	return meant
}
