package rule

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
)

// UsualKeys returns the properties that a parameter must have, always or in some cases, and its type.
func UsualKeys(c *catalog.Config) []catalog.Key {
	var keys []catalog.Key
	for _, k := range c.Keys {
		if k.Required || k.Name == c.TypeKey || k.RequiredIf.Key == userDefined || slices.Contains(c.Together, k.Name) || k.Name == userDefined {
			keys = append(keys, k)
		}
	}
	return keys
}

// userDefined is the key that says that a user fills in the parameter.
const userDefined = "userdefined"
