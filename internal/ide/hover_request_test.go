package ide_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/ide"
)

func TestHoverRequest(t *testing.T) {
	source := catalog.Source{Title: "Contact.json", URL: "https://example.com/Contact.json"}
	sets := func(sets ...[]string) [][]string { return sets }
	for _, c := range []struct {
		name, line string
		required   catalog.Requirement
		want       []string
	}{
		{
			"alternatives", "GET https://a.com/x",
			catalog.Requirement{Listed: true, Scopes: sets([]string{"A"}, []string{"B"}, []string{"A"})},
			[]string{"`GET https://a.com/x` — Zoho Desk request", "Requires `A` or `B`."},
		},
		{
			"sets", "GET https://a.com/…",
			catalog.Requirement{Listed: true, Scopes: sets([]string{"A", "B"}, []string{"C"})},
			[]string{"`GET https://a.com/…` — Zoho Desk request", "Requires `A` and `B`, or `C`."},
		},
		{
			"other operations", "GET https://a.com/…",
			catalog.Requirement{Listed: true, Scopes: sets([]string{"A"}), Others: sets([]string{"A"}, []string{"D"})},
			[]string{"`GET https://a.com/…` — Zoho Desk request", "Requires `A`.", "Depending on the unknown parts of the URL, it can require `D` instead."},
		},
		{
			"mentioned", "GET https://a.com/x",
			catalog.Requirement{Listed: true, Scopes: sets([]string{"A"}), Mentioned: []string{"M", "N"}},
			[]string{"`GET https://a.com/x` — Zoho Desk request", "Requires `A`.", "The documentation also lists `M` and `N`, but requests succeed without them."},
		},
		{
			"derived", "PUT https://a.com/x",
			catalog.Requirement{Listed: true, Grade: catalog.DerivedRequest, Scopes: sets([]string{"A"})},
			[]string{"`PUT https://a.com/x` — Zoho Desk request", "Probably requires `A`.", "The requirement is derived from the usual scopes of the resource, not confirmed."},
		},
		{
			"backtick and line break", "GET https://a.com/`x\ny",
			catalog.Requirement{Listed: true, Scopes: sets([]string{"A"})},
			[]string{"`GET https://a.com/'x y` — Zoho Desk request", "Requires `A`."},
		},
		{
			"many", "GET https://a.com/x",
			catalog.Requirement{Listed: true, Scopes: sets([]string{"A"}, []string{"B"}, []string{"C"}, []string{"D"}, []string{"E"},
				[]string{"F"}, []string{"G"}, []string{"H"}, []string{"I"}, []string{"J"}, []string{"K"}, []string{"L"}, []string{"M"}, []string{"N"})},
			[]string{"`GET https://a.com/x` — Zoho Desk request", "Requires `A` or `B` or `C` or `D` or `E` or `F` or `G` or `H` or `I` or `J` or `K` or `L` or one of 2 more."},
		},
	} {
		c.required.Product, c.required.Source = "Zoho Desk", source
		want := strings.Join(append(c.want, "Source: [Contact.json](https://example.com/Contact.json)"), "\n\n")
		if got := ide.HoverRequest(c.line, c.required); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
