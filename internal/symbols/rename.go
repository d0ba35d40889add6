package symbols

import (
	"slices"
	"strings"
	"unicode"

	"plugin-manifest-ls/internal/text"
)

// Renaming holds the edits of a rename in one file. They replace only names between quotation marks.
type Renaming struct {
	File string
	// Certain are the edits of declarations and certain uses, in the order of the text.
	Certain []text.Edit
	// Possible are the edits of [Possible] uses, which may be unrelated.
	Possible []text.Edit
}

// Rename returns the edits that change the name of s to the given one, manifests first, then files in the order of their
// paths. An error is a [Refusal].
func (x *Extension) Rename(s Symbol, to string) ([]Renaming, error) {
	if err := x.checkName(s, to); err != nil || s.Name == to {
		return nil, err
	}
	var all []Renaming
	in := func(file string) *Renaming {
		if n := len(all); n == 0 || all[n-1].File != file {
			all = append(all, Renaming{File: file})
		}
		return &all[len(all)-1]
	}
	for _, d := range x.Declarations(s) {
		if d.Value.Terminated() { // the end of an unterminated string is unknown
			r := in(d.File)
			r.Certain = append(r.Certain, text.Edit{Span: d.Span(), New: to})
		}
	}
	uses := slices.DeleteFunc(x.Uses(s), func(u Use) bool { return !u.Written })
	slices.SortStableFunc(uses, func(a, b Use) int { return strings.Compare(a.File, b.File) })
	for _, u := range uses {
		edit := text.Edit{Span: u.Span, New: to}
		if r := in(u.File); u.Certainty == Possible {
			r.Possible = append(r.Possible, edit)
		} else {
			r.Certain = append(r.Certain, edit)
		}
	}
	for i := range all {
		all[i].normalize()
	}
	return all, nil
}

// normalize sorts the edits and removes duplicates: a constant has one edit for all its uses, which is certain if one of
// them is.
func (r *Renaming) normalize() {
	byPlace := func(a, b text.Edit) int { return a.Span.Start - b.Span.Start }
	once := func(a, b text.Edit) bool { return a.Span == b.Span }
	slices.SortFunc(r.Certain, byPlace)
	r.Certain = slices.CompactFunc(r.Certain, once)
	slices.SortFunc(r.Possible, byPlace)
	r.Possible = slices.CompactFunc(r.Possible, once)
	r.Possible = slices.DeleteFunc(r.Possible, func(e text.Edit) bool {
		return slices.ContainsFunc(r.Certain, func(o text.Edit) bool { return once(e, o) })
	})
}

// Refusal is the reason why a name is not allowed, in one sentence.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// checkName returns a [Refusal] if to cannot be the new name of s. Any name that needs no escape in any language is
// allowed; rules report the names that Sigma would not derive. A symbol without a declaration may take the name of a
// connector, which is how a misspelled use is corrected.
func (x *Extension) checkName(s Symbol, to string) error {
	what, signs := "connection link name", "_-."
	if s.By == ServiceName {
		what, signs = "service name", "_-. "
	}
	if strings.TrimSpace(to) == "" {
		return Refusal("The " + what + " is empty; expected letters, digits and underscores")
	}
	if strings.TrimSpace(to) != to {
		return Refusal("The " + what + " begins or ends with a space; expected letters, digits and underscores")
	}
	for _, r := range to {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(signs, r):
		case unicode.IsSpace(r):
			return Refusal("The " + what + " must not contain a space, only letters, digits and underscores")
		default:
			return Refusal("The " + what + " must not contain " + string(r) + ", only letters, digits and underscores")
		}
	}
	if s.Name != to && len(x.Declarations(s)) > 0 && len(x.Declarations(Symbol{to, s.By})) > 0 {
		return Refusal("Another connector has the " + what + " " + to + "; expected one that is not taken")
	}
	return nil
}
