package symbols

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/project"
)

// RunsInPages reports whether a file of code runs in a page of the extension: a page loads it, directly or through other
// files, or it is the source of a build that runs in the browser. Code of servers and tools does not.
func (x *Index) RunsInPages(file string) bool {
	return x != nil && (x.loaded()[file] || isSourceOfPages(file) && !x.runsOnServer(file))
}

// loadedFiles returns the files that the pages of x load.
func (x *Index) loadedFiles() map[string]bool {
	loaded := map[string]bool{}
	files := &codeFiles{index: x, cache: x.result().cache, result: newResult()}
	var queue []string
	add := func(file string) {
		if file != "" && !loaded[file] {
			loaded[file] = true
			queue = append(queue, file)
		}
	}
	for file := range x.files {
		if isPage(file) {
			add(file)
		}
	}
	slices.Sort(queue)
	for len(queue) > 0 {
		file := queue[0]
		queue = queue[1:]
		if isPage(file) {
			eachScript(files.content(file), func(s pageScript) bool {
				add(files.script(file, s.src))
				return true
			})
		}
		if parsed := files.Parse(file); parsed != nil {
			for _, module := range parsed.Modules {
				add(files.Resolve(file, module))
			}
		}
	}
	return loaded
}

// isPage reports whether a file is an HTML page.
func isPage(file string) bool {
	extension := extensionOf(file)
	return extension == "html" || extension == "htm"
}

// script returns the path of the script that a page loads from src; empty if that is not a file of the extension.
func (c *codeFiles) script(page, src string) string {
	src, _, _ = strings.Cut(src, "?")
	if src == "" || strings.Contains(src, ":") || strings.HasPrefix(src, "//") {
		return ""
	}
	if strings.HasPrefix(src, "/") {
		return c.inFolders(page, src[1:])
	}
	return c.existing(path.Join(path.Dir(page), src))
}

// isSourceOfPages reports whether a file is a component, or lies in the folder that is packaged or in a folder of sources
// from which builds make the code of pages.
func isSourceOfPages(file string) bool {
	switch extensionOf(file) {
	case "vue", "svelte", "jsx", "tsx":
		return true
	}
	folders := strings.Split(path.Dir(file), "/")
	return (slices.Contains(folders, "src") || folders[0] == project.App) && !slices.ContainsFunc(folders, func(name string) bool {
		switch name {
		case "server", "functions", "api", "backend", "netlify", "scripts", "test", "tests", "__tests__":
			return true
		}
		return false
	})
}

// runsOnServer reports whether a file imports a package that runs on servers only.
func (x *Index) runsOnServer(file string) bool {
	files := &codeFiles{index: x, cache: x.result().cache, result: newResult()}
	parsed := files.Parse(file)
	if parsed == nil {
		return false
	}
	return slices.ContainsFunc(parsed.Modules, func(module string) bool {
		switch module {
		case "express", "koa", "fastify", "http", "https", "fs", "net", "path", "child_process", "zcatalyst-sdk-node", "next/server":
			return true
		}
		return strings.HasPrefix(module, "node:")
	})
}
