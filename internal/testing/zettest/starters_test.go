package zettest

import (
	"strings"
	"testing"
)

// zet has accepted these very files for each of its services.
func TestZetAcceptsStarters(t *testing.T) {
	verdicts := parse(recordedStarters)
	for _, p := range Starters() {
		switch verdict := verdicts[p.key()]; verdict {
		case OK:
		case "":
			t.Errorf("no verdict is recorded for this version of %s; see scripts/record-zet-verdicts.sh", p.Name)
		default:
			t.Errorf("zet: %s on %s", verdict, p.Name)
		}
	}
	if lines := strings.Count(recordedStarters, "\n"); lines != len(services) {
		t.Errorf("%d verdicts are recorded for %d services", lines, len(services))
	}
}
