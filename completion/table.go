package completion

import "plugin-manifest-ls/internal/manifest"

// provider gives the candidates of one kind for a place, in the order of their rank or, where that is
// equal, in the order they should have.
type provider func(at *place) []candidate

// table has every provider, by the kind of file. A new one is a file beside this one and a line here.
// Among candidates of the same rank those of the provider further up come first.
var table = [...][]provider{
	manifest.Manifest: {
		wholeManifests,
		propertyNames,
		linkNames,
		services,
		connectionServices,
		scopes,
		locations,
		locales,
		options,
		paths,
		knownValues,
		booleans,
		connectors,
		rests,
		widgets,
		parameters,
		elements,
		blocks,
		brackets,
	},
	manifest.Resources: {
		propertyNames,
		targets,
		paths,
		knownValues,
		booleans,
		elements,
		resources,
		brackets,
	},
	manifest.Configuration: {
		propertyNames,
		knownValues,
		booleans,
		elements,
		brackets,
	},
}
