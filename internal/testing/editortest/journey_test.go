//go:build editors

package editortest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// editor defines the keys for each step in an editor.
type editor struct {
	// start returns the command that opens a file and its additional environment. home is a folder for configuration and
	// other files that the editor writes.
	start   func(t *testing.T, home, file string) (command, env []string)
	open    func(file string) string
	find    func(text string) string      // moves the cursor from the start of the file to text, or to its end
	replace func(old, text string) string // leaves the cursor after text, in insert mode
	done    string                        // typing
	save    string
	// complete requests completion at the cursor, between quotation marks; accept inserts the only item on the screen, ""
	// if complete does so itself; cancel closes the list without a change.
	complete, accept, cancel string
	// actions requests the code actions at the cursor; take applies the first.
	actions, take string
	died          string // is shown when the editor notices that the server ended; "" if it shows nothing
	restart       string // the server, after its end
	look          string // makes the editor update the screen without changing the text
	hover         string // shows the hover of the key at the cursor
}

// Messages of the diagnostics in the manifests.
const (
	whiteSpace  = "must not contain white space"
	unknownType = `"oauth9" is unknown`
)

const sound = `{
  "service": "WRITER",
  "connectors": [
    {
      "name": "salesforce_connection",
      "type": "OAuth",
      "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize",
      "scopes": ["api", "refresh_token"],
      "userAccess": true
    }
  ]
}
`

// journey runs the steps of a user in an editor.
func journey(t *testing.T, e editor) {
	t.Helper()
	folder, home := t.TempDir(), t.TempDir()
	manifest := func(name string) string { return filepath.Join(folder, name, "plugin-manifest.json") }
	write(t, manifest("sound"), sound)
	write(t, filepath.Join(folder, "sound", "app", "widget.html"), "")
	write(t, manifest("faulty"), strings.Replace(sound, "OAuth", "oauth9", 1))
	write(t, filepath.Join(folder, "faulty", "app", "widget.html"), "")
	other := filepath.Join(folder, "other", "package.json")
	write(t, other, strings.Replace(sound, "salesforce_connection", "sales force", 1))

	start := func(file string) *terminal {
		command, env := e.start(t, home, file)
		env = append(env, "HOME="+home, "PATH="+filepath.Dir(binary)+":"+os.Getenv("PATH"))
		return newTerminal(t, folder, env, command...)
	}
	w := start(manifest("sound"))
	step := func(name string, run func(w *terminal)) {
		if !t.Run(name, func(t *testing.T) { run(w.on(t)) }) {
			t.FailNow() // the next step depends on this one
		}
	}
	step("finds while typing, and fixes", func(w *terminal) {
		w.see("salesforce_connection")
		w.press(e.replace("salesforce_connection", "sales force"))
		w.press(e.done)
		w.see(whiteSpace)
		w.press(e.actions)
		w.see(`Change to "sales_force"`)
		w.press(e.take)
		w.see(`"name": "sales_force"`) // the menu may have covered the diagnostic
		w.miss(whiteSpace)
		w.press(e.save)
		w.saved(manifest("sound"), strings.Replace(sound, "salesforce_connection", "sales_force", 1))
	})
	step("hovers a key", func(w *terminal) {
		w.press(e.find("authorizationUrl") + e.hover)
		w.see("URL at which the user authorises")
	})
	step("completes between quotation marks", func(w *terminal) {
		w.press(e.replace(`"OAuth"`, `""`) + "<Left>")
		w.press(e.complete)
		w.wait("see the list", func(screen string) bool { return offered("Basic Auth", screen) && offered("API Key", screen) })
		w.press(e.cancel)
		if e.accept != "" {
			// The item to accept is in this list, too, and Vim stops completing when a key is typed before the answer.
			w.wait("close the list", func(screen string) bool { return !offered("Basic Auth", screen) })
		}
		w.press(e.replace(`""`, `"AP"`) + "<Left>" + e.complete)
		if e.accept != "" {
			w.wait("see the item", func(screen string) bool { return offered("API Key", screen) })
			w.press(e.accept)
		}
		w.see(`"type": "API Key"`)
		w.press(e.done + e.save)
		w.saved(manifest("sound"), strings.NewReplacer("salesforce_connection", "sales_force", "OAuth", "API Key").Replace(sound))
	})
	step("checks two manifests and no other file", func(w *terminal) {
		w.press(e.open(other))
		w.see("sales force")
		w.press(e.open(manifest("faulty")))
		w.look(e, unknownType)
		w.press(e.open(other))
		w.see("sales force")
		if strings.Contains(w.screen(), whiteSpace) { // by now the server has checked the file that was opened after this one
			w.t.Errorf("the server checked another file:\n%s", w.screen())
		}
	})
	w = start(manifest("faulty"))
	step("restarts after the server was killed", func(w *terminal) {
		w.look(e, unknownType)
		if servers := w.kill(); e.died == "" {
			w.reaped(servers)
		} else {
			w.see(e.died)
		}
		w.press(e.restart)
		w.look(e, unknownType)
		w.press(e.replace("salesforce_connection", "sales force"))
		w.press(e.done)
		w.see(whiteSpace)
	})
}

// offered reports whether a completion item is on the screen. Diagnostics contain it as well, in quotation marks.
func offered(item, screen string) bool {
	return regexp.MustCompile(`(?m)(^|[^"])` + item + `([^"]|$)`).MatchString(screen)
}

// saved waits until a file on disk has a text.
func (w *terminal) saved(file, want string) {
	w.t.Helper()
	var got []byte
	w.wait("save\n"+want, func(string) bool {
		got, _ = os.ReadFile(file)
		return string(got) == want
	})
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// look is like see, but makes the editor update its screen at every twelfth try, which leaves it time to answer.
func (w *terminal) look(e editor, text string) {
	w.t.Helper()
	looks := 0
	w.wait("see "+text, func(screen string) bool {
		if looks++; looks%12 == 0 {
			w.press(e.look)
		}
		return strings.Contains(screen, text)
	})
}

// kill kills the servers that run in the terminal and returns their process ids.
func (w *terminal) kill() []int {
	w.t.Helper()
	out, err := exec.CommandContext(w.t.Context(), "ps", "-axo", "pid=,ppid=,comm=").Output()
	if err != nil {
		w.t.Fatal(err)
	}
	var killed []int
	inside := map[string]bool{strings.TrimSpace(w.run("display-message", "-p", "#{pane_pid}")): true}
	for range 4 { // a shell in a shell at most
		for line := range strings.Lines(string(out)) {
			process := strings.Fields(line)
			if len(process) < 3 || !inside[process[1]] || inside[process[0]] {
				continue
			}
			inside[process[0]] = true
			if strings.HasPrefix(filepath.Base(process[2]), "plugin-manifest") {
				pid, err := strconv.Atoi(process[0])
				if err != nil {
					w.t.Fatal(err)
				}
				if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
					w.t.Fatal(err)
				}
				killed = append(killed, pid)
			}
		}
	}
	if len(killed) == 0 {
		w.t.Fatalf("no server runs:\n%s", out)
	}
	return killed
}

// reaped waits until the editor has noticed that its servers ended.
func (w *terminal) reaped(servers []int) {
	w.t.Helper()
	w.wait("reap the server", func(string) bool {
		return !slices.ContainsFunc(servers, func(pid int) bool { return syscall.Kill(pid, 0) == nil })
	})
}
