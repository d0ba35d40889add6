package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/text"
)

// locations returns the widget locations of the service.
func locations(at *cursor) []candidate {
	if !at.acceptsString() || at.key.Name != "location" && at.key.Name != "locations" || !strings.Contains(strings.Join(at.Path, "."), "widgets.*") {
		return nil
	}
	taken, used := at.others(), at.usedLocations()
	var list []candidate
	for _, l := range at.Model.Service.Locations {
		once := used[l.Name] && (at.key.UniqueBy != 0 || l.OnceBy != 0)
		if taken[l.Name] || once && at.key.UniqueBy == catalog.Zet {
			continue
		}
		c := location(l)
		if at.Model.Service.ZetLacks(l) {
			c.rank = possible
		}
		if once {
			c.rank = lastResort
			c.detail += ", already used"
		}
		list = append(list, c)
	}
	return list
}

// usedLocations returns the locations of the other widgets.
func (at *cursor) usedLocations() map[string]bool {
	used := map[string]bool{}
	for widget, s := range at.Model.Strings(manifest.InWidgets, "location") {
		if !widget.Span().Touches(at.Offset) {
			used[s] = true
		}
	}
	return used
}

func location(l catalog.Location) candidate {
	c := textValue(l.Name).documented(l.Doc, l.Sources)
	c.detail = l.Page
	if l.Grade == catalog.Seen {
		c.rank = possible
	}
	if l.Placeholder != "" {
		c.json.New = scaffold.Quote(l.Name)
		if start := strings.Index(c.json.New, l.Placeholder); start >= 0 {
			c.json.Stops = []text.Stop{{Span: text.Span{Start: start, End: start + len(l.Placeholder)}}}
		}
	}
	return c
}
