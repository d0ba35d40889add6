package rule

import "plugin-manifest-ls/internal/catalog"

// Noun returns what a message calls the property with that name: its title in the catalogue.
func Noun(keys []catalog.Key, name string) string {
	if k := FindKey(keys, name); k != nil && k.Title != "" {
		return k.Title
	}
	return "Property " + QuoteRaw(name)
}

// NounWithName returns what a message calls a property whose name the reader has to type: Widget location ("location").
func NounWithName(keys []catalog.Key, name string) string {
	if k := FindKey(keys, name); k != nil && k.Title != "" {
		return k.Title + " (" + QuoteRaw(name) + ")"
	}
	return Noun(keys, name)
}

// AddTitle is the title of a fix that adds a property.
func AddTitle(name string) string { return "Add " + QuoteRaw(name) }
