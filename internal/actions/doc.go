// Package actions has the refactorings and paste repairs of a manifest, which do not depend on a diagnostic.
//
// An [Action] is a title with text edits. Each kind of action is a provider: a function, in its own file, of a manifest
// and a span, which is the selection or the cursor.
//
// No action adds syntax errors, however incomplete the manifest is: [At] tries each one before it offers it.
package actions
