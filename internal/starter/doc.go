// Package starter has the files of a new extension for each service: a manifest, a page with a script that reads data of the
// product, and the translations and images that the manifest requires. They pass all checks.
//
// What differs between services comes from the catalogue.
package starter
