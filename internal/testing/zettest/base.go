package zettest

import (
	"embed"
	"maps"
	"path"

	"golang.org/x/tools/txtar"
)

// bases has an archive for each service whose extensions zet can validate without a login.
//
//go:embed bases
var bases embed.FS

// services are the services of the bases. MAIL is not among them, since zet asks Zoho's server about
// it, nor are those that zet does not know.
var services = []string{
	"DESK", "PROJECTS", "SDP", "CREATOR", "CATALYST", "BIGIN", "CRM", "RECRUIT", "QNTRL", "FINANCE", "IOT", "TEAMINBOX",
	"INVENTORY", "PEOPLE", "EXPENSE", "BILLING", "FSM", "LOGS360CLOUD",
}

// everywhere are the files that every base has beside its own.
var everywhere = map[string]string{
	"README.md":                "An extension.\n",
	"app/widget.html":          "<!doctype html>\n<script src=\"js/extension.js\"></script>\n",
	"app/js/extension.js":      "\n",
	"app/css/style.css":        "\n",
	"app/img/logo.png":         "",
	"app/img/icon.svg":         "<svg/>\n",
	"app/translations/en.json": "{}\n",
}

// base returns a new draft that is the base of service.
func base(service string) *draft {
	text, err := bases.ReadFile(path.Join("bases", service+".txtar"))
	if err != nil {
		panic(err) // it is in the program
	}
	d := &draft{service: service, json: map[string]any{}, files: maps.Clone(everywhere), sizes: map[string]int64{}}
	for _, f := range txtar.Parse(text).Files {
		switch f.Name {
		case manifestFile:
			d.json["manifest"] = decode(string(f.Data))
		case resourcesFile:
			d.json["resources"] = decode(string(f.Data))
		default:
			d.files[f.Name] = string(f.Data)
		}
	}
	return d
}
