// Package config reads .plugin-manifest-ls.json, in which a project says what it wants to be told.
//
// A [Config] gives rules another severity, names paths that are not looked at and findings that are passed
// over. The file stands in an extension's folder or in one above it, up to the root of the repository;
// [Find] gathers those that hold for a folder. What is wrong in such a file is for the diagnostics to
// say, which know it by its [Keys]: whoever reads it here takes what can be taken.
package config
