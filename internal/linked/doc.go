// Package linked finds names that are to stay the same, so that typing in one changes the other.
package linked
