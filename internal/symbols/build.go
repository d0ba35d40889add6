package symbols

import "time"

// stamp is what tells, without reading it, that a file on disk is the one that was read.
type stamp struct {
	size     int64
	modified time.Time
}
