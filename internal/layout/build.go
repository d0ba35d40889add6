package layout

import (
	"path"
	"strings"

	"plugin-manifest-ls/internal/pattern"

	"github.com/buger/jsonparser"
)

// build is what the build configurations of a folder say. Paths are relative to the folder and have slashes.
type build struct {
	files   []string // names of the build configurations, in the folder
	script  string   // of package.json, which runs the build; empty if there is none
	outputs []string // folders and files that are written
	bundles []string // patterns of the names of the files that are written
	entries []string // files and folders from which a build starts
	roots   []string // folders that outputs may be relative to
	paths   []string // all paths that are named
	pages   bool     // pages are written, and not only bundles
}

// maxPaths limits the paths of a build.
const maxPaths = 1_000

var (
	// outputFlag matches an option or a variable of a command that names the output.
	outputFlag = pattern.Lazy(`(?:BUILD_PATH=|--?(?:out-?[dD]ir|dist-dir|output-path|dest|outdir|o|d)[ =])["']?([^\s"';&|]+)`)
	// pageBuilder matches the name of a tool that writes pages.
	pageBuilder = pattern.Lazy(`\b(?:vite|react-scripts|vue-cli-service|parcel|astro|ng|next|svelte-kit)\b`)
	// outputKey matches a property that names the output, followed by a literal or a call with literals.
	outputKey = pattern.Lazy(`\b(?:outDir|outputDir|outputPath|output|distDir|dest|path|to|dir)["']?\s*[:=]\s*((?:path\.)?(?:resolve|join)\s*\([^()\n]*\)|["'` + "`" + `][^"'` + "`" + `\n]+["'` + "`" + `])`)
	// pathCall matches a call that joins literals.
	pathCall = pattern.Lazy(`\b(?:resolve|join)\s*\(([^()\n]*)\)`)
	literal  = pattern.Lazy(`["'` + "`" + `]([^"'` + "`" + `\n]+)["'` + "`" + `]`)
	comment  = pattern.Lazy(`(?m)^\s*(?://|\*|/\*).*$`)
)

// addPackage adds the scripts of a package.json.
func (b *build) addPackage(text string) {
	first := ""
	_ = jsonparser.ObjectEach([]byte(text), func(key, value []byte, kind jsonparser.ValueType, _ int) error {
		if kind != jsonparser.String {
			return nil
		}
		script, err := jsonparser.ParseString(value)
		if err != nil {
			return err
		}
		name := string(key)
		if name == "build" || strings.HasPrefix(name, "build") && first != "build" || first == "" && strings.Contains(script, "build") {
			first = name
		}
		b.pages = b.pages || pageBuilder().MatchString(script)
		for _, m := range outputFlag().FindAllStringSubmatch(script, maxPaths) {
			b.add(&b.outputs, m[1])
		}
		b.addEntries(script)
		for word := range strings.FieldsFuncSeq(script, func(r rune) bool { return strings.ContainsRune(" \t\"'=;&|", r) }) {
			b.add(&b.paths, word)
		}
		return nil
	}, "scripts")
	b.script = first
	if source, err := jsonparser.GetString([]byte(text), "source"); err == nil { // of Parcel
		b.add(&b.entries, source)
	}
}

// addScript adds the literals of a configuration or a script.
func (b *build) addScript(name, text string) {
	text = comment().ReplaceAllString(text, "")
	b.pages = b.pages || pageBuilder().MatchString(strings.ReplaceAll(name, ".", " "))
	for _, m := range outputKey().FindAllStringSubmatch(text, maxPaths) {
		b.add(&b.outputs, joined(m[1]))
	}
	b.addSources(text)
	for _, m := range pathCall().FindAllStringSubmatch(text, maxPaths) {
		b.add(&b.paths, joined(m[1]))
	}
	for _, m := range literal().FindAllStringSubmatch(text, maxPaths) {
		b.add(&b.paths, m[1])
	}
}

// joined returns the path that the literals of a call are joined to.
func joined(call string) string {
	var parts []string
	for _, m := range literal().FindAllStringSubmatch(call, -1) {
		parts = append(parts, m[1])
	}
	return path.Join(parts...)
}

// add adds a path, unless it is absolute or not known statically.
func (b *build) add(to *[]string, name string) {
	name = strings.ReplaceAll(strings.TrimPrefix(name, "${__dirname}/"), `\`, "/")
	if name == "" || len(*to) >= maxPaths || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "$*{}:\x00") {
		return
	}
	*to = append(*to, path.Clean(name))
}
