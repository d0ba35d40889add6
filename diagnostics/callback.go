package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var callbackType = &Rule{
	Code:     "callback-type",
	Severity: Error,
	Summary:  "The callbacks are no object.",
	Why:      "`callbackListener` is an object with a URL for each event that your server is told of.",
	Bad:      `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": "https://example.com/hook"}`,
	Good:     `{"service": "DESK", "connectors": [], "secret": "word_5", "callbackListener": {"onUninstall": "https://example.com/hook"}}`,
	Source:   toolkit,
	only:     reads("callbackListener"),
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
	only:     reads("callbackListener"),
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
				d.Severity = faultBy(k.TypeBy)
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
	only:     reads("callbackListener"),
	member: membership{[]string{"callbackListener"}, func(p *Pass, name string, v syntax.Value) {
		keys := keysOf(p, name)
		if v.Kind() != syntax.Object || len(keys) == 0 {
			return
		}
		for it := range v.Items() {
			if finished(it) && keyIn(keys, it.Name()) == nil {
				unknownMember(p, v, it, keys, "Event")
			}
		}
	}},
}

// unknownMember reports the name of it, a member of the object v that is none of keys: as a warning if
// another one is nearly called so, else as information. title is what a message calls a member.
func unknownMember(p *Pass, v syntax.Value, it syntax.Item, keys []catalog.Key, title string) {
	best := nearest{typed: it.Name()}
	for i := range keys {
		if plain(keys[i].Name) == plain(it.Name()) {
			best.word, best.at = keys[i].Name, 0
			break
		}
		best.try(keys[i].Name)
	}
	d := p.Report(it.Key(), "%s %s is unknown", title, shown(it.Name()))
	if best.word == "" {
		d.Severity = Information
		return
	}
	d.Message += "; did you mean " + shown(best.word)
	if _, taken := v.Member(best.word); taken {
		return
	}
	rename := text.Edit{Span: it.Key(), New: quoteRaw(best.word)}
	if plain(best.word) == plain(it.Name()) {
		d.FixSurely(changeTo(best.word), rename)
	} else {
		d.Fix(changeTo(best.word), rename)
	}
}
