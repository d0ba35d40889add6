// Package flow follows values through the code of an extension: which strings and objects an expression can have, in which
// file each is written, and through which expression it arrived.
//
// [Program.Eval] follows variables, properties, array items, parameters, results of functions, fields of classes and
// components, imports, re-exports and global names. It runs nothing. What it cannot follow is unknown; a string that only
// may be the value is [Value.Possible]. Depth and steps are limited, so that circular code ends.
package flow
