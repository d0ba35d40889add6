package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var callbackType = &Rule{
	Code:     "callback-type",
	Severity: Error,
	Summary:  "The callbacks are no object.",
	Why:      "`callbackListener` is an object with a URL for each event that your server is told of.",
	Bad:      `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": "https://example.com/hook"}`,
	Good:     `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": {"onUninstall": "https://example.com/hook"}}`,
	Source:   toolkit,
	only:     withKey("callbackListener"),
	member: membership{[]string{"callbackListener"}, func(p *Pass, _ string, v syntax.Value) {
		needObject(p, v, `Property "callbackListener"`)
	}},
}

var callbackURL = &Rule{
	Code:     "callback-url",
	Severity: Error,
	Summary:  "A callback is no URL.",
	Why:      "The product calls your server at the address of a callback, which is an absolute URL. The toolkit does not look at the events that only the documentation has; there this is a warning.",
	Bad:      `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": {"onUninstall": "example.com/hook"}}`,
	Good:     `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": {"onUninstall": "https://example.com/hook"}}`,
	Fix:      "Puts `https://` before a host.",
	Source:   toolkit,
	only:     withKey("callbackListener"),
	member: membership{[]string{"callbackListener"}, func(p *Pass, name string, v syntax.Value) {
		if v.Kind() != syntax.Object {
			return
		}
		for it := range v.Items() {
			k := keyIn(keysOf(p, name), it.Name())
			if k == nil || k.Type != catalog.URL {
				continue
			}
			d := needURL(p, it.Value(), "Callback address")
			if settled(it.Value()) && it.Value().Kind() != syntax.String {
				d = wrongType(p, it.Value(), "Callback address", "a URL")
			}
			if d != nil {
				d.Severity = rejection(k.TypeBy)
			}
		}
	}},
}

var callbackUnknown = &Rule{
	Code:     "callback-unknown",
	Severity: Warning,
	Summary:  "A callback is for an event that is not known.",
	Why:      "Nobody calls an address whose event the product does not know. Where no other event is near, this is no more than information: there may be some that are not documented.",
	Bad:      `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": {"onUninstalled": "https://example.com/hook"}}`,
	Good:     `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": {"onUninstall": "https://example.com/hook"}}`,
	Fix:      "Replaces it by the event that is meant.",
	Source:   catalog.Source{Title: "Desk: invoke API", URL: "https://www.zoho.com/desk/extensions/guide/desk-invoke-api.html", Grade: catalog.Documented},
	only:     withKey("callbackListener"),
	member: membership{[]string{"callbackListener"}, func(p *Pass, name string, v syntax.Value) {
		keys := keysOf(p, name)
		if v.Kind() != syntax.Object || len(keys) == 0 {
			return
		}
		for it := range v.Items() {
			inMembers(p, inCallbacks, keys, v).checkMember(p, it, "Event")
		}
	}},
}

// inCallbacks is the place of the members of callbackListener, for which there are no misnomers.
const inCallbacks catalog.Place = "callbacks"
