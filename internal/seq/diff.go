package seq

// Diff compares two lists: the elements [start, aEnd) of a became the elements [start, bEnd) of b; all others are the
// same. same compares two elements; elements of shared nodes are not compared. The range is not always minimal.
func Diff[T Measurer[M], M Summer[M]](a, b List[T, M], same func(x, y T) bool) (start, aEnd, bEnd int) {
	if a.root == b.root {
		return a.Len(), a.Len(), b.Len()
	}
	if a.root == nil || b.root == nil {
		return 0, a.Len(), b.Len()
	}
	start = prefix(a.root, b.root, same)
	tail := min(suffix(a.root, b.root, same), a.Len()-start, b.Len()-start)
	return start, a.Len() - tail, b.Len() - tail
}

// prefix returns the number of elements at the beginning of a and b that are known to be the same.
func prefix[T Measurer[M], M Summer[M]](a, b *node[T, M], same func(x, y T) bool) int {
	n := 0
	for a != b {
		ha, hb := height(a), height(b)
		switch {
		case ha > hb:
			a = a.kids[0]
		case hb > ha:
			b = b.kids[0]
		case ha == 0:
			for k := 0; k < len(a.items) && k < len(b.items) && same(a.items[k], b.items[k]); k++ {
				n++
			}
			return n
		default:
			k := 0
			for k < len(a.kids) && k < len(b.kids) && a.kids[k] == b.kids[k] {
				n += a.kids[k].count
				k++
			}
			if k == len(a.kids) || k == len(b.kids) {
				return n
			}
			a, b = a.kids[k], b.kids[k]
		}
	}
	return n + a.count
}

// suffix returns the number of elements at the end of a and b that are known to be the same.
func suffix[T Measurer[M], M Summer[M]](a, b *node[T, M], same func(x, y T) bool) int {
	n := 0
	for a != b {
		ha, hb := height(a), height(b)
		switch {
		case ha > hb:
			a = a.kids[len(a.kids)-1]
		case hb > ha:
			b = b.kids[len(b.kids)-1]
		case ha == 0:
			for i, j := len(a.items)-1, len(b.items)-1; i >= 0 && j >= 0 && same(a.items[i], b.items[j]); i, j = i-1, j-1 {
				n++
			}
			return n
		default:
			i, j := len(a.kids)-1, len(b.kids)-1
			for i >= 0 && j >= 0 && a.kids[i] == b.kids[j] {
				n += a.kids[i].count
				i, j = i-1, j-1
			}
			if i < 0 || j < 0 {
				return n
			}
			a, b = a.kids[i], b.kids[j]
		}
	}
	return n + a.count
}

func height[T Measurer[M], M Summer[M]](n *node[T, M]) int {
	h := 0
	for ; n.kids != nil; n = n.kids[0] {
		h++
	}
	return h
}
