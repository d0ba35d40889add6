package completion

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

// locales returns locale codes: first, for the default locale, those of the extension, then those with a translation
// file, then the others.
func locales(at *cursor) []candidate {
	if !at.acceptsString() || !at.isLocale() {
		return nil
	}
	values := at.key.Allowed
	if len(values) == 0 {
		values = catalog.Locales()
	}
	if at.key.ClosedBy == 0 {
		values = at.withTranslations(values)
	}
	taken, used := at.others(), at.usedLocales()
	var list []candidate
	for _, v := range values {
		if taken[v.Name] {
			continue
		}
		c := at.known(v)
		switch {
		case used[v.Name]:
			c.rank, c.detail = likely, `in "locale"`
		case at.translated(v.Name):
			c.rank, c.detail = likely, catalog.Package().Translation(v.Name)
		case at.around.Files != nil && at.key.FilesBy != 0:
			c.detail = "no translation file"
		}
		list = append(list, c)
	}
	return list
}

func (at *cursor) isLocale() bool { return at.name() == "locale" || at.name() == "defaultLocale" }

// usedLocales returns the locales of the extension when the default locale is completed.
func (at *cursor) usedLocales() map[string]bool {
	used := map[string]bool{}
	if at.name() == "locale" {
		return used
	}
	it, _ := at.Model.Member("locale")
	for item := range it.Value().Items() {
		if s, ok := item.Value().Str(); ok {
			used[s] = true
		}
	}
	return used
}

// translated reports whether the locale has a translation file.
func (at *cursor) translated(locale string) bool {
	return at.around.Files != nil && at.around.Files.State(catalog.Package().Translation(locale)) == project.File
}

// withTranslations returns values followed by other locales with a translation file.
func (at *cursor) withTranslations(values []catalog.Value) []catalog.Value {
	if at.around.Files == nil {
		return values
	}
	values = slices.Clone(values)
	for _, e := range at.around.Files.App().Entries {
		locale, json := strings.CutSuffix(path.Base(e.Path), ".json")
		if _, ok := catalog.FindValue(values, locale); json && !ok && e.State == project.File && e.Path == catalog.Package().Translation(locale) {
			values = append(values, catalog.Value{Name: locale})
		}
	}
	return values
}
