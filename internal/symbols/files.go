package symbols

import (
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"plugin-manifest-ls/internal/flow"
	"plugin-manifest-ls/internal/script"
)

// codeFiles are the files of an index as [flow.Files]. It records what a result depends on.
type codeFiles struct {
	index  *Index
	cache  *cache
	result *result

	analysed *Source      // the file that is analysed, nil for other questions
	syntax   *script.File // of that file
	shared   *shared      // nil for other questions

	resolved map[[2]string]string // by the folder of a file and the module that it imports
}

// shared is what the analyses of one index have in common. They run one after another.
type shared struct {
	having map[string][]string // files by the name that occurs in them
	parser *script.Parser
}

// Parse implements [flow.Files].
func (c *codeFiles) Parse(name string) *script.File {
	s := c.source(name)
	if s == nil || s.Cut {
		return nil
	}
	if s != c.analysed {
		return c.cache.parse(s, func() *script.File { return parseCode(new(script.Parser), name, c.content(name)) })
	}
	if c.syntax == nil {
		c.syntax = c.parseAnalysed(name)
	}
	return c.syntax
}

// parseAnalysed returns the syntax of the file that is analysed. Most files of a large extension are read by their own
// analysis only, so that their syntax is not kept.
func (c *codeFiles) parseAnalysed(name string) *script.File {
	if f := c.cache.find(c.analysed); f != nil {
		return f
	}
	content := c.content(name)
	if !c.cache.hasRoom(len(content)) {
		return parseCode(c.shared.parser, name, content)
	}
	return c.cache.parse(c.analysed, func() *script.File { return parseCode(new(script.Parser), name, content) })
}

// source returns a file, nil if there is none, and records that the result depends on it.
func (c *codeFiles) source(name string) *Source {
	s := c.index.files[name].source
	c.result.files[name] = s
	return s
}

// content returns the content of a file, empty if it is another one by now.
func (c *codeFiles) content(name string) string {
	s := c.index.files[name].source
	if s.content != "" {
		return s.content
	}
	if content, ok := c.index.texts[name]; ok {
		return content
	}
	content, err := c.index.read(name)
	if err != nil || hashOf(content) != s.id {
		return ""
	}
	return content
}

// Having implements [flow.Files].
func (c *codeFiles) Having(name string) []string {
	c.result.words[name] = true
	if c.shared != nil {
		if known, ok := c.shared.having[name]; ok {
			return known
		}
	}
	var all []string
	for file, f := range c.index.files {
		if f.source.Code && !f.source.Cut && f.source.Occurs(name) {
			all = append(all, file)
		}
	}
	slices.Sort(all)
	if c.shared != nil {
		c.shared.having[name] = all
	}
	return all
}

// moduleExtensions are what the path of an import can lack.
var moduleExtensions = []string{
	"", ".js", ".ts", ".jsx", ".tsx", ".mjs", ".cjs", ".mts", ".vue", ".svelte", ".json",
	"/index.js", "/index.ts", "/index.jsx", "/index.tsx", "/index.mjs", "/index.vue",
}

// Resolve implements [flow.Files]. Besides relative paths it knows the prefixes @/ and ~/ for a folder src.
func (c *codeFiles) Resolve(from, module string) string {
	key := [2]string{path.Dir(from), module}
	found, known := c.resolved[key]
	if !known {
		found = c.resolve(from, module)
		if c.resolved == nil {
			c.resolved = map[[2]string]string{}
		}
		c.resolved[key] = found
	}
	return found
}

func (c *codeFiles) resolve(from, module string) string {
	module, _, _ = strings.Cut(module, "?")
	switch {
	case strings.HasPrefix(module, "./"), strings.HasPrefix(module, "../"), module == ".", module == "..":
		return c.existing(path.Join(path.Dir(from), module))
	case strings.HasPrefix(module, "/"):
		return c.inFolders(from, module[1:])
	case strings.HasPrefix(module, "@/"), strings.HasPrefix(module, "~/"):
		return c.inFolders(from, module[2:])
	case strings.HasPrefix(module, "$lib/"):
		return c.inFolders(from, "lib/"+module[5:])
	case strings.HasPrefix(module, "src/"):
		return c.inFolders(from, module)
	}
	return ""
}

// inFolders looks for a module in the folders around a file and in their folders src.
func (c *codeFiles) inFolders(from, module string) string {
	for dir := path.Dir(from); ; dir = path.Dir(dir) {
		for _, base := range []string{path.Join(dir, "src"), dir} {
			if found := c.existing(path.Join(base, module)); found != "" {
				return found
			}
		}
		if dir == "." || dir == "/" || dir == ".." || strings.HasSuffix(dir, "/..") {
			return ""
		}
	}
}

// existing returns the path of a module without or with an extension.
func (c *codeFiles) existing(name string) string {
	for _, extension := range moduleExtensions {
		if c.source(name+extension) != nil {
			return name + extension
		}
	}
	if rest, ok := strings.CutSuffix(name, ".js"); ok { // TypeScript imports by the name of what is built
		for _, extension := range []string{".ts", ".tsx"} {
			if c.source(rest+extension) != nil {
				return rest + extension
			}
		}
	}
	return ""
}

// Env implements [flow.Files].
func (c *codeFiles) Env(name string) []flow.Value {
	var values []flow.Value
	for _, file := range slices.Sorted(maps.Keys(c.index.files)) {
		if base := path.Base(file); base != ".env" && !strings.HasPrefix(base, ".env.") {
			continue
		}
		s := c.source(file)
		if !s.Occurs(name) {
			continue
		}
		values = append(values, envValues(file, c.content(file), name)...)
	}
	return values
}

// envValues returns the values of a variable in a file of lines NAME=value.
func envValues(file, content, name string) []flow.Value {
	var values []flow.Value
	start := 0
	for line := range strings.Lines(content) {
		key, value, ok := strings.Cut(line, "=")
		if ok && strings.TrimSpace(strings.TrimPrefix(key, "export ")) == name {
			trimmed := strings.Trim(value, " \t\r\n\"'")
			at := start + len(key) + 1 + strings.Index(value, trimmed)
			node := &script.Node{Kind: script.String, Name: trimmed, Start: int32(at), End: int32(at + len(trimmed))}
			values = append(values, flow.Value{Node: node, File: file, Text: trimmed, IsText: true, Head: node, HeadFile: file})
		}
		start += len(line)
	}
	return values
}

// Limits of the bytes of code of which the syntax is kept. Files that no other file has asked for may fill a part only.
const (
	maxCached   = 4 << 20
	maxAnalysed = 1 << 20
)

// cache has the syntax of files that were parsed lately. It is safe for concurrent use.
type cache struct {
	mu      sync.Mutex
	entries map[*Source]*script.File
	order   []*Source
	bytes   int
	parsers sync.Pool
}

// parser returns a parser that no other analysis uses.
func (c *cache) parser() *script.Parser {
	if p, ok := c.parsers.Get().(*script.Parser); ok {
		return p
	}
	return new(script.Parser)
}

// find returns the syntax of a source if it is kept, otherwise nil.
func (c *cache) find(s *Source) *script.File {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.entries[s]
}

// hasRoom reports whether the syntax of n bytes that no other file has asked for can be kept.
func (c *cache) hasRoom(n int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes+n <= maxAnalysed
}

// parse returns the syntax of a source and keeps it, in place of older ones if necessary.
func (c *cache) parse(s *Source, parse func() *script.File) *script.File {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f, ok := c.entries[s]; ok {
		return f
	}
	f := parse()
	if f == nil {
		return nil
	}
	if c.entries == nil {
		c.entries = map[*Source]*script.File{}
	}
	c.entries[s] = f
	c.order = append(c.order, s)
	c.bytes += int(f.Top.End)
	for c.bytes > maxCached && len(c.order) > 1 {
		old := c.order[0]
		c.order = c.order[1:]
		c.bytes -= int(c.entries[old].Top.End)
		delete(c.entries, old)
	}
	return f
}
