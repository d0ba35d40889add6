// Package hover says what stands at a place: what a key is for and what it takes, what a value means, what a
// scope grants, where a connection link name is used. The words are those of the catalogue, in markdown.
package hover
