// Package search finds the manifests below a folder, except for those in node_modules and .git and those that .gitignore
// excludes. It does not follow links to folders, nor links to files outside the folder.
package search
