package code

import (
	"strings"
	"sync"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

const connectSrc = "connect-src"

var connectSrcHostMissing = &rule.Rule{
	Code:     "connect-src-host-missing",
	Severity: rule.Information,
	Summary:  "A page sends a request to a host that is not listed in \"connect-src\".",
	Why: "The content security policy of a page allows `fetch`, `XMLHttpRequest`, `WebSocket`, `EventSource` and `sendBeacon` to access only the hosts in `cspDomains.connect-src` and Zoho's own hosts. " +
		"Creator documents that it blocks other requests, so this is a warning there. Scripts, style sheets, images and links are not affected, nor are requests through a Zoho SDK. " +
		"A wildcard does not match the domain itself, and an entry without a port matches only the default port.",
	Bad:    exampleOfCreator + "fetch(\"https://other.example.net/orders\");\n",
	Good:   exampleOfCreator + "fetch(\"https://api.example.com/orders\");\n",
	Fix:    "Adds the host to `connect-src`.",
	Source: rule.CreatorURLs,
	Only:   hasPolicy,
	CheckCode: func(p *rule.Pass, x *symbols.Index) {
		policy := sync.OnceValue(func() *hostPolicy { return policyOf(p.Model) })
		checkRequests(p, x, func(r symbols.Request) bool {
			return r.Surface.Browser && !r.Possible && x.RunsInPages(r.AtFile) && checkBrowserRequest(p, policy(), r)
		})
	},
}

const exampleOfCreator = "-- plugin-manifest.json --\n" +
	"{\"service\": \"CREATOR\", \"cspDomains\": {\"connect-src\": [\"https://api.example.com\"]}, \"config\": []}\n" +
	"-- app/widget.html --\n<!DOCTYPE html>\n<script src=\"main.js\"></script>\n-- app/main.js --\n"

// hasPolicy reports whether pages of a service have a content security policy with the hosts of the manifest. The toolkit
// serves those of CRM, Bigin and Catalyst without one.
func hasPolicy(s *catalog.Service) bool {
	switch s.Code {
	case "CRM", "BIGIN", "CATALYST":
		return false
	}
	return rule.HasProperty(rule.CSPDomains)(s)
}

// checkBrowserRequest reports the host of a request unless the policy allows it.
func checkBrowserRequest(p *rule.Pass, policy *hostPolicy, r symbols.Request) (reported bool) {
	u := externalURL(r)
	if u == nil || policy.allows(u, !strings.ContainsRune(r.URL, symbols.Hole)) {
		return false
	}
	consequence := "otherwise the browser may block the request"
	blocked := p.Model.Service.Code == "CREATOR"
	if blocked {
		consequence = "otherwise the browser blocks the request"
	}
	d := p.ReportIn(r.File, hostSpan(r), `Host %s must be listed in "cspDomains.connect-src"; %s`, rule.Display(u.Host()), consequence)
	if blocked {
		d.Severity = rule.Warning
	}
	m := p.Model
	origin := u.Scheme() + "://" + u.Host()
	d.FixIn(project.Manifest, "Add "+rule.Display(origin)+` to "connect-src"`, func() []text.Edit { return addSource(m, origin) })
	return true
}

// addSource returns the edits that add a source to connect-src, nil if the value is not complete.
func addSource(m *manifest.Model, origin string) []text.Edit {
	f := syntax.Fragment{New: rule.QuoteRaw(origin)}
	i := catalog.IndexKey(m.Service.Keys, rule.CSPDomains)
	it, ok := m.Member(rule.CSPDomains)
	if i < 0 {
		return nil
	}
	k := m.Service.Keys[i]
	directive := rule.FindKey(k.Keys, connectSrc)
	if directive == nil {
		return nil
	}
	list := func(catalog.Key) syntax.Fragment { return scaffold.List(connectSrc, f) }
	if !ok {
		return rule.AddProperties(m.Root, m.Service.Keys, m.Service.Keys[i:i+1], func(catalog.Key) syntax.Fragment {
			return scaffold.Named(rule.CSPDomains, scaffold.Object(scaffold.List(connectSrc, f)))
		})
	}
	v := it.Value()
	if v.Kind() != syntax.Object || !v.Whole() {
		return nil
	}
	inside, ok := v.Member(connectSrc)
	if !ok {
		return rule.AddProperties(v, k.Keys, []catalog.Key{*directive}, list)
	}
	if array := inside.Value(); array.Kind() == syntax.Array && array.Whole() {
		return array.Append(f)
	}
	return nil
}
