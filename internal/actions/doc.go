// Package actions offers refactorings: changes that an author may want although no rule asks for them.
//
// An [Action] is a title and text edits. Each kind of action is a provider, a function in a file of its
// own that looks at a manifest and a span of it, the selection or the cursor.
//
// No action leaves more syntax faults than there were, however little of the manifest has been
// typed: [At] tries each one before it offers it.
package actions
