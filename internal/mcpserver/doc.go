// Package mcpserver offers the checks, fixes and facts of this program to coding agents, as tools, resources and prompts of
// the Model Context Protocol.
//
// Models count lines and columns badly, so no tool takes a position: input is names, rule codes and JSON pointers. No tool
// writes a file: changes are returned as diffs and texts. A tool reads nothing outside of the folders that the client provides
// or the user has named. The text of a manifest is returned as data, with its secrets masked.
package mcpserver
