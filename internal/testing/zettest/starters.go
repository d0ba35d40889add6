package zettest

import (
	_ "embed"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/starter"
)

// recordedStarters has a line for each of [Starters], in the form of recorded.
//
//go:embed testdata/starters.tsv
var recordedStarters string

// Starters returns what the command new creates for each service whose extensions zet can validate without a login.
func Starters() []Project {
	var all []Project
	for _, code := range services {
		service, _ := catalog.LookupService(code)
		p := Project{Name: starter.Folder(service), Service: code, Files: map[string]string{}}
		for _, f := range starter.New(service) {
			p.Files[f.Path] = f.Content
		}
		all = append(all, p)
	}
	return all
}
