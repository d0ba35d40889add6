// Package script parses JavaScript, TypeScript and JSX into the parts that matter for following values: expressions,
// functions, classes, declarations, assignments, calls, imports and exports.
//
// [Parse] never fails. It reads code that is being typed, skips what it cannot read and continues; types are skipped
// altogether. Operators whose results are not followed, such as arithmetic, have nodes of kind [Other]. All positions are
// byte offsets in the text of the file, also for the scripts of a page.
package script
