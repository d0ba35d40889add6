package diagnostics

import (
	"strconv"
	"strings"
)

// The functions of this file are for reports about names that must be unique.

// sameItems reports whether two entries have the same text.
func sameItems(a, b occurrence) bool {
	return a.place == b.place && a.item.Value().Raw() == b.item.Value().Raw()
}

// removeRepeated gives d the fix that removes the second of two entries if they have the same text, and reports whether
// they do.
func removeRepeated(d *Diagnostic, first, second occurrence, title string) bool {
	if !sameItems(first, second) {
		return false
	}
	d.FixSurely(title, second.array.Remove(second.index))
	return true
}

// numbered returns name followed by the first number that makes it unique, even if case is ignored.
func (p *Pass) numbered(name string) string {
	names := p.names()
	for i := 2; ; i++ {
		if free := name + strconv.Itoa(i); !names[free] && !names[strings.ToLower(free)] {
			return free
		}
	}
}
