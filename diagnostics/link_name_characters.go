package diagnostics

import (
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
)

var linkNameCharacters = &Rule{
	Code:     "link-name-characters",
	Severity: Warning,
	Summary:  "A connection link name has other characters than letters, digits and underscores.",
	Why:      "All link names in published extensions are made of `a` to `z`, digits and `_`, which is what Sigma derives. Compare this one with the Connection Summary page.",
	Bad:      `{"connectionLinkName": "web-shop", "connectionName": "Web shop"}`,
	Good:     `{"connectionLinkName": "web_shop", "connectionName": "Web shop"}`,
	Fix:      "Replaces it by the name that Sigma would derive.",
	Source:   published,
	connector: func(p *Pass, c *manifest.Connector) {
		name, v, ok := linkName(c)
		from, to := strangeIn(name)
		if !ok || from == to {
			return
		}
		d := p.Report(within(v, name, from, to),
			"Connection link name %s has %s in it; expected letters, digits and underscores", shown(name), shown(name[from:to]))
		if derived := manifest.LinkName(name); derived != "" {
			d.Fix(changeTo(derived), change(v, derived))
		}
	},
}

// strangeIn returns the first run of characters in name that no link name has, white space apart.
func strangeIn(name string) (from, to int) {
	for i, r := range name {
		strange := !unicode.IsSpace(r) && (r >= utf8.RuneSelf || !linkNameByte(byte(r)))
		switch {
		case strange && to == 0:
			from, to = i, i+width(name[i:])
		case strange && to == i:
			to += width(name[i:])
		case to > 0:
			return from, to
		}
	}
	return from, to
}

// width returns the bytes of the first character of s.
func width(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
