package rule

import (
	"plugin-manifest-ls/internal/catalog"
)

// ExampleWithResources begins the examples of the rules about resources.json: a Desk extension.
const ExampleWithResources = "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/img/logo.png --\n-- resources.json --\n"

// HasResources reports whether the extensions of a service have a resources.json.
func HasResources(s *catalog.Service) bool { return s.ResourcesBy != 0 }
