package spelling

// MaxLength is how many bytes two words may differ in and still be compared.
const MaxLength = 64

// distance returns how many bytes must be inserted, deleted, replaced or swapped with their neighbor to turn a into b,
// or a number above limit if that is more than limit or the words differ in more than MaxLength bytes.
func distance(a, b string, limit int) int {
	a, b = trimCommon(a, b)
	if max(len(a), len(b)) > MaxLength || max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	var rows [3][MaxLength + 1]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := range len(a) {
		beforePrevious, previous, row := &rows[(i+2)%3], &rows[i%3], &rows[(i+1)%3]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			x, y := lower(a[i]), lower(b[j])
			n := min(previous[j+1], row[j]) + 1
			if x == y {
				n = min(n, previous[j])
			} else {
				n = min(n, previous[j]+1)
			}
			if i > 0 && j > 0 && x == lower(b[j-1]) && lower(a[i-1]) == y {
				n = min(n, beforePrevious[j-1]+1)
			}
			row[j+1] = n
			least = min(least, n)
		}
		if least > limit {
			return limit + 1
		}
	}
	return rows[len(a)%3][len(b)]
}

// trimCommon returns a and b without their common prefix and suffix.
func trimCommon(a, b string) (string, string) {
	for len(a) > 0 && len(b) > 0 && lower(a[0]) == lower(b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && lower(a[len(a)-1]) == lower(b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
