package report

import (
	"slices"

	"plugin-manifest-ls/diagnostics"
)

// maxVerified is how many bytes are checked again to verify the fixes of a file: a verification checks all of the text.
const maxVerified = 32 << 20

// fixes returns the fixes of d, a diagnostic of f. Those that are certain were verified: they add no error and remove no
// comment. When [maxVerified] is reached, further fixes are not certain.
func (f *File) fixes(d diagnostics.Diagnostic) []diagnostics.Fix {
	d = d.WithFixes()
	for _, fix := range d.Fixes {
		if fix.Certain {
			f.verified += f.Text.Len()
		}
	}
	if f.Report != nil && f.verified <= maxVerified {
		return f.Report.Verify(d).Fixes
	}
	fixes := slices.Clone(d.Fixes)
	for i := range fixes {
		fixes[i].Certain = false
	}
	return fixes
}
