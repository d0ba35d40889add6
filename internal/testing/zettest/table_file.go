package zettest

import (
	"fmt"
	"maps"
	"strings"
)

// fileFaults are about the files of any extension.
var fileFaults = []Fault{
	// kinds
	add("kind-exe:harmless", OK, "app/tool.exe"), add("kind-upper:harmless", OK, "app/img/photo.PNG"), add("kind-none:harmless", OK, "app/LICENSE"),
	add("kind-gitkeep:harmless", OK, "app/img/.gitkeep"), add("kind-ts:harmless", OK, "app/js/extension.ts"), add("kind-map:harmless", OK, "app/js/extension.js.map"),
	add("kind-video:harmless", OK, "app/film.mp4"), add("kind-font:harmless", OK, "app/css/font.woff2"), add("kind-data:harmless", OK, "app/data/list.json"),
	add("kind-unpacked-name:harmless", OK, "app/a b (1).pdf"), add("kind-unpacked-long:harmless", OK, "app/"+strings.Repeat("a", 60)+".pdf"),
	size("kind-unpacked-size:harmless", OK, "app/big.pdf", sizeLimit+1),

	// sizes
	size("size-limit:harmless", OK, "app/img/big.png", sizeLimit), size("size:over", Error, "app/img/big.png", sizeLimit+1),
	size("size:script", Error, "app/js/big.js", sizeLimit+1), size("size-outside:harmless", OK, "server/big.js", sizeLimit+1),

	// names of files
	add("name:blank", Error, "app/js/my file.js"), add("name:parentheses", Error, "app/img/a(1).png"), add("name:umlaut", Error, "app/css/über.css"),
	add("name:plus", Error, "app/a+b.html"), add("name:at", Error, "app/img/logo@2x.png"), add("name:comma", Error, "app/data/a,b.json"), add("name:hash", Error, "app/a#b.txt"),
	add("name:translation", Error, "app/translations/en us.json"), add("name-allowed:harmless", OK, "app/js/$a-b_c.min.js"), add("name-outside:harmless", OK, "server/a b.js"),
	add("name-two-dots:harmless", OK, "app/js/a..js"), add("name-capital:harmless", OK, "app/js/README.md"),
	long50("name-50:harmless", OK, 50, "html"), long50("name-50-image:harmless", OK, 50, "png"), long50("name-length:51", Error, 51, "html"),
	long50("name-length:51-json", Error, 51, "json"), long50("name-length:200", Error, 200, "js"),
	crm("name-length:251", Error, 251), crm("name-250:harmless", OK, 250), crm("name-51:harmless", OK, 51),
	add("name-only-extension:js", Error, "app/js/.js"), add("name-only-extension:json", Error, "app/.json"), add("name-only-extension:png", Error, "app/img/.png"),
	add("name-only-extension:html", Error, "app/.html"), add("name-env:harmless", OK, "app/.env"),

	// folders
	add("folder:blank", Error, "app/my pages/a.html"), add("folder:dot", Error, "app/v1.0/a.html"), add("folder:hidden", Error, "app/.git/config"), add("folder:umlaut", Error, "app/bücher/a.txt"),
	add("folder:parentheses", Error, "app/a(1)/a.txt"), add("folder:empty-and-blank", Error, "app/a b/"), add("folder:deep", Error, "app/a/b/c d/e.js"),
	add("folder:unpacked-inside", Error, "app/a.b/tool.exe"), add("folder-allowed:harmless", OK, "app/$a-b_C1/a.html"), add("folder-empty:harmless", OK, "app/nothing/"),
	add("folder-deep:harmless", OK, "app/a/b/c/d/e/f/g.js"), add("folder-outside:harmless", OK, "src/v1.0 old/a.js"),

	// functions, which count in one folder only
	add("dre-number:harmless", OK, "app/server/source/mail/1/send.dre"), add("dre-latest:harmless", OK, "app/server/source/mail/latest/send.dre"),
	add("dre-misplaced:harmless", OK, "app/data/send.dre"), add("dre-misplaced-name:harmless", OK, "app/data/send it.dre"), add("dre:name", Error, "app/server/source/mail/1/send it.dre"),

	// how many
	count("count-247:harmless", OK, OK, none, 247, "html"), count("count-json:one", Error, OK, strictCount, 250, "html"), count("count:251", Error, Error, none, 251, "html"), count("count:images", Error, Error, none, 300, "png"),
	count("count-unpacked:harmless", OK, OK, none, 300, "pdf"), count("count-json:250", Error, OK, strictCount, 250, "json"), count("count-json:140", Error, OK, strictCount, 140, "json"),
	count("count-json-120:harmless", OK, OK, none, 120, "json"), count("count-json:260", Error, Error, none, 260, "json"),

	// the folder app
	late("app:missing", Error, Error, none, func(files map[string]string) { drop(files) }),
	late("app:empty", Error, Error, none, func(files map[string]string) { drop(files); files["app/"] = "" }),
	late("app:file", Crash, Error, crashApp, func(files map[string]string) { drop(files); files["app"] = "x" }),
	late("app-elsewhere:harmless", OK, OK, none, func(files map[string]string) { files["application/a b.js"] = "" }),
	late("translation-broken:harmless", OK, Either, openContent, func(files map[string]string) { files["app/translations/en.json"] = "{" }),
}

const none Difference = ""

// sizeLimit is how many bytes a file may have.
const sizeLimit = 5_000_000

func fileFault(name string, zet, ours Verdict, why Difference, at string, do func(d *draft)) Fault {
	return Fault{Name: name, Services: services, Zet: zet, Ours: ours, Why: why, places: []string{"file." + strings.ReplaceAll(at, ".", "_")}, do: do}
}

// add adds a file, or an empty folder.
func add(name string, verdict Verdict, path string) Fault {
	return fileFault(name, verdict, verdict, none, path, func(d *draft) { d.files[path] = "" })
}

// size adds a file of so many bytes.
func size(name string, verdict Verdict, path string, bytes int64) Fault {
	return fileFault(name, verdict, verdict, none, path, func(d *draft) { d.sizes[path] = bytes })
}

// long50 adds a file whose name has n characters, of which all services but CRM allow 50.
func long50(name string, verdict Verdict, n int, extension string) Fault {
	f := add(name, verdict, "app/"+strings.Repeat("a", n-len(extension)-1)+"."+extension)
	f.Services = nil
	for _, service := range services {
		if service != "CRM" {
			f.Services = append(f.Services, service)
		}
	}
	return f
}

// crm adds a file whose name has n characters to an extension for CRM, which allows 250.
func crm(name string, verdict Verdict, n int) Fault {
	f := add(name, verdict, "app/"+strings.Repeat("a", n-len(".js"))+".js")
	f.Services = []string{"CRM"}
	return f
}

// count adds files with the extension until there are n with extensions that are packed, or n of
// these if they are not packed.
func count(name string, zet, ours Verdict, why Difference, n int, extension string) Fault {
	f := fileFault(name, zet, ours, why, "", func(d *draft) {
		have := 0
		for path := range d.files {
			if strings.HasPrefix(path, "app/") && extension != "pdf" {
				have++
			}
		}
		for i := range n - have {
			d.files[fmt.Sprintf("app/many/a%d.%s", i, extension)] = ""
		}
	})
	f.places = []string{"file"} // any other file would change the number
	return f
}

// late changes the files at the end.
func late(name string, zet, ours Verdict, why Difference, change func(files map[string]string)) Fault {
	f := fileFault(name, zet, ours, why, "", func(d *draft) { d.last = append(d.last, change) })
	f.places = []string{"file"}
	return f
}

// drop removes all files below app.
func drop(files map[string]string) {
	maps.DeleteFunc(files, func(path, _ string) bool { return strings.HasPrefix(path, "app/") })
}
