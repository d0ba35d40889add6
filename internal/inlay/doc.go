// Package inlay finds what an editor can show between the characters of a manifest: what codes stand for, how often a
// connection is used, what a connector still needs.
package inlay
