package catalog

import (
	"slices"
	"strings"
)

// Place is a kind of object in the manifest.
type Place string

// The places.
const (
	TopLevel     Place = "top-level"       // the manifest itself
	InWidget     Place = "widget"          // an object of modules.widgets or, for SDP, widgets
	InParameter  Place = "parameter"       // an object of config
	InGuideForm  Place = "guide-connector" // a connector in GuideForm
	InSigmaForm  Place = "sigma-connector" // a connector in SigmaForm, wherever it is
	InModules    Place = "modules"         // the modules object
	InCspDomains Place = "csp-domains"     // the cspDomains object
)

// Misnomer is a common wrong name of a property.
type Misnomer struct {
	Typed    string   // in lower case; compare with strings.ToLower of the name
	At       Place    // where it is found
	Services []string // codes of the services it is a misnomer for; empty for all
	Meant    string   // the correct name; empty if there is none
	MeantAt  Place    // where Meant belongs; At unless the property must move
	Doc      string   // the reason, as one sentence for a message
}

// Misnomers returns every known misnomer.
func Misnomers() []Misnomer { return loaded().misnomers }

// FindMisnomer returns the misnomer for typed in an object of a manifest. code is the code of the service and may be empty
// or unknown. Case is ignored, so a caller must check first that typed is not a property of that object.
func FindMisnomer(at Place, code, typed string) (Misnomer, bool) {
	typed = strings.ToLower(typed)
	all := Misnomers()
	for i := range all {
		m := &all[i]
		if m.Typed == typed && m.At == at && (len(m.Services) == 0 || slices.Contains(m.Services, code)) {
			return *m, true
		}
	}
	return Misnomer{}, false
}
