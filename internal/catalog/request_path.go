package catalog

import "strings"

// pathMatch says how an operation matches a path.
type pathMatch uint8

const (
	matches  pathMatch = 1 << iota
	assumed            // an unknown part of the path would have to be a certain word
	inferred           // a word takes the place of an identifier, so another operation may be meant
)

// anything is a segment of a pattern for any number of segments, as the last one or before others.
const anything = "{**}"

// match reports how o matches the segments of a path.
func (o *operation) match(path []string) pathMatch {
	return matchSegments(o.segments, path, o.custom)
}

func matchSegments(pattern, path []string, custom bool) pathMatch {
	m := matches
	for i, p := range pattern {
		if p == anything {
			return m & matchAnything(pattern[i+1:], path[i:], custom)
		}
		if i == len(path) {
			return 0
		}
		s := matchSegment(p, path[i], custom)
		if s == 0 {
			return 0
		}
		m |= s
	}
	if len(pattern) != len(path) {
		return 0
	}
	return m
}

// matchAnything matches the pattern after {**}.
func matchAnything(pattern, path []string, custom bool) pathMatch {
	if len(pattern) == 0 {
		return matches | assumed | inferred // of the segments before
	}
	if len(path) < len(pattern) {
		return 0
	}
	if matchSegments(pattern, path[len(path)-len(pattern):], custom) != matches {
		return 0
	}
	return matches | assumed | inferred
}

// matchSegment matches one segment of a path. custom is set if {module} can only be the name of a module of Zoho CRM.
func matchSegment(pattern, segment string, custom bool) pathMatch {
	hole := strings.Contains(segment, Hole)
	before, _, placeholder := strings.Cut(pattern, "{")
	switch {
	case segment == "":
		return 0
	case !placeholder && segment == pattern:
		return matches
	case !placeholder && hole && canBe(segment, pattern):
		return matches | assumed
	case !placeholder:
		return 0
	case before != "":
		if len(segment) > len(before) && strings.HasPrefix(segment, before) {
			return matches
		}
		return 0
	case pattern == "{id}" && !hole && !strings.ContainsAny(segment, "0123456789"):
		return matches | inferred
	case pattern == "{version}" && !hole && !isVersion(segment):
		return 0
	case pattern == "{module}" && !hole && custom && !canBeModule(segment):
		return 0
	}
	return matches
}

// canBe reports whether a segment with holes can be word.
func canBe(segment, word string) bool {
	parts := strings.Split(segment, Hole)
	first, last := parts[0], parts[len(parts)-1]
	if len(first)+len(last) > len(word) || !strings.HasPrefix(word, first) || !strings.HasSuffix(word, last) {
		return false
	}
	word = word[len(first) : len(word)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(word, part)
		if i < 0 {
			return false
		}
		word = word[i+len(part):]
	}
	return true
}

// isVersion reports whether s is the version of an API, such as v8 or v2.1.
func isVersion(s string) bool {
	return len(s) > 1 && s[0] == 'v' && strings.Trim(s[1:], "0123456789.") == ""
}

// listed reports whether the source of o, which covers all paths below a prefix, lists the operation on a path: that of
// the collection, or of one of its items.
func (o *operation) listed(path []string, method string) bool {
	switch len(path) - o.open {
	case 0:
		return true
	case 1:
		return method != "POST" && strings.ContainsAny(path[o.open], Hole+"0123456789")
	}
	return o.open < len(o.segments)-1 // the pattern continues after {**}
}

// precedes reports whether o is the better match if both match.
func (o *operation) precedes(p *operation) bool {
	if o.rank != p.rank {
		return o.rank > p.rank
	}
	return o.method != "*" && p.method == "*"
}

// rankOf returns a string that is greater for better patterns: a word is better than a placeholder, from the left, and
// any placeholder than {**}.
func rankOf(segments []string) string {
	rank := make([]byte, 0, len(segments)+1)
	for _, s := range segments {
		switch {
		case s == anything:
			rank = append(rank, 'a')
		case strings.HasPrefix(s, "{"):
			rank = append(rank, 'b')
		case strings.Contains(s, "{"):
			rank = append(rank, 'c')
		default:
			rank = append(rank, 'd')
		}
	}
	return string(append(rank, 'b'))
}
