package diagnostics

import "plugin-manifest-ls/internal/syntax"

var storageType = &Rule{
	Code:     "storage-type",
	Severity: Error,
	Summary:  "Whether the extension has storage is not a boolean.",
	Why:      "`storage` is `true` if the product sets aside data storage for the extension, else `false`.",
	Bad:      `{"service": "DESK", "storage": "true"}`,
	Good:     `{"service": "DESK", "storage": true}`,
	Fix:      "Replaces it by the boolean that is meant.",
	Source:   toolkit,
	only:     withKey("storage"),
	member: membership{[]string{"storage"}, func(p *Pass, name string, v syntax.Value) {
		if k := p.key(name); !takes(k, v) {
			graded(p, rejection(k.TypeBy), func() { needBoolean(p, v, "Storage") })
		}
	}},
}
