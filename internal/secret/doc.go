// Package secret decides which parts of a manifest are secret values, such as client secrets and passwords in URLs,
// and masks them. Everything that displays text of a manifest uses it: reports, diffs, messages and symbols.
package secret
