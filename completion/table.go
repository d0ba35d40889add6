package completion

// provider gives the candidates of one kind for a place, in the order of their rank or, where that is
// equal, in the order they should have.
type provider func(at *place) []candidate

// table has every provider. A new one is a file beside this one and a line here. Among candidates
// of the same rank those of the provider further up come first.
var table = []provider{
	wholeManifests,
	propertyNames,
	linkNames,
	services,
	connectionServices,
	scopes,
	locations,
	knownValues,
	booleans,
	connectors,
	widgets,
	brackets,
}
