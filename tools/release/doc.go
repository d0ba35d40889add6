// Package release tests what scripts/release.sh has made in dist/release and dist/npm: that all of it is there and says
// the same, and that what is for this machine works when it is unpacked as a user would.
//
// An artefact is a file of a release; the program is plugin-manifest-ls as it is inside of one.
package release
