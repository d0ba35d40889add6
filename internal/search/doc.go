// Package search finds the manifests below a folder: all but those in node_modules and .git, and those that .gitignore
// names. Links to folders are not followed.
package search
