package diagnostics

import (
	"net/url"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var authorizationURL = &Rule{
	Code:     "authorization-url",
	Severity: Error,
	Summary:  "The authorization URL of a connector is not an absolute URL.",
	Why:      "The user's browser is sent to the authorization URL, so it has to be complete. With `http:`, which is a warning, anybody on the way can read and change what is sent.",
	Bad:      `{"name": "slides", "type": "OAuth", "authorizationUrl": "accounts.google.com/o/oauth2/v2/auth", "scopes": ["openid"]}`,
	Good:     `{"name": "slides", "type": "OAuth", "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth", "scopes": ["openid"]}`,
	Fix:      "Puts `https://` before it.",
	Source:   oauthSecurity,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.Member("authorizationUrl")
		v := it.Value()
		if !ok || !settled(v) {
			return
		}
		s, isString := content(v)
		switch {
		case !isString:
			p.Report(v.Span(), "Authorization URL must be a string, not %s", kindOf(v))
		case blank(v):
			p.Report(v.Span(), "Authorization URL is blank; expected one that begins with https://")
		case isSample(s) || isTemplate(s):
		default:
			checkURL(p, v, s)
		}
	},
}

// checkURL looks at the content s of v, which should be an absolute URL.
func checkURL(p *Pass, v syntax.Value, s string) {
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
		span := within(v, s, 0, len("http"))
		d := p.Report(span, "Authorization URL is not protected; expected https: in place of http:")
		d.Severity = Warning
		d.Fix("Change to https:", change(v, "https"+s[len("http"):]))
	default:
		d := p.Report(v.Span(), "Authorization URL %s is not absolute; expected one that begins with https://", shown(s))
		if meant := absolute(s); meant != "" {
			d.Fix(changeTo(meant), change(v, meant))
		}
	}
}

// absolute returns the URL that s is meant to be, empty if that cannot be told.
func absolute(s string) string {
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
