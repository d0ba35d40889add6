package layout

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/fixture"
)

// Each archive has the build configurations of a project and, in WANT, the layout of each folder with a manifest.
func TestFind(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			var got strings.Builder
			for _, root := range manifestFolders(c.Files) {
				fmt.Fprintf(&got, "%s: %s\n", root, describe(find(t, c.Files, root, nil)))
			}
			c.Expect(t, "WANT", got.String())
		})
	}
}

// manifestFolders returns the folders with a manifest, in order.
func manifestFolders(files map[string]string) []string {
	var all []string
	for name := range files {
		if filepath.Base(name) == project.Manifest {
			all = append(all, filepath.ToSlash(filepath.Dir(name)))
		}
	}
	slices.Sort(all)
	return all
}

// find returns the layout of the extension in root for a user who has the folder of the project open.
func find(t *testing.T, files map[string]string, root string, open map[string]string) *project.Layout {
	t.Helper()
	top, err := filepath.Abs("project") // exists in memory only
	if err != nil {
		t.Fatal(err)
	}
	disk := fstest.MapFS{}
	for name, content := range files {
		disk[name] = &fstest.MapFile{Data: []byte(content)}
	}
	texts := map[string]string{}
	for name, content := range open {
		texts[filepath.Join(top, filepath.FromSlash(name))] = content
	}
	inScope := func(dir string) bool { return dir == top }
	return Find(project.In(top, disk), filepath.Join(top, filepath.FromSlash(root)), inScope, texts, nil)
}

// describe returns a line for each part of a layout, without the folders that every build has as possible sources.
func describe(l *project.Layout) string {
	if l == nil {
		return "nothing is built"
	}
	var b strings.Builder
	if l.Copied {
		b.WriteString("copied ")
	}
	fmt.Fprintf(&b, "by %q in %q", l.Command, l.Dir)
	var outputs []string
	for _, o := range l.Outputs {
		line := "\n  output " + o.Dir
		if o.Whole {
			line += " as a whole"
		}
		if len(o.Bundles) > 0 {
			line += " with " + strings.Join(o.Bundles, " ")
		}
		if !slices.Contains(outputs, line) {
			outputs = append(outputs, line)
		}
	}
	b.WriteString(strings.Join(outputs, ""))
	for _, c := range l.Copies {
		if filepath.Base(c.From) == "public" {
			fmt.Fprintf(&b, "\n  copy %s to %s", c.From, c.To)
		}
	}
	for _, s := range l.Sources {
		if !s.Deep || !slices.Contains(sourceFolders, filepath.Base(s.Dir)) {
			fmt.Fprintf(&b, "\n  source %s", s.Dir)
		}
	}
	if len(l.Files) > 0 {
		fmt.Fprintf(&b, "\n  configured in %s", strings.Join(l.Files, " "))
	}
	return b.String()
}

func TestCommand(t *testing.T) {
	const scripts = `"scripts": {"build": "vite build --outDir ../widget/app"}`
	tests := map[string]struct {
		files map[string]string
		want  string
	}{
		"no lock file":       {nil, "npm run build"},
		"npm":                {map[string]string{"panel/package-lock.json": "{}"}, "npm run build"},
		"yarn":               {map[string]string{"panel/yarn.lock": ""}, "yarn run build"},
		"pnpm":               {map[string]string{"panel/pnpm-lock.yaml": ""}, "pnpm run build"},
		"bun":                {map[string]string{"panel/bun.lock": ""}, "bun run build"},
		"bun, binary":        {map[string]string{"panel/bun.lockb": "\x00\x01"}, "bun run build"},
		"workspace":          {map[string]string{"pnpm-lock.yaml": "", "pnpm-workspace.yaml": ""}, "pnpm run build"},
		"workspace, named":   {map[string]string{"package.json": `{"packageManager": "yarn@4.1.0+sha256.1f"}`}, "yarn run build"},
		"nearer folder":      {map[string]string{"yarn.lock": "", "panel/bun.lock": ""}, "bun run build"},
		"named":              {map[string]string{"panel/package.json": `{"packageManager": "pnpm@9.1.0", ` + scripts + `}`, "panel/yarn.lock": ""}, "pnpm run build"},
		"named oddly":        {map[string]string{"panel/package.json": `{"packageManager": {"name": "pnpm"}, ` + scripts + `}`}, "npm run build"},
		"unknown manager":    {map[string]string{"panel/package.json": `{"packageManager": "make@1", ` + scripts + `}`}, "npm run build"},
		"two lock files":     {map[string]string{"panel/package-lock.json": "{}", "panel/yarn.lock": ""}, "npm run build"},
		"script of another":  {map[string]string{"panel/package.json": `{"scripts": {"build:widget": "vite build --outDir ../widget/app"}}`}, "npm run build:widget"},
		"no script":          {map[string]string{"panel/package.json": `{}`, "panel/vite.config.js": `export default { build: { outDir: "../widget/app" } }`}, ""},
		"broken package":     {map[string]string{"panel/package.json": `{"scripts": {"build": "vite build --outDir ../widget/app"`}, "npm run build"},
		"lock of the widget": {map[string]string{"widget/yarn.lock": ""}, "npm run build"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"widget/plugin-manifest.json": "{}", "panel/package.json": "{" + scripts + "}"}
			maps.Copy(files, test.files)
			l := find(t, files, "widget", nil)
			if l == nil {
				t.Fatal("nothing is built")
			}
			if l.Command != test.want {
				t.Errorf("command is %q, want %q", l.Command, test.want)
			}
		})
	}
}

func TestFolderOfEntry(t *testing.T) {
	tests := map[string]string{
		"client":                  "client",
		"client/main.ts":          "client",
		"main.ts":                 ".",
		"client/pages/index.html": "client/pages",
		"packages/ui/src/main.ts": "packages/ui/src",
		"src/deep/pages/main.ts":  "src",
		"../client/main.ts":       "../client",
		"../../a/b/main.ts":       "../../a",
		"..":                      "..",
		"../main.ts":              "..",
	}
	for entry, want := range tests {
		if got := folderOf(entry); got != want {
			t.Errorf("folder of %s is %s, want %s", entry, got, want)
		}
	}
}

// An unsaved configuration replaces the one on disk.
func TestOpenConfiguration(t *testing.T) {
	files := map[string]string{
		"widget/plugin-manifest.json": "{}",
		"panel/vite.config.js":        `export default { build: { outDir: "dist" } }`,
	}
	if l := find(t, files, "widget", nil); l != nil {
		t.Errorf("on disk: %s", describe(l))
	}
	open := map[string]string{"panel/vite.config.js": `export default { build: { outDir: "../widget/app" } }`}
	l := find(t, files, "widget", open)
	if l == nil || len(l.Outputs) != 1 || l.Outputs[0].Dir != project.App {
		t.Errorf("unsaved: %s", describe(l))
	}
}

// Nothing above the folder that the user has open is read, unless it is in a Git repository.
func TestScope(t *testing.T) {
	files := fstest.MapFS{
		"a/widget/plugin-manifest.json": {},
		"a/panel/package.json":          {Data: []byte(`{"scripts": {"build": "vite build --outDir ../widget/app"}}`)},
	}
	top, err := filepath.Abs("project")
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(top, "a", "widget")
	only := func(dir string) bool { return dir == root }
	if l := Find(project.In(top, files), root, only, nil, nil); l != nil {
		t.Errorf("outside of the open folder: %s", describe(l))
	}
	files["a/.git/HEAD"] = &fstest.MapFile{}
	if l := Find(project.In(top, files), root, only, nil, nil); l == nil || l.Dir != "../panel" {
		t.Errorf("in a repository: %s", describe(l))
	}
}

func TestIsConfiguration(t *testing.T) {
	tests := map[string]bool{
		"package.json": true, ".gitignore": true, "vite.config.ts": true, "webpack.config.js": true, "webpack.prod.cjs": true, "build.mjs": true,
		"copy-files.sh": true, "update-widget.js": true, "gulpfile.js": true, "yarn.lock": true, "pnpm-lock.yaml": true, "bun.lockb": true,
		"package-lock.json": true, "main.js": false, "config.json": false, "plugin-manifest.json": false, "vite.config.json": false, "README.md": false,
	}
	for name, want := range tests {
		if got := IsConfiguration("project/panel/" + name); got != want {
			t.Errorf("%s is a configuration: %v", name, got)
		}
	}
}
