// Package check checks extensions on disk and fixes them in memory. It is the engine of the check command and of the tools
// for coding agents; neither writes a file here.
package check
