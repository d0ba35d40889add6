package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var resourcesValue = &Rule{
	Code:     "resources-value",
	Severity: Error,
	Summary:  "A value in resources.json is not one of those that are known.",
	Why:      "The toolkit compares letter by letter with the values it knows.",
	Bad:      withResources + `{"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "post"}]}` + "\n",
	Good:     withResources + `{"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "POST"}]}` + "\n",
	Fix:      "Replaces it by the value that is probably meant.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.key.ClosedBy == 0 || len(r.key.Allowed) == 0 {
			return
		}
		if _, known := catalog.FindValue(r.key.Allowed, s); known {
			return
		}
		d := p.Report(r.value.Span(), "%s must be %s, not %s", r.title(), oneOf(r.key.Allowed), shown(s))
		d.Severity = severityBy(r.key.ClosedBy)
		replaceNear(d, r.value, s, r.key.Allowed)
	}),
}

var resourcesBlank = &Rule{
	Code:     "resources-blank",
	Severity: Error,
	Summary:  "A name in resources.json is blank.",
	Why:      "The toolkit wants more than white space in names and descriptions.",
	Bad:      withResources + `{"fields": [{"resourceName": " "}]}` + "\n",
	Good:     withResources + `{"fields": [{"resourceName": "my_field"}]}` + "\n",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		if s, ok := r.text(); ok && r.key.MinBy != 0 && !r.item && strings.TrimSpace(s) == "" {
			p.Report(r.value.Span(), "%s must not be blank", r.title()).Severity = severityBy(r.key.MinBy)
		}
	}),
}

var resourcesLength = &Rule{
	Code:     "resources-length",
	Severity: Error,
	Summary:  "A name in resources.json is too long.",
	Why:      "The toolkit takes names of up to 250 characters.",
	Bad:      withResources + `{"customActions": [{"resourceName": "` + strings.Repeat("a", 251) + `", "customActionName": "Notify", "targetId": "1"}]}` + "\n",
	Good:     withResources + `{"customActions": [{"resourceName": "notify", "customActionName": "Notify", "targetId": "1"}]}` + "\n",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.item || r.key.MaxBy == 0 || len(s) <= r.key.Max {
			return
		}
		if n, _ := beyond(s, r.key.Max); n > r.key.Max {
			p.Report(r.value.Span(), "%s has %d characters; at most %d are allowed", r.title(), n, r.key.Max).Severity = severityBy(r.key.MaxBy)
		}
	}),
}

var resourcesCount = &Rule{
	Code:     "resources-count",
	Severity: Error,
	Summary:  "A list in resources.json has too few or too many items.",
	Why:      "An extension has up to 10 permissions and up to 10 fields. Where there is none, the list is left out: the toolkit does not take an empty one.",
	Bad:      withResources + `{"permissions": []}` + "\n",
	Good:     withResources + "{}\n",
	Fix:      "Removes an empty list.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		if r.item || r.value.Kind() != syntax.Array || r.wants() != catalog.Array {
			return
		}
		switch n := r.value.Len(); {
		case n < r.key.Min && r.key.MinBy != 0:
			d := p.Report(head(r.value), "%s has no items; expected at least %d, or that it is left out", r.title(), r.key.Min)
			d.Severity = severityBy(r.key.MinBy)
			d.Fix("Remove "+r.key.Name, r.remove())
		case n > r.key.Max && r.key.MaxBy != 0:
			first := r.value.Item(r.key.Max).Value()
			p.Report(head(first), "%s has %d items; at most %d are allowed", r.title(), n, r.key.Max).Severity = severityBy(r.key.MaxBy)
		}
	}),
}

var resourcesURL = &Rule{
	Code:     "resources-url",
	Severity: Error,
	Summary:  "An address in resources.json is no URL.",
	Why:      "Addresses are absolute URLs. The toolkit looks at the address that a channel redirects to; at the others it is a warning.",
	Bad:      withResources + `{"channel": {"resourceName": "chat", "channelLogoPath": "/app/img/logo.png", "sync": {"push": "https://chat.example.com/push"}, "redirectUrl": "chat.example.com"}}` + "\n",
	Good:     withResources + `{"channel": {"resourceName": "chat", "channelLogoPath": "/app/img/logo.png", "sync": {"push": "https://chat.example.com/push"}, "redirectUrl": "https://chat.example.com"}}` + "\n",
	Fix:      "Puts `https://` before a host.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.wants() != catalog.URL || isSample(s) || parseURL(s) != nil {
			return
		}
		d := p.Report(r.value.Span(), "%s must be a URL such as \"https://example.com/\", not %s", r.title(), shown(s))
		d.Severity = r.typeSeverity()
		if meant, sure := meantURL(s); meant != "" {
			replaceBy(d, r.value, meant, sure)
		}
	}),
}
