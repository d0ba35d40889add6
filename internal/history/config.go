package history

import (
	"fmt"
	"strings"
)

// supported returns an error for a repository format that this package cannot read.
func (d folder) supported() error {
	content, err := d.read("config")
	if missing(err) {
		return nil
	}
	if err != nil {
		return err
	}
	section := ""
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "["); ok {
			name, setting, closed := strings.Cut(rest, "]")
			if !closed {
				return fmt.Errorf("git configuration: section %.40q must end with a bracket", line)
			}
			section, line = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(setting)
		}
		if section != "extensions" {
			continue
		}
		key, value, _ := strings.Cut(line, "=")
		value, _, _ = strings.Cut(strings.ToLower(value), "#")
		value = strings.Trim(value, " \t\"")
		switch key = strings.ToLower(strings.TrimSpace(key)); {
		case key == "objectformat" && value != "sha1", key == "refstorage" && value != "files":
			return fmt.Errorf("git repositories with %s %.40q are not supported", key, value)
		}
	}
	return nil
}
