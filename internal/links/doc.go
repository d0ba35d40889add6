// Package links finds what the strings of a file lead to: pages, images and translations of the extension, and
// addresses in the web. Editors follow them, and files that move take them along.
package links
