// Package config reads the project configuration, .plugin-manifest-ls.json.
//
// A [Config] sets the severities of rules, ignored paths and ignored problems. The file is in the folder of an extension
// or in a parent folder up to the root of the repository; [Find] returns all that apply to a folder. Reading skips
// invalid values; diagnostics, which use [Keys], report them.
package config
