package layout

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/pattern"
)

var (
	// entryKey matches a property that names what a build starts from, followed by a call, a literal, or a list of these.
	entryKey = pattern.Lazy(`\b(root|entry|entries|entryPoints|import|input|srcDir|sourceRoot|src|source)["']?\s*[:=]\s*((?:path\.)?(?:resolve|join)\s*\([^()\n]*\)|["'` + "`" + `][^"'` + "`" + `\n]+["'` + "`" + `]|\{[^{}]*\}|\[[^\[\]]*\])`)
	// bundleKey matches a property that names a file that a build writes.
	bundleKey = pattern.Lazy(`\b(filename|file|outfile|entryFileNames)["']?\s*[:=]\s*["'` + "`" + `]([^"'` + "`" + `\n]+)["'` + "`" + `]`)
	// property matches the name of a property.
	property = pattern.Lazy(`([\w-]+)["']?\s*:`)
	// placeholder matches a part of a file name that a bundler replaces.
	placeholder = pattern.Lazy(`\[[^\[\]]*\]`)
	// code matches the name of a file that a build can start from.
	code = pattern.Lazy(`\.(?:html?|[mc]?[jt]sx?|vue|svelte)$`)
)

// bundlers are the commands whose arguments are the files or folders from which a build starts.
var bundlers = []string{"parcel", "webpack", "esbuild", "rollup", "browserify", "vite", "tsup", "microbundle"}

// addSources adds the entries and the names of the bundles in a configuration.
func (b *build) addSources(text string) {
	names := []string{"main", "index"} // of the entries
	for _, m := range entryKey().FindAllStringSubmatch(text, maxPaths) {
		key, value := m[1], m[2]
		if value[0] == '{' {
			for _, name := range property().FindAllStringSubmatch(value, maxPaths) {
				names = append(names, name[1])
			}
		}
		for _, call := range pathCall().FindAllStringSubmatch(value, maxPaths) {
			b.addEntry(key, joined(call[1]))
			value = strings.ReplaceAll(value, call[0], "")
		}
		for _, l := range literal().FindAllStringSubmatch(value, maxPaths) {
			b.addEntry(key, l[1])
		}
	}
	for _, m := range bundleKey().FindAllStringSubmatch(text, maxPaths) {
		key, file := m[1], m[2]
		if key != "filename" && strings.Contains(file, "/") {
			b.add(&b.outputs, file)
		}
		for _, name := range names {
			pattern := placeholder().ReplaceAllString(strings.ReplaceAll(path.Base(file), "[name]", name), "*")
			if len(b.bundles) < maxPaths && strings.Trim(pattern, "*.") != "" && !slices.Contains(b.bundles, pattern) {
				b.bundles = append(b.bundles, pattern)
			}
		}
	}
}

// addEntry adds a path from which a build starts.
func (b *build) addEntry(key, name string) {
	b.add(&b.entries, name)
	if key == "root" {
		b.add(&b.roots, name)
	}
}

// addEntries adds the arguments of bundlers in a command.
func (b *build) addEntries(command string) {
	for part := range strings.FieldsFuncSeq(command, func(r rune) bool { return r == '&' || r == ';' || r == '|' }) {
		words := strings.Fields(part)
		at := slices.IndexFunc(words, func(w string) bool { return slices.Contains(bundlers, w) })
		if at < 0 {
			continue
		}
		for i, word := range words[at+1:] {
			word = strings.Trim(word, `"'`)
			isOption := strings.HasPrefix(word, "-")
			isOutput := i > 0 && strings.HasPrefix(words[at+i], "-") && outputFlag().MatchString(words[at+i]+" x")
			isFolder := strings.Contains(word, "/") || words[at] == "vite" && word != "build"
			if !isOption && !isOutput && !strings.Contains(word, ".config.") && (code().MatchString(word) || isFolder) {
				key := "entry"
				if words[at] == "vite" {
					key = "root"
				}
				b.addEntry(key, word)
			}
		}
	}
}
