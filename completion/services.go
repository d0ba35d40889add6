package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// services returns the values of service. The name of the product is an alias.
func services(at *cursor) []candidate {
	if at.Slot != manifest.Content || len(at.Path) != 1 || at.name() != "service" {
		return nil
	}
	var list []candidate
	for _, s := range catalog.Services() {
		c := textValue(s.Code).documented(s.Doc, s.Sources)
		c.detail = s.Name
		c.aliases = append([]string{strings.ToLower(s.Name)}, s.Aliases...)
		list = append(list, c)
	}
	return list
}
