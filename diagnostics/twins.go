package diagnostics

import (
	"strconv"
	"strings"
)

// The functions of this file are for the reports of rules about names that occur twice.

// sameItems reports whether two entries are written alike.
func sameItems(a, b twin) bool {
	return a.place == b.place && a.item.Value().Raw() == b.item.Value().Raw()
}

// removeTwin gives d the fix that takes out the entry t if it is written like first, and reports whether
// it is.
func removeTwin(d *Diagnostic, first, t twin, title string) bool {
	if !sameItems(first, t) {
		return false
	}
	d.FixSurely(title, t.array.Remove(t.index))
	return true
}

// numbered returns name with the first number behind it by which no entry is called, be it in other case.
func (n names) numbered(name string) string {
	for i := 2; ; i++ {
		if free := name + strconv.Itoa(i); !n.has(free) && !n.has(strings.ToLower(free)) {
			return free
		}
	}
}
