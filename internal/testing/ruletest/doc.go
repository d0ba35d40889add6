// Package ruletest compares the diagnostics of rules, and what their fixes change, with fixtures.
//
// An archive has manifests with diagnostics drawn into them, in the notation of
// [plugin-manifest-ls/internal/testing/fixture]. For each fix there is a file with what it changes, named after the
// manifest, the position of the diagnostic and the fix; tab stops are written as «».
//
// A file without a folder in its name is a separate manifest. Folders are extensions: their files are on disk, and
// diagnostics are drawn into the file that they are about. HEAD:plugin-manifest.json is the manifest of the last commit.
package ruletest
