//go:build hooks

package hooktest

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/gittest"
)

// The action builds the program and reports problems with the exit code of check.
func TestAction(t *testing.T) {
	r := newRunner(t)
	write(t, filepath.Join(r.workspace, "my extension", "plugin-manifest.json"), faulty)
	write(t, filepath.Join(r.workspace, "my extension", ".plugin-manifest-ls.json"), strict)
	write(t, filepath.Join(r.workspace, "other", "plugin-manifest.json"), fixed)
	write(t, filepath.Join(r.workspace, "other", ".plugin-manifest-ls.json"), strict)

	r.expect(nil, 1, "::error file=my extension/plugin-manifest.json,line=6,", "title=scope-separator")
	built := filepath.Join(r.temp, "plugin-manifest-ls")
	if _, err := os.Stat(built); err != nil {
		t.Error(err)
	}
	with := map[string]string{"binary": built, "paths": "other\nmy extension\n", "args": "--quiet\n--rule=scope-separator=off"}
	r.expect(with, 0, "2 manifests checked: no problems\n")
	with["args"] = "--rule=scope-separator=warning"
	r.expect(with, 0, "::warning file=my extension/plugin-manifest.json,")
	with["max-warnings"] = "0"
	r.expect(with, 1, "::warning file=my extension/plugin-manifest.json,")
	with["paths"] = "missing"
	r.expect(with, 2, "::error title=plugin-manifest-ls::missing")

	with = map[string]string{"binary": built, "format": "sarif", "output": "manifests.sarif"}
	r.expect(with, 1, "")
	report, err := os.ReadFile(filepath.Join(r.workspace, "manifests.sarif"))
	if err != nil || !strings.Contains(string(report), `"uri":"my%20extension/plugin-manifest.json"`) {
		t.Errorf("the report is %.500s, %v", report, err)
	}
}

// runner runs the steps of action.yml.
type runner struct {
	t               *testing.T
	action          string // folder of the action
	workspace, temp string
	defaults        map[string]string // values of inputs
	env             map[string]string // expressions by variable
	script          string
}

var (
	inputBlocks = regexp.MustCompile(`(?m)^  ([a-z-]+):\n    description: .*\n    default: (.*)$`)
	envLines    = regexp.MustCompile(`(?m)^        ([A-Z_]+): (.*)$`)
	runBlock    = regexp.MustCompile(`(?ms)^      run: \|\n(.*)`)
	setupGo     = regexp.MustCompile(`(?m)^    - if: (.*)\n      uses: actions/setup-go@`)
	expression  = regexp.MustCompile(`\$\{\{ ([a-z_.-]+) \}\}`)
)

func newRunner(t *testing.T) *runner {
	t.Helper()
	path, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(path, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{t: t, action: path, workspace: t.TempDir(), temp: t.TempDir(), defaults: map[string]string{}, env: map[string]string{}}
	for _, m := range inputBlocks.FindAllSubmatch(content, -1) {
		r.defaults[string(m[1])] = strings.Trim(string(m[2]), `"`)
	}
	for _, m := range envLines.FindAllSubmatch(content, -1) {
		r.env[string(m[1])] = string(m[2])
	}
	script, condition := runBlock.FindSubmatch(content), setupGo.FindSubmatch(content)
	if len(r.defaults) != 6 || len(r.env) != 7 || script == nil || condition == nil {
		t.Fatalf("action.yml has an unexpected form: inputs %v, environment %v", r.defaults, r.env)
	}
	if got := string(condition[1]); got != "inputs.binary == ''" {
		t.Errorf("Go is installed if %s", got)
	}
	r.script = strings.ReplaceAll(string(script[1]), "\n        ", "\n")
	return r
}

// expect runs the script of the action with inputs and asserts its exit code and its log. Without texts, the log is empty.
func (r *runner) expect(with map[string]string, code int, want ...string) {
	r.t.Helper()
	inputs := maps.Clone(r.defaults)
	for name, value := range with {
		if _, ok := inputs[name]; !ok {
			r.t.Fatalf("there is no input %q", name)
		}
		inputs[name] = value
	}
	file := filepath.Join(r.temp, "script.sh")
	write(r.t, file, r.script)
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", file)
	cmd.Dir = r.workspace
	cmd.Env = append(gittest.Environment(),
		"CI=true", "GITHUB_ACTIONS=true", "GITHUB_ACTION_PATH="+r.action, "GITHUB_WORKSPACE="+r.workspace, "RUNNER_OS=Linux", "RUNNER_TEMP="+r.temp,
		"GITHUB_OUTPUT="+filepath.Join(r.temp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(r.temp, "summary"))
	for name, value := range r.env {
		cmd.Env = append(cmd.Env, name+"="+r.evaluate(value, inputs))
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	log := string(out)
	for _, text := range want {
		if !strings.Contains(log, text) || text == "" && log != "" {
			r.t.Errorf("the log does not have %q", text)
		}
	}
	if got := cmd.ProcessState.ExitCode(); got != code || r.t.Failed() {
		r.t.Fatalf("%v: exit code %d, want %d\n%s%s", with, got, code, log, &stderr)
	}
}

// evaluate replaces the expressions in the value of a variable.
func (r *runner) evaluate(value string, inputs map[string]string) string {
	return expression.ReplaceAllStringFunc(value, func(s string) string {
		name := expression.FindStringSubmatch(s)[1]
		if name == "github.action_path" {
			return r.action
		}
		input, ok := inputs[strings.TrimPrefix(name, "inputs.")]
		if !ok {
			r.t.Errorf("unknown expression %s", s)
		}
		return input
	})
}
