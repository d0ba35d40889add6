package catalog

import "strings"

// SDK is the JavaScript library through which the widgets of a service communicate with the product. Client, Start, Read and Texts are
// JavaScript expressions, which may use the results of those before them: client and app.
type SDK struct {
	Script string // URL of the library
	// Client creates the object that the other expressions call client; empty if the library has a global object.
	Client string
	// Start is a promise that is fulfilled when the product and the widget are connected; the others call its value app. It is
	// empty if the library needs no initialization.
	Start string
	// Read is a promise of data of the product. If it is empty, app is such data.
	Read string
	// Reads says what Read or app is: a noun phrase in the middle of a sentence.
	Reads string
	// Texts is an object with the translations in the language of the user; empty if the library does not load them.
	Texts   string
	Sources []Source
}

// sdks decodes sdks.json: the libraries by the names that services refer to.
func (d *decoder) sdks(v value) map[string]SDK {
	all := map[string]SDK{}
	d.object(v, func(id string, v value) { all[id] = d.sdk(v) })
	return all
}

func (d *decoder) sdk(v value) SDK {
	var s SDK
	d.object(v, func(name string, v value) {
		switch name {
		case "script":
			s.Script = d.text(v)
		case "client":
			s.Client = d.text(v)
		case "start":
			s.Start = d.text(v)
		case "read":
			s.Read = d.text(v)
		case "reads":
			s.Reads = d.text(v)
		case "texts":
			s.Texts = d.text(v)
		case "sources":
			s.Sources = d.sourceList(v)
		default:
			d.unknown("an SDK", name)
		}
	})
	return s
}

// of returns the library s for the service called code.
func (s SDK) of(code string) SDK {
	s.Client = strings.ReplaceAll(s.Client, "{service}", code)
	return s
}
