//go:build editors

package editortest

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestEmacsLSPMode(t *testing.T) {
	t.Parallel()
	emacs, packages := install(t, "emacs"), install(t, "lsp-mode")
	journey(t, editor{
		start: func(t *testing.T, home, file string) (command, env []string) {
			t.Helper()
			init := filepath.Join(home, "init.el")
			write(t, init, `
(setq native-comp-jit-compilation nil native-comp-enable-subr-trampolines nil inhibit-startup-screen t
      make-backup-files nil auto-save-default nil create-lockfiles nil
      flymake-show-diagnostics-at-end-of-line t
      lsp-auto-execute-action nil lsp-restart 'auto-restart lsp-enable-snippet nil
      lsp-completion-provider :none lsp-warn-no-matched-clients nil)
(dolist (folder (split-string "`+strings.Join([]string{filepath.Join(root(t), "editors", "emacs"), packages}, ":")+`" ":"))
  (add-to-list 'load-path folder))
(load "lsp-mode-autoloads") ; as for an installed package
(keymap-global-set "C-o" (lambda () (interactive) (minibuffer-next-completion) (minibuffer-choose-completion)))
(require 'plugin-manifest-lsp-mode)
`)
			return []string{emacs, "-nw", "-Q", "-l", init, file}, nil
		},
		open: func(file string) string { return "<C-x>1<C-x><C-f>{Find file}" + file + "<CR>" },
		find: func(text string) string { return "<M-<><C-s>{I-search}" + text + "<CR>" },
		replace: func(old, text string) string {
			return "<M-<><M-x>{M-x}replace-string<CR>{Replace string}" + old + "<CR>{ with:}" + text + "<CR>{Replaced 1 occurrence}"
		},
		save:     "<C-x><C-s>",
		complete: "<M-x>{M-x}completion-at-point<CR>",
		cancel:   "<C-x>1",
		accept:   "<C-o>",
		actions:  "<M-x>{M-x}lsp-execute-code-action<CR>{Select code action}Change<Tab>",
		take:     "<CR>",
		hover:    "<M-x>{M-x}lsp-describe-thing-at-point<CR>",
		look:     "<C-l>",
	})
}
