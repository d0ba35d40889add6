package catalog

import (
	"slices"
	"strings"
)

// Place is a kind of object in the manifest, for keys that are known by where they stand.
type Place string

// The places.
const (
	TopLevel     Place = "top-level"       // the manifest itself
	InWidget     Place = "widget"          // an object of modules.widgets or, for SDP, widgets
	InParameter  Place = "parameter"       // an object of config
	InGuideForm  Place = "guide-connector" // a connector in GuideForm
	InSigmaForm  Place = "sigma-connector" // a connector in SigmaForm, wherever it stands
	InModules    Place = "modules"         // the modules object
	InCspDomains Place = "csp-domains"     // the cspDomains object
)

// Misnomer is a key that people type although no product reads it.
type Misnomer struct {
	Typed    string   // in lower case: compare with strings.ToLower of what stands there
	At       Place    // where it is typed
	Services []string // codes of the services it is a misnomer for; empty for all
	Meant    string   // the key that works; empty if there is none
	MeantAt  Place    // where Meant belongs; At unless it has to move
	Doc      string   // why, as the explanation in a message: one sentence
}

// Misnomers returns every known misnomer.
func Misnomers() []Misnomer { return loaded().misnomers }

// FindMisnomer returns what typed stands for at a place of a manifest for the service with the
// given code, which may be empty or unknown. Case is ignored, so a caller has to make sure first
// that typed is no key of that place.
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
