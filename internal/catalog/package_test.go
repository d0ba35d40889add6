package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPackage(t *testing.T) {
	p := Package()
	checkSources(t, "package", p.Sources)
	if p.MaxFileBytes != 5_000_000 || p.MaxFiles != 250 || p.MaxBytes != 20_000_000 || p.MaxFileName != 50 {
		t.Errorf("limits: %+v", p)
	}
	for _, k := range p.Kinds {
		checkDoc(t, k.Name, k.Doc)
		for _, e := range k.Extensions {
			if !strings.HasPrefix(e, ".") || e != strings.ToLower(e) {
				t.Errorf("%s: extension %q", k.Name, e)
			}
		}
	}
	if !slices.Equal(p.Images(), []string{".jpg", ".jpeg", ".png", ".gif", ".svg"}) {
		t.Errorf("images: %v", p.Images())
	}
	if got := p.Translation("en"); got != "app/translations/en.json" {
		t.Errorf("Translation = %q", got)
	}
}

func TestKindOfFile(t *testing.T) {
	tests := map[string]string{
		"app/widget.html":                          "views",
		"app/img/logo.png":                         "images",
		"app/img/logo.PNG":                         "",
		"app/translations/en.json":                 "translations",
		"app/data/en.json":                         "data",
		"app/notes":                                "",
		"app/.js":                                  "scripts",
		"app/.gitkeep":                             "",
		"app/server/source/mail/latest/send.dre":   "functions",
		"app/server/source/mail/1.0/send.dre":      "functions",
		"app/server/source/Latest/send.dre":        "functions",
		"app/server/source/mail/1.0.0/send.dre":    "",
		"app/server/source/send.dre":               "",
		"app/server/source/mail/latest/x/send.dre": "",
	}
	for name, want := range tests {
		if k, ok := Package().Kind(name); k.Name != want || ok != (want != "") {
			t.Errorf("Kind(%q) = %q, %v; want %q", name, k.Name, ok, want)
		}
	}
}

func TestNamesInPackages(t *testing.T) {
	tests := []struct {
		pattern, name string
		want          bool
	}{
		{Package().FileName, "jquery-3.min.js", true},
		{Package().FileName, "$a_b.js", true},
		{Package().FileName, "my widget.html", false},
		{Package().FileName, "größe.js", false},
		{Package().FolderName, "node_modules", true},
		{Package().FolderName, "v1.0", false},
	}
	for _, test := range tests {
		if got := regexp.MustCompile(test.pattern).MatchString(test.name); got != test.want {
			t.Errorf("%q matches %s: %v", test.name, test.pattern, got)
		}
	}
	for code, want := range map[string]int{"CRM": 250, "DESK": 50, "BILLING": 50} {
		if s, _ := LookupService(code); s.MaxFileName != want {
			t.Errorf("%s: names of up to %d", code, s.MaxFileName)
		}
	}
}
