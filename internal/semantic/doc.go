// Package semantic finds what means more in a file than its JSON shows: connection link names, scopes and
// placeholders. Editors give it colours of its own.
package semantic
