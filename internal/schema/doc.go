// Package schema writes what the catalogue knows as JSON Schemas of draft 07, for editors and tools
// that read schemas and do not run this program.
//
// A schema rejects what zet rejects, as far as schemas can say it, and types that the documentation
// contradicts. All else it describes only: unknown keys and values pass, because the
// catalogue may have gaps. What compares entries or looks for files is left to the diagnostics.
//
// Besides the keywords of draft 07 there are three that Visual Studio Code reads and others pass over:
// markdownDescription, enumDescriptions and deprecationMessage.
package schema
