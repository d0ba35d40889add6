package spelling

// Closest finds the word that is closest to what was typed. Of words at the same distance it keeps the first.
type Closest struct {
	Typed string
	Word  string // empty until a word is close enough

	distance int
}

// Try considers word and reports whether it is the closest so far. How much it may differ depends on the length of the
// shorter word.
func (c *Closest) Try(word string) bool {
	return c.try(word, tolerance(min(len(c.Typed), len(word))))
}

// tolerance returns the largest distance of two words of which the shorter one has n bytes.
func tolerance(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

func (c *Closest) try(word string, limit int) bool {
	if c.Word != "" {
		limit = min(limit, c.distance-1)
	}
	if limit < 0 {
		return false
	}
	d := distance(c.Typed, word, limit)
	if d > limit {
		return false
	}
	c.Word, c.distance = word, d
	return true
}

// Suggest returns the name that a user most likely meant to type on a command line, empty if none is close. It
// tolerates more than [Closest.Try]: a third of what was typed, and at least two bytes.
func Suggest(typed string, names []string) string {
	c := Closest{Typed: typed}
	for _, name := range names {
		c.try(name, max(2, len(typed)/3))
	}
	return c.Word
}
