// Package baseline has the findings that a project has accepted: a file of fingerprints, which stay the same when lines
// move. Findings that are in the file are not new.
package baseline
