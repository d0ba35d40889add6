package catalog

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The files are strict JSON. The parser that reads them accepts more.
func TestFilesAreJSON(t *testing.T) {
	err := fs.WalkDir(files, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := files.ReadFile(path)
		if !json.Valid(data) {
			t.Errorf("%s is not JSON", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLoad(t *testing.T) {
	if _, err := load(); err != nil {
		t.Fatal(err)
	}
}

func TestEveryServiceIsThere(t *testing.T) {
	want := strings.Fields(`BIGIN BILLING BUGTRACKER CATALYST CREATOR CRM DESK EXPENSE FINANCE FSM INVENTORY IOT
		LOGS360CLOUD MAIL ORCHESTLY PEOPLE PROJECTS QNTRL RECRUIT SDP SHEET SHOW SPRINTS SUBSCRIPTIONS TEAMINBOX WRITER`)
	var got []string
	names := map[string]string{}
	for _, s := range Services() {
		got = append(got, s.Code)
		for _, n := range append([]string{strings.ToLower(s.Code), strings.ToLower(s.Name)}, s.Aliases...) {
			if other, ok := names[n]; ok && other != s.Code {
				t.Errorf("%q means both %s and %s", n, other, s.Code)
			}
			names[n] = s.Code
			if n != strings.ToLower(n) {
				t.Errorf("%s: alias %q is not in lower case", s.Code, n)
			}
			if f, ok := FoldService(n); !ok || f.Code != s.Code {
				t.Errorf("FoldService(%q) = %s", n, f.Code)
			}
		}
		if f, ok := LookupService(s.Code); !ok || f.Code != s.Code {
			t.Errorf("LookupService(%q) = %s", s.Code, f.Code)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("services are\n%v\nwant\n%v", got, want)
	}
}

func TestServicesAreSound(t *testing.T) {
	dialects := []Dialect{Full, Finance, SDP, Minimal}
	for _, s := range Services() {
		t.Run(s.Code, func(t *testing.T) {
			checkDoc(t, s.Code, s.Doc)
			checkSources(t, s.Code, s.Sources)
			if !slices.Contains(dialects, s.Dialect) {
				t.Errorf("dialect %q", s.Dialect)
			}
			checkKeys(t, "", s.Keys)
			checkKeys(t, "connector", s.Connector)
			checkKeys(t, "widget", s.Widget)
			checkKeys(t, "config", s.Config.Keys)
			if k, ok := FindKey(s.Keys, "service"); !ok || !k.Required {
				t.Error("service is not required")
			}
			for _, name := range slices.Concat(s.Starter, s.ConnectionKeys) {
				if _, ok := FindKey(s.Keys, name); !ok {
					t.Errorf("starter or connection key %q is not a property", name)
				}
			}
			for _, name := range s.Advanced {
				if k, _ := FindKey(s.Keys, name); k.Required || !slices.Contains(s.Starter, name) {
					t.Errorf("advanced key %q is required or not in the starter", name)
				}
			}
			for _, k := range s.Keys {
				if k.Required && !slices.Contains(s.Starter, k.Name) {
					t.Errorf("required key %q is not in the starter", k.Name)
				}
				if slices.Contains([]string{"connectors", "zohoAuthorisation", "usedConnections"}, k.Name) && k.Deprecated == "" && !s.Uses(k.Name) {
					t.Errorf("%s is a key but not a connection key", k.Name)
				}
			}
			if s.Config.TypeKey != "" && s.Config.Keys != nil {
				if _, ok := FindKey(s.Config.Keys, s.Config.TypeKey); !ok || len(s.Config.Types()) == 0 {
					t.Errorf("config has no types under %q", s.Config.TypeKey)
				}
			}
			for _, name := range slices.Concat(s.Config.WhenUserDefined, s.Config.Together) {
				if _, ok := FindKey(s.Config.Keys, name); !ok {
					t.Errorf("config has no key %q", name)
				}
			}
			if (len(s.Widget) > 0) != (s.WidgetPath != "") {
				t.Error("widgets without a path, or a path without keys")
			}
			for _, name := range s.Files {
				if name != "plugin-manifest.json" && name != "resources.json" {
					t.Errorf("unexpected file %q", name)
				}
			}
			if s.ResourcesBy != 0 && !slices.Contains(s.Files, "resources.json") || s.MaxFileName < Package().MaxFileName {
				t.Errorf("files %v, with names up to %d", s.Files, s.MaxFileName)
			}
			checkLocations(t, s)
			checkSDK(t, s)
		})
	}
}

// checkSDK expects a library that can be started and read for every service but those whose library is unknown.
func checkSDK(t *testing.T, s Service) {
	t.Helper()
	if s.Code == "SHEET" {
		if s.SDK.Script != "" {
			t.Error("the library is known now: remove the exception")
		}
		return
	}
	checkSources(t, "SDK", s.SDK.Sources)
	if !strings.HasPrefix(s.SDK.Script, "https://") || s.SDK.Reads == "" || s.SDK.Start == "" && s.SDK.Read == "" {
		t.Errorf("SDK is incomplete: %+v", s.SDK)
	}
	if all := s.SDK.Client + s.SDK.Start + s.SDK.Read + s.SDK.Texts; strings.Contains(all, "{service}") {
		t.Errorf("SDK has a placeholder: %s", all)
	}
	if s.SDK.Client == "" && strings.Contains(s.SDK.Start+s.SDK.Read, "client.") {
		t.Error("SDK has no client")
	}
}

func checkLocations(t *testing.T, s Service) {
	t.Helper()
	seen := map[string]bool{}
	for _, l := range s.Locations {
		if seen[l.Name] {
			t.Errorf("location %s is listed twice", l.Name)
		}
		seen[l.Name] = true
		checkDoc(t, l.Name, l.Doc)
		checkSources(t, l.Name, l.Sources)
		if l.Page == "" {
			t.Errorf("location %s has no page", l.Name)
		}
		if !strings.Contains(l.Name, l.Placeholder) || (l.Placeholder == "") != !strings.ContainsAny(l.Name, "${}<>") {
			t.Errorf("location %s: placeholder %q", l.Name, l.Placeholder)
		}
		if f, ok := s.Location(l.Name); !ok || f.Name != l.Name {
			t.Errorf("Location(%q) = %q", l.Name, f.Name)
		}
	}
}

func checkDoc(t *testing.T, what, doc string) {
	t.Helper()
	if strings.TrimSpace(doc) == "" || !strings.HasSuffix(doc, ".") || len(doc) > 300 {
		t.Errorf("%s: doc is %q", what, doc)
	}
}

func checkSources(t *testing.T, what string, sources []Source) {
	t.Helper()
	if len(sources) == 0 {
		t.Errorf("%s has no source", what)
	}
}

// checkKeys checks relations between the fields of a property.
func checkKeys(t *testing.T, path string, keys []Key) {
	t.Helper()
	types := []Type{String, Boolean, Number, Integer, Array, Object, Any, URL, Link, Image, Path, Date, Glob, Pointer}
	seen := map[string]bool{}
	for _, k := range keys {
		at := path + "." + k.Name
		if seen[k.Name] || k.Name == "" {
			t.Errorf("%s is listed twice or has no name", at)
		}
		seen[k.Name] = true
		checkDoc(t, at, k.Doc)
		checkSources(t, at, k.Sources)
		if k.Grade != strongest(k.Sources) || k.Grade == 0 {
			t.Errorf("%s has grade %v", at, k.Grade)
		}
		for _, typ := range append([]Type{k.Type}, k.Also...) {
			if !slices.Contains(types, typ) {
				t.Errorf("%s: type %q", at, typ)
			}
		}
		if (k.Type == Array) != slices.Contains(types, k.Item) {
			t.Errorf("%s: items of type %q in %s", at, k.Item, k.Type)
		}
		for _, s := range []string{k.Default, k.Example} {
			if s != "" && !json.Valid([]byte(s)) {
				t.Errorf("%s: %s is not JSON", at, s)
			}
		}
		if k.Required != (k.RequiredBy != 0) || k.RequiredBy == Documented && k.Grade != Documented {
			t.Errorf("%s: required by %v, known by %v", at, k.RequiredBy, k.Grade)
		}
		if _, err := regexp.Compile(k.Pattern); err != nil {
			t.Error(at, err)
		}
		if k.ClosedBy != 0 && len(k.Allowed) == 0 {
			t.Errorf("%s is closed but has no allowed values", at)
		}
		checkValues(t, at, k.Allowed)
		checkValues(t, at, k.Refused)
		checkLimits(t, at, k)
		checkRelations(t, at, k, keys)
		if k.Keys != nil && k.Type != Object && k.Item != Object {
			t.Errorf("%s has keys but is not an object", at)
		}
		checkKeys(t, at, k.Keys)
	}
}

// checkLimits checks that every limit has a grade and fits the type.
func checkLimits(t *testing.T, at string, k Key) {
	t.Helper()
	if k.Min == 0 && k.MinBy != 0 || (k.Max != 0) != (k.MaxBy != 0) || (len(k.Needs) > 0) != (k.NeedsBy != 0) {
		t.Errorf("%s: a limit without a grade, or a grade without a limit: min %d %v, max %d %v, needs %v %v", at, k.Min, k.MinBy, k.Max, k.MaxBy, k.Needs, k.NeedsBy)
	}
	for _, by := range []Grade{k.MinBy, k.MaxBy, k.NeedsBy, k.UniqueBy, k.ClosedBy} {
		if by == Documented && k.Grade != Documented {
			t.Errorf("%s: required by documentation, but no source is documentation", at)
		}
	}
	if k.Max != 0 && k.Min > k.Max || k.Min+k.Max > 0 && k.Type != Array && k.Type.JSON() != String {
		t.Errorf("%s: %d to %d of a %s", at, k.Min, k.Max, k.Type)
	}
	if len(k.Needs) > 0 && k.Type != Array || k.MayBeEmpty && k.Type != Object {
		t.Errorf("%s: needs %v, may be empty %v, but is of type %s", at, k.Needs, k.MayBeEmpty, k.Type)
	}
	typ := k.Type
	if typ == Array {
		typ = k.Item
	}
	if r := k.Link; (r.Several || len(r.Hosts)+len(r.Prefixes)+len(r.Literals) > 0) && (typ.JSON() != String || typ == String) {
		t.Errorf("%s: a link rule for a %s", at, typ)
	}
}

// checkRelations checks the references of k to its siblings.
func checkRelations(t *testing.T, at string, k Key, siblings []Key) {
	t.Helper()
	if c := k.RequiredIf; c.Key != "" {
		other, ok := FindKey(siblings, c.Key)
		if !ok || k.Required || c.By == 0 {
			t.Errorf("%s: invalid condition by %v on %q", at, c.By, c.Key)
		}
		for _, v := range c.Values {
			var s string
			if err := json.Unmarshal([]byte(v), &s); err != nil {
				continue
			}
			if _, ok := FindValue(other.Allowed, s); !ok && other.Name != "location" { // see Service.Locations
				t.Errorf("%s is required if %s is %s, which is not an allowed value", at, c.Key, v)
			}
		}
	}
	if k.UniqueFold && k.UniqueBy == 0 || k.UniqueGroup != "" && k.UniqueBy == 0 {
		t.Errorf("%s is not unique, but has a field for unique values", at)
	}
}

// verdicts calls visit with every property, at any depth, that has a requirement of zet.
func verdicts(keys []Key, visit func(k Key)) {
	for _, k := range keys {
		for _, by := range []Grade{k.TypeBy, k.FilesBy, k.RequiredBy, k.RequiredIf.By, k.UniqueBy, k.ClosedBy, k.NeedsBy, k.MinBy, k.MaxBy} {
			if by == Zet || k.Pattern != "" {
				visit(k)
				break
			}
		}
		verdicts(k.Keys, visit)
	}
}

// Where zet has no rules, it requires nothing but service.
func TestServicesWithoutRules(t *testing.T) {
	n := 0
	for _, s := range Services() {
		if s.ZetRules {
			n++
			continue
		}
		for _, keys := range [][]Key{s.Keys, s.Widget, s.Config.Keys, s.Connector} {
			verdicts(keys, func(k Key) {
				if k.Name != "service" {
					t.Errorf("%s: %s has a requirement of zet, which has no rules", s.Code, k.Name)
				}
			})
		}
		if s.LocationsBy == Zet || len(s.Config.Together)+len(s.Config.WhenUserDefined) > 0 || s.Config.ClosedBy == Zet {
			t.Errorf("%s: a requirement of zet, which has no rules", s.Code)
		}
	}
	if n != 10 {
		t.Errorf("zet has rules for %d services", n)
	}
}

func checkValues(t *testing.T, what string, values []Value) {
	t.Helper()
	seen := map[string]bool{}
	for _, v := range values {
		checkDoc(t, what+" "+v.Name, v.Doc)
		for _, n := range append(v.Aliases, strings.ToLower(v.Name)) {
			if n != strings.ToLower(n) || seen[n] && slices.Contains(v.Aliases, n) && !strings.EqualFold(n, v.Name) {
				t.Errorf("%s: %q is listed twice or is not in lower case", what, n)
			}
			seen[n] = true
		}
	}
}

func TestSharedEntriesAreSound(t *testing.T) {
	checkKeys(t, "guide", ConnectorKeys(GuideForm))
	checkKeys(t, "sigma", ConnectorKeys(SigmaForm))
	checkKeys(t, "authorisation", AuthorisationKeys())
	checkKeys(t, "used", UsedConnectionKeys())
	checkKeys(t, "resources", ResourceKeys())
	checkValues(t, "locales", Locales())
	checkValues(t, "key locations", KeyLocations())
	for _, a := range AuthTypes() {
		checkDoc(t, a.Name, a.Doc)
		checkSources(t, a.Name, a.Sources)
		for _, name := range slices.Concat(a.Required, a.Together, a.Optional) {
			if _, ok := FindKey(ConnectorKeys(GuideForm), name); !ok {
				t.Errorf("%s requires %q, which is not a property", a.Name, name)
			}
		}
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			if f, ok := FoldAuthType(n); !ok || f.Name != a.Name {
				t.Errorf("FoldAuthType(%q) = %s", n, f.Name)
			}
		}
	}
	for _, c := range ConnectionServices() {
		checkDoc(t, c.Name, c.Doc)
		checkSources(t, c.Name, c.Sources)
		for _, p := range c.Products {
			if !slices.Contains(ScopeProducts(), p) {
				t.Errorf("%s: product %q has no scopes", c.Name, p)
			}
		}
	}
	d := &decoder{}
	titles := map[string]bool{}
	for id, s := range d.sourceTable(d.file("sources.json")) {
		if s.Title == "" || s.Grade == 0 || s.URL == "" && s.Grade == Documented || s.URL != "" && !strings.HasPrefix(s.URL, "https://") {
			t.Errorf("source %s: %+v", id, s)
		}
		if titles[s.URL] && s.URL != "" {
			t.Errorf("source %s: %s is listed twice", id, s.URL)
		}
		titles[s.URL] = true
	}
}

// keysAt returns the properties of a manifest of s at a place.
func keysAt(s Service, at Place) []Key {
	inside := func(name string) []Key {
		k, _ := FindKey(s.Keys, name)
		return k.Keys
	}
	switch at {
	case TopLevel:
		return s.Keys
	case InWidget:
		return s.Widget
	case InParameter:
		return s.Config.Keys
	case InGuideForm:
		return ConnectorKeys(GuideForm)
	case InSigmaForm:
		return s.Connector
	case InModules:
		return inside("modules")
	case InCspDomains:
		return inside("cspDomains")
	}
	return nil
}

func TestMisnomersAreSound(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Misnomers() {
		checkDoc(t, m.Typed, m.Doc)
		id := fmt.Sprint(m.Typed, m.At, m.Services)
		if seen[id] {
			t.Errorf("%s is listed twice", id)
		}
		seen[id] = true
		if m.Typed != strings.ToLower(m.Typed) {
			t.Errorf("%s is not in lower case", m.Typed)
		}
		for _, code := range m.Services {
			s, ok := LookupService(code)
			if !ok {
				t.Errorf("%s: no service %s", m.Typed, code)
				continue
			}
			if _, ok := FindKey(keysAt(s, m.At), m.Typed); ok {
				t.Errorf("%s: %q is a property at %s", code, m.Typed, m.At)
			}
			if _, ok := FindKey(keysAt(s, m.MeantAt), m.Meant); !ok && m.Meant != "" {
				t.Errorf("%s: %q means %q, which is not a property at %s", code, m.Typed, m.Meant, m.MeantAt)
			}
		}
	}
}
