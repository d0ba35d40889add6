// Package ide has the editor features that only read a manifest: hover texts, the outline, folding and selection
// ranges, semantic tokens, inlay hints, linked editing and document links. They work on incomplete manifests and know
// nothing of LSP: positions are byte offsets and ranges are spans.
package ide
