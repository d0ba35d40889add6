//go:build editors

package editortest

import (
	"path/filepath"
	"testing"
)

func TestEmacs(t *testing.T) {
	t.Parallel()
	emacs := install(t, "emacs")
	journey(t, editor{
		start: func(t *testing.T, home, file string) (command, env []string) {
			t.Helper()
			init := filepath.Join(home, "init.el")
			write(t, init, `
(setq native-comp-jit-compilation nil inhibit-startup-screen t
      make-backup-files nil auto-save-default nil create-lockfiles nil
      flymake-show-diagnostics-at-end-of-line t
      eglot-autoreconnect t)
(add-to-list 'load-path "`+filepath.Join(root(t), "editors", "emacs")+`")
(require 'plugin-manifest)
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
		actions:  "<M-x>{M-x}eglot-code-actions<CR>",
		take:     "<CR>",
		hover:    "<M-x>{M-x}eldoc-doc-buffer<CR>",
		look:     "<C-l>",
	})
}
