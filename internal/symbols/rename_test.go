package symbols_test

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Renaming a symbol and renaming it back restores every byte. In between no declaration or certain use has the old name,
// and all have the new one.
func TestRenameAndBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := extensions(t)
	for range 300 {
		all = append(all, madeUp(random))
	}
	renames := 0
	for _, files := range all {
		x := extensionOf(files)
		for s := range symbolsOf(x) {
			to := madeUpName(random)
			if other := (symbols.Symbol{Name: to, By: s.By}); len(x.Uses(other)) > 0 || len(x.Declarations(other)) > 0 {
				continue // a use may take the name of a connector, which cannot be undone
			}
			there, ok := apply(t, files, x, s, to)
			if !ok {
				continue
			}
			renames++
			y := extensionOf(there)
			renamed := symbols.Symbol{Name: to, By: s.By}
			if len(y.Declarations(renamed)) != terminated(x.Declarations(s)) || certain(y.Uses(s)) > 0 || certain(y.Uses(renamed)) != certain(x.Uses(s)) {
				t.Errorf("%v to %s: not all occurrences are renamed in\n%v", s, to, files)
			}
			if _, err := y.Rename(renamed, s.Name); err != nil && strings.ContainsAny(s.Name, " }") {
				continue // the old name is not a valid new name
			}
			if back, ok := apply(t, there, y, renamed, s.Name); !ok || !maps.Equal(back, files) {
				t.Fatalf("%v to %s and back: %s", s, to, difference(files, back))
			}
		}
	}
	if renames < 500 {
		t.Errorf("tried %d renames, want at least 500", renames)
	}
}

// In files cut at any offset, with the cursor anywhere, nothing panics and every edit is within the text.
func TestRenameAnywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	found, renamed := 0, 0
	for range 100 {
		files := madeUp(random)
		for name := range files {
			torn := maps.Clone(files)
			torn[name] = files[name][:random.IntN(len(files[name])+1)]
			x := extensionOf(torn)
			for offset := -1; offset <= len(torn[name])+1; offset++ {
				spot, ok := x.At(name, offset)
				if !ok {
					continue
				}
				found++
				if spot.Symbol.Name == "" || !spot.Span.Touches(offset) {
					t.Fatalf("%+v at %d of %q", spot, offset, torn[name])
				}
			}
			for s := range symbolsOf(x) {
				if _, ok := apply(t, torn, x, s, "renamed"); ok {
					renamed++
				}
			}
		}
	}
	if found < 1000 || renamed < 500 {
		t.Errorf("found %d symbols at the cursor and renamed %d, want more", found, renamed)
	}
}

// symbolsOf returns the symbols that are declared or used in x.
func symbolsOf(x *symbols.Extension) map[symbols.Symbol]bool {
	all := map[symbols.Symbol]bool{}
	for _, m := range x.Manifests {
		for _, d := range symbols.Declarations(m.Model) {
			all[d.Symbol()] = true
		}
	}
	for _, name := range x.Code.Names() {
		for _, u := range x.Code.Uses(name) {
			all[u.Symbol()] = true
		}
	}
	return all
}

// apply applies the certain edits of a rename; ok is false if it is refused or has none.
func apply(t *testing.T, files map[string]string, x *symbols.Extension, s symbols.Symbol, to string) (changed map[string]string, ok bool) {
	t.Helper()
	renamings, err := x.Rename(s, to)
	if err != nil {
		return nil, false
	}
	changed = maps.Clone(files)
	for _, r := range renamings {
		made, err := text.Apply(changed[r.File], r.Certain)
		if err != nil {
			t.Fatalf("%v to %s in %s: %v", s, to, r.File, err)
		}
		changed[r.File] = made
	}
	return changed, !maps.Equal(changed, files)
}

func certain(places []symbols.Use) int {
	return len(slices.DeleteFunc(places, func(p symbols.Use) bool { return p.Certainty == symbols.Possible }))
}

func terminated(all []symbols.Declared) int {
	return len(slices.DeleteFunc(all, func(d symbols.Declared) bool { return !d.Value.Terminated() }))
}

func difference(want, got map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if d := fixture.Diff(want[name], got[name]); d != "" {
			b.WriteString(name + "\n" + d)
		}
	}
	return b.String()
}

// extensions returns the files of the fixtures and of the examples.
func extensions(t *testing.T) []map[string]string {
	t.Helper()
	var all []map[string]string
	for _, c := range fixture.Load(t, "testdata/navigation/*.txtar") {
		files := map[string]string{}
		for name := range c.Files {
			if !strings.HasPrefix(name, "= ") {
				files[name] = c.Source(t, name).Text
			}
		}
		all = append(all, files)
	}
	examples, err := os.ReadDir("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		if !e.IsDir() {
			continue
		}
		files := map[string]string{}
		disk := os.DirFS("../../examples/" + e.Name())
		err := fs.WalkDir(disk, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(disk, name)
			files[name] = string(content)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files)
	}
	return all
}

// madeUpName returns a random name that is valid as a link name.
func madeUpName(random *rand.Rand) string {
	letters := []rune("abcXYZ019__-.é名")
	name := make([]rune, 1+random.IntN(12))
	for i := range name {
		name[i] = letters[random.IntN(len(letters))]
	}
	return string(name)
}

// madeUp returns a random extension with connectors and every kind of use.
func madeUp(random *rand.Rand) map[string]string {
	names := []string{"books", "sign_2", madeUpName(random), "desk"}
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	service, key := "DESK", "connectionLinkName"
	if random.IntN(4) == 0 {
		service, key = "MAIL", "serviceName"
	}
	newline := pick("\n", "\r\n")
	lines := func(of []string) string { return pick("", "\ufeff", "// 😀"+newline) + strings.Join(of, newline) }
	connector := func() string {
		return `{"connectionName": "` + pick(names...) + `", "` + key + `": "` + pick(names...) + `"}`
	}
	files := map[string]string{
		"plugin-manifest.json": `{"service": "` + service + `",` + newline + `"connectors": [` + connector() + "," + newline + connector() + `]}`,
	}
	for _, name := range []string{"app/main.js", "app/a.ts", "app/page.html", "fn/b.ds"}[:1+random.IntN(4)] {
		var code []string
		for i := range 1 + random.IntN(6) {
			quote := pick(`"`, "'", "`")
			literalURL := quote + pick(names...) + quote
			constant := "C" + string(rune('0'+i))
			switch random.IntN(7) {
			case 0:
				code = append(code, `const `+constant+` = `+literalURL+`; ZOHODESK.request({url: u, connectionLinkName: `+constant+`})`, "f({connectionLinkName: "+constant+"})")
			case 1:
				code = append(code, `ZMSDK.app.invokeUrl({xhrObj: {url: u, serviceName: `+literalURL+`}})`)
			case 2:
				code = append(code, `ZFAPPS.request({connection_link_name: `+literalURL+`});`)
			case 3:
				code = append(code, `r = invokeurl [ url: u connection: "`+pick(names...)+`" ];`)
			case 4:
				code = append(code, `f({connectionLinkName: a ? `+literalURL+` : "x"}); /* `+literalURL+` */`)
			case 5:
				code = append(code, `await app.connections().getConnectionCredentials(`+literalURL+`)`)
			default:
				code = append(code, `ZOHODESK.request({url: "😀", "connectionLinkName": `+literalURL+`})`)
			}
		}
		files[name] = lines(code)
		if strings.HasSuffix(name, ".html") {
			files[name] = "<p>it's</p>" + newline + "<script>" + lines(code) + "</script>"
		}
	}
	return files
}
