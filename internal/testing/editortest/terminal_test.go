//go:build editors

package editortest

import (
	"context"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience is the timeout of a wait. It only limits how long a failure takes, also on a busy machine.
const patience = 3 * time.Minute

// terminal is a terminal with a running program.
type terminal struct {
	t    *testing.T
	tmux string
	args []string // that identify the terminal
}

// newTerminal runs a command in a terminal, in a folder and with an environment of "NAME=value". It ends with the test.
func newTerminal(t *testing.T, folder string, env []string, command ...string) *terminal {
	t.Helper()
	w := &terminal{t: t, tmux: install(t, "tmux"), args: []string{"-S", filepath.Join(shortTemp(t), "tmux"), "-f", "/dev/null"}}
	args := []string{"new-session", "-d", "-x", "200", "-y", "50", "-c", folder, "env"} // tmux has a separate PATH
	w.run(append(append(args, env...), command...)...)
	t.Cleanup(func() { _ = exec.CommandContext(context.Background(), w.tmux, append(w.args, "kill-server")...).Run() })
	w.run("set-option", "-s", "escape-time", "0")
	return w
}

// on returns the terminal for a subtest.
func (w *terminal) on(t *testing.T) *terminal {
	t.Helper()
	return &terminal{t: t, tmux: w.tmux, args: w.args}
}

func (w *terminal) run(args ...string) string {
	w.t.Helper()
	out, err := exec.CommandContext(w.t.Context(), w.tmux, append(slices.Clip(w.args), args...)...).CombinedOutput()
	if err != nil {
		w.t.Fatalf("tmux %s: %v\n%s", args[0], err, out)
	}
	return string(out)
}

var key = regexp.MustCompile(`<[A-Z](-.|[A-Za-z]+)>|\{[^}]+\}`)

// press types keys: text as it is, and <CR>, <Esc>, <Left>, <C-x>, <M-x> and the like. {text} waits until text is on
// the screen, such as a prompt.
func (w *terminal) press(keys string) {
	w.t.Helper()
	for keys != "" {
		at := key.FindStringIndex(keys)
		switch {
		case at == nil:
			w.run("send-keys", "-l", "--", keys)
			return
		case at[0] > 0:
			w.run("send-keys", "-l", "--", keys[:at[0]])
		}
		name := keys[at[0]+1 : at[1]-1]
		if keys[at[0]] == '{' {
			w.see(name)
		} else {
			w.run("send-keys", strings.NewReplacer("CR", "Enter", "Esc", "Escape").Replace(name))
		}
		keys = keys[at[1]:]
	}
}

// screen returns the text on the screen.
func (w *terminal) screen() string {
	w.t.Helper()
	return strings.TrimRight(w.run("capture-pane", "-p"), "\n")
}

// see waits until text is on the screen.
func (w *terminal) see(text string) {
	w.t.Helper()
	w.wait("see "+text, func(screen string) bool { return strings.Contains(screen, text) })
}

// miss waits until text is not on the screen.
func (w *terminal) miss(text string) {
	w.t.Helper()
	w.wait("miss "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// wait waits until a condition of the screen is true. what is for the message of a failure.
func (w *terminal) wait(what string, condition func(screen string) bool) {
	w.t.Helper()
	end, tick := time.After(patience), time.NewTicker(50*time.Millisecond)
	defer tick.Stop()
	for !condition(w.screen()) {
		select {
		case <-tick.C:
		case <-end:
			w.t.Fatalf("timeout waiting to %s:\n%s", what, w.screen())
		}
	}
}
