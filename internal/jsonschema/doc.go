// Package jsonschema generates JSON Schemas (draft 07) from the catalogue, for editors and tools that read schemas and
// do not run this program.
//
// A schema rejects what zet rejects, as far as a schema can express it, and types that the documentation excludes.
// Everything else is only described: unknown properties and values are valid, because the catalogue may have gaps.
// Comparing entries and finding files is left to the diagnostics.
//
// In addition to the keywords of draft 07, the schemas have three that Visual Studio Code reads and other programs
// ignore: markdownDescription, enumDescriptions and deprecationMessage.
package jsonschema
