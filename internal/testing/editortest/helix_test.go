//go:build editors

package editortest

import (
	"os"
	"path/filepath"
	"testing"
)

// helixLook shows diagnostics next to the text, which Helix does not by default.
const helixLook = `[editor]
end-of-line-diagnostics = "hint"
[editor.inline-diagnostics]
cursor-line = "hint"
other-lines = "hint"
`

func TestHelix(t *testing.T) {
	t.Parallel()
	hx := install(t, "helix")
	journey(t, editor{
		start: func(t *testing.T, home, file string) (command, env []string) {
			t.Helper()
			languages, err := os.ReadFile(filepath.Join(root(t), "editors", "helix", "languages.toml"))
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(home, "helix", "languages.toml"), string(languages))
			write(t, filepath.Join(home, "helix", "config.toml"), helixLook)
			return []string{hx, file}, []string{"XDG_CONFIG_HOME=" + home, "XDG_CACHE_HOME=" + home}
		},
		open:     func(file string) string { return ":open " + file + "<CR>" },
		find:     func(text string) string { return "gg/" + text + "<CR>" },
		replace:  func(old, text string) string { return "gg/" + old + "<CR>c" + text },
		done:     "<Esc>{NOR}",
		save:     ":write<CR>",
		complete: "<C-x>",
		accept:   "<C-n><CR>",
		cancel:   "<Esc><Esc>{NOR}",
		actions:  " a",
		take:     "<CR>",
		hover:    " k",
		died:     "Language server exited",
		restart:  ":lsp-restart<CR>",
	})
}
