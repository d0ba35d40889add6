package release

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/sassoftware/go-rpmutils"
)

// The program of each artefact for this machine says which version it is and checks the examples.
func TestUse(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Fatal("what a release has for this machine is tried on Linux only")
	}
	here := platforms[slices.IndexFunc(platforms, func(p platform) bool { return p.goos == runtime.GOOS && p.goarch == runtime.GOARCH })]
	t.Run("tar.gz", func(t *testing.T) {
		dir := t.TempDir()
		command(t, dir, "tar", "-xzf", absolute(t, dist, here.archive(t)))
		use(t, dir, filepath.Join(dir, program))
	})
	t.Run("deb", func(t *testing.T) {
		dir := t.TempDir()
		command(t, dir, "dpkg-deb", "-x", absolute(t, dist, here.name(t, ".deb")), dir)
		useInstalled(t, dir)
	})
	t.Run("rpm", func(t *testing.T) {
		dir := t.TempDir()
		unpackRPM(t, filepath.Join(dist, here.name(t, ".rpm")), dir)
		useInstalled(t, dir)
	})
	t.Run("npm", func(t *testing.T) {
		dir := t.TempDir()
		installNPM(t, dir)
		use(t, dir, "npx", "--offline", program)
		installed, err := filepath.Glob(filepath.Join(dir, "node_modules", program+"*"))
		if err != nil || len(installed) != 2 {
			t.Errorf("npm has installed %q, want the command and the program for this machine: %v", installed, err)
		}
	})
}

// An npm package without the program for this machine says so, and what to do.
func TestNPMWithoutProgram(t *testing.T) {
	dir := t.TempDir()
	launcher := unpack(t, filepath.Join(npmDist, program+"-"+version(t)+".tgz"))["package/bin/"+program+".js"]
	path := filepath.Join(dir, "launcher.js")
	if err := os.WriteFile(path, launcher.content, 0o644); err != nil {
		t.Fatal(err)
	}
	out, code := run(t, dir, "node", path, "version")
	if code != 2 || !strings.Contains(out, "is not installed") {
		t.Errorf("exit %d: %s", code, out)
	}
}

// use asks the program for its version and lets it check correct and faulty extensions, called from dir.
func use(t *testing.T, dir string, command ...string) {
	t.Helper()
	if out, code := run(t, dir, slices.Concat(command, []string{"version"})...); code != 0 || !strings.HasPrefix(out, program+" v"+version(t)+" ") {
		t.Errorf("version: exit %d: %s", code, out)
	}
	correct := []string{"writer-guide-form", "desk-sigma-form", "projects"}
	for i := range correct {
		correct[i] = absolute(t, root, "examples", correct[i])
	}
	if out, code := run(t, dir, slices.Concat(command, []string{"check"}, correct)...); code != 0 {
		t.Errorf("check of correct extensions: exit %d: %s", code, out)
	}
	faulty := absolute(t, root, "examples", "faulty-link-names")
	if out, code := run(t, dir, slices.Concat(command, []string{"check", faulty})...); code != 1 || !strings.Contains(out, "link-name-") {
		t.Errorf("check of a faulty extension: exit %d: %s", code, out)
	}
}

// useInstalled does so with a package of a Linux distribution unpacked in dir, and looks for what is beside the program.
func useInstalled(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{
		"bash-completion/completions/" + program, "zsh/site-functions/_" + program, "fish/vendor_completions.d/" + program + ".fish",
		"doc/" + program + "/copyright", "doc/" + program + "/THIRD_PARTY_LICENSES",
		"man/man1/" + program + ".1", "man/man1/" + program + "-check.1",
	} {
		if info, err := os.Stat(filepath.Join(dir, "usr/share", name)); err != nil || info.Size() == 0 {
			t.Errorf("%s is missing or empty: %v", name, err)
		}
	}
	use(t, dir, filepath.Join(dir, "usr/bin", program))
}

// unpackRPM unpacks a package as rpm would, below dir.
func unpackRPM(t *testing.T, name, dir string) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rpm, err := rpmutils.ReadRpm(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := rpm.ExpandPayload(dir); err != nil {
		t.Fatal(err)
	}
	files, err := rpm.Header.GetFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files { // the library writes files without their modes
		if err := os.Chmod(filepath.Join(dir, f.Name()), fs.FileMode(f.Mode()).Perm()); err != nil {
			t.Fatal(err)
		}
	}
}

// installNPM installs the command in dir from the packages alone: npm asks no registry, and is to leave out those that
// are for other machines.
func installNPM(t *testing.T, dir string) {
	t.Helper()
	overrides := map[string]string{}
	for _, p := range platforms {
		overrides[program+"-"+p.npm] = "file:" + absolute(t, npmDist, program+"-"+p.npm+"-"+version(t)+".tgz")
	}
	manifest, err := json.Marshal(map[string]any{
		"private":      true,
		"dependencies": map[string]string{program: "file:" + absolute(t, npmDist, program+"-"+version(t)+".tgz")},
		"overrides":    overrides,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "package.json"), manifest, 0o644); err != nil {
		t.Fatal(err)
	}
	command(t, dir, "npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund")
}

// command runs a program in dir that has to succeed.
func command(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// run runs a program in dir and returns what it prints, standard error included, and its exit code.
func run(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	cmd.Dir = dir
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if failed, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || failed.ExitCode() < 0) {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, &out)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// absolute returns the path of what has to be there.
func absolute(t *testing.T, parts ...string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return path
}
