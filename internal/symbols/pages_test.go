package symbols_test

import (
	"testing"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// Code runs in pages if a page loads it, or if it is the source of a build for browsers.
func TestRunsInPages(t *testing.T) {
	x := symbols.Build(project.New(disk(
		"app/index.html", `<script src="main.js?v=1"></script><script src="/lib/root.js"></script><script>import "../tools/inline.js"</script>
			<script src="https://cdn.example.com/remote.js"></script><script src="//cdn.example.com/other.js"></script>`,
		"app/old.htm", `<script src="./old"></script>`,
		"app/main.js", `import "./imported"; import x from "../common/common.ts"`,
		"app/old.js", "",
		"app/imported.js", `import "./imported.js"`,
		"app/server/main.js", "",
		"lib/root.js", "",
		"tools/inline.js", "",
		"common/common.ts", `import "./deep"`,
		"common/deep/index.js", "",
		"src/view.js", "",
		"src/server.js", `import express from "express"`,
		"src/files.js", `import "node:fs/promises"`,
		"src/api/route.js", "",
		"panel/App.vue", "<script>import 'react'</script>",
		"panel/Page.svelte", "",
		"panel/Page.jsx", "",
		"panel/Page.tsx", `import fs from "fs"`,
		"panel/tool.js", "",
		"remote.js", "",
	), nil), nil)
	for file, want := range map[string]bool{
		"app/index.html": true, "app/main.js": true, "app/old.js": true, "app/imported.js": true, "app/server/main.js": false,
		"lib/root.js": true, "tools/inline.js": true, "common/common.ts": true, "common/deep/index.js": true,
		"src/view.js": true, "src/server.js": false, "src/files.js": false, "src/api/route.js": false,
		"panel/App.vue": true, "panel/Page.svelte": true, "panel/Page.jsx": true, "panel/Page.tsx": false, "panel/tool.js": false, "remote.js": false,
	} {
		if got := x.RunsInPages(file); got != want {
			t.Errorf("%s runs in pages: %t, want %t", file, got, want)
		}
	}
	if (*symbols.Index)(nil).RunsInPages("src/view.js") {
		t.Error("without an index, no file is known to run in pages")
	}
}

// An import is followed to the file that a bundler would find.
func TestModulesAreResolved(t *testing.T) {
	for _, c := range []struct{ from, module, file string }{
		{"app/a.js", "./b", "app/b.js"},
		{"app/a.js", "./b.js", "app/b.js"},
		{"app/a.js", "./b.js?raw", "app/b.js"},
		{"app/a.js", "../b", "b.ts"},
		{"app/a.js", "./b", "app/b/index.tsx"},
		{"app/lib/a.js", ".", "app/lib/index.js"},
		{"app/lib/a.js", "..", "app/index.js"},
		{"src/a.ts", "./b.js", "src/b.ts"},
		{"src/a.ts", "./b.js", "src/b.tsx"},
		{"app/lib/a.js", "/b", "b.js"},
		{"src/lib/a.js", "@/b", "src/b.js"},
		{"src/lib/a.js", "~/b", "src/b.js"},
		{"src/routes/a.js", "$lib/b", "src/lib/b.js"},
		{"src/lib/a.js", "src/c/b", "src/c/b.js"},
		{"panel/src/lib/a.js", "@/b", "panel/src/b.js"},
		{"src/a.js", "b", ""},
		{"src/a.js", "@/c", ""},
	} {
		pairs := []string{c.from, "import {LINK} from '" + c.module + "'; ZOHODESK.request({connectionLinkName: LINK})"}
		target := c.file
		if target == "" {
			target = "src/b.js"
		}
		pairs = append(pairs, target, "export const LINK = 'books'")
		x := symbols.Build(project.New(disk(pairs...), nil), nil)
		if got := placesOf(x, "books"); got != c.file {
			t.Errorf("%s in %s leads to %q, want %q", c.module, c.from, got, c.file)
		}
	}
}
