//go:build editors

package editortest

import (
	"path/filepath"
	"testing"
)

func TestVim(t *testing.T) {
	t.Parallel()
	vim := install(t, "vim")
	journey(t, editor{
		start: func(t *testing.T, home, file string) (command, env []string) {
			t.Helper()
			rc := filepath.Join(home, "vimrc")
			write(t, rc, `
set nocompatible hidden noswapfile
filetype plugin on
set omnifunc=ale#completion#OmniFunc completeopt=menuone,noinsert
let g:ale_virtualtext_cursor = 'all'
packadd ale
source `+filepath.Join(root(t), "editors", "vim", "ale.vim")+"\n")
			return []string{vim, "-N", "-i", "NONE", "-u", rc, file}, nil
		},
		open:     func(file string) string { return ":edit " + file + "<CR>" },
		find:     func(text string) string { return "gg/" + text + "<CR>" },
		replace:  func(old, text string) string { return "gg/" + old + "<CR>cgn" + text },
		done:     "<Esc>",
		save:     ":write<CR>",
		complete: "<C-x><C-o>",
		accept:   "<C-y>",
		cancel:   "<Esc><Esc>",
		actions:  ":ALECodeAction<CR>",
		take:     "1<CR>",
		hover:    ":ALEHover<CR>",
		restart:  ":ALELint<CR>",
	})
}
