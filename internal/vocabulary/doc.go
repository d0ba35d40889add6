// Package vocabulary says what belongs at a place of a manifest according to the catalogue: which keys an object
// can have, which scopes a connector, and how what is known of them is told. Completion and hover read it, so
// that both say the same.
package vocabulary
