package main

import (
	"path/filepath"
	"testing"

	"plugin-manifest-ls/internal/testing/fixture"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets tests and scripts run the program by its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){program: main})
}

// TestScripts runs testdata/script. In a script, status N is exec with an expected exit code, commit commits
// all files, and $EXAMPLES is the folder of example extensions.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       fixture.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status, "commit": commit},
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			env.Setenv("NO_COLOR", "")
			env.Setenv("FORCE_COLOR", "")
			env.Setenv("TERM", "xterm")
			return nil
		},
	})
}
