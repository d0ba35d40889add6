// Package report writes the results of a check in the formats that people, CI services and other programs read: text, JSON,
// SARIF, GitHub workflow commands and JUnit XML. It also writes unified diffs of the changes that fixes and the formatter
// make. Secrets are masked and control characters are escaped in everything it writes. It reads no files: callers pass
// the text, the model and the diagnostics of each file.
package report
