package completion

import "plugin-manifest-ls/internal/manifest"

// provider returns the candidates of one kind at a cursor, those of equal rank in their final order.
type provider func(at *cursor) []candidate

// table has the providers of each kind of file. A new one is a file in this folder and a line here. Candidates of equal
// rank are in the order of their providers.
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
		remainingProperties,
		widgets,
		parameters,
		arrayItems,
		blocks,
		brackets,
	},
	manifest.Resources: {
		propertyNames,
		targets,
		paths,
		knownValues,
		booleans,
		arrayItems,
		resources,
		brackets,
	},
	manifest.Configuration: {
		propertyNames,
		knownValues,
		booleans,
		arrayItems,
		brackets,
	},
}
