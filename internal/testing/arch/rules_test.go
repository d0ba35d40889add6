package arch

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// codeOfRule matches the code in the declaration of a rule.
var codeOfRule = regexp.MustCompile(`(?m)^\tCode: +"([a-z-]+)",$`)

// Each rule is in a file named after its code, and no file has two.
func TestRulesAreInFilesNamedAfterThem(t *testing.T) {
	root := os.DirFS("../../../diagnostics")
	rules := 0
	for _, pattern := range []string{"schema/*.go", "rules/*/*.go", "*.go"} {
		names, err := fs.Glob(root, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			source, err := fs.ReadFile(root, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, code := range codeOfRule.FindAllStringSubmatch(string(source), -1) {
				rules++
				if want := strings.ReplaceAll(code[1], "-", "_") + ".go"; path.Base(name) != want {
					t.Errorf("rule %s is in %s, not in %s", code[1], name, want)
				}
			}
		}
	}
	if rules < 70 {
		t.Errorf("found only %d rules", rules)
	}
}
