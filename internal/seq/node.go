package seq

import "slices"

// fan is the maximum number of entries of a node; most nodes have at least half of it. Wider nodes make the tree
// shallower, narrower ones make the copy of an edited node cheaper.
const fan = 32

// node is a leaf with items, or an inner node with kids of equal height.
type node[T Measurer[M], M Summer[M]] struct {
	sum   M
	count int // of items, here and below
	items []T
	kids  []*node[T, M]
}

func (n *node[T, M]) size() int { return len(n.items) + len(n.kids) }

func leaf[T Measurer[M], M Summer[M]](items []T) *node[T, M] {
	n := &node[T, M]{count: len(items), items: slices.Clip(items)}
	for i := range items {
		n.sum = n.sum.Add(items[i].Measure())
	}
	return n
}

func inner[T Measurer[M], M Summer[M]](kids []*node[T, M]) *node[T, M] {
	n := &node[T, M]{kids: slices.Clip(kids)}
	for _, kid := range kids {
		n.sum = n.sum.Add(kid.sum)
		n.count += kid.count
	}
	return n
}

// leaves splits items into leaves.
func leaves[T Measurer[M], M Summer[M]](items []T) []*node[T, M] {
	if len(items) == 0 {
		return nil
	}
	if len(items) <= fan {
		return []*node[T, M]{leaf[T, M](items)}
	}
	return cut(items, leaf[T, M])
}

// cut splits entries into nodes of about equal size.
func cut[E any, T Measurer[M], M Summer[M]](entries []E, build func([]E) *node[T, M]) []*node[T, M] {
	pieces := (len(entries) + fan - 1) / fan
	nodes := make([]*node[T, M], pieces)
	for i := range nodes {
		nodes[i] = build(entries[i*len(entries)/pieces : (i+1)*len(entries)/pieces])
	}
	return nodes
}

// grow adds levels above nodes until there is one root, and removes levels with a single kid. It returns nil for no
// nodes.
func grow[T Measurer[M], M Summer[M]](nodes []*node[T, M]) *node[T, M] {
	for len(nodes) > 1 {
		nodes = cut(nodes, inner[T, M])
	}
	if len(nodes) == 0 {
		return nil
	}
	root := nodes[0]
	for len(root.kids) == 1 {
		root = root.kids[0]
	}
	return root
}

// walk yields the elements from index i on. before is the sum before n, to which walk adds the visited elements.
func (n *node[T, M]) walk(i int, before *M, yield func(M, T) bool) bool {
	for _, kid := range n.kids {
		if i >= kid.count {
			i -= kid.count
			*before = (*before).Add(kid.sum)
			continue
		}
		if !kid.walk(i, before, yield) {
			return false
		}
		i = 0
	}
	for k, item := range n.items {
		if k >= i && !yield(*before, item) {
			return false
		}
		*before = (*before).Add(item.Measure())
	}
	return true
}

// replace returns the nodes, of the height of n, with the elements of n in which [i, j) is replaced by items. There can
// be none.
func (n *node[T, M]) replace(i, j int, items []T) []*node[T, M] {
	if n.kids == nil {
		all := make([]T, 0, len(n.items)-(j-i)+len(items))
		all = append(append(append(all, n.items[:i]...), items...), n.items[j:]...)
		return leaves[T, M](all)
	}
	last, j := n.kid(j)
	first, i := n.kid(i)
	if first < last && i == n.kids[first].count {
		first, i = first+1, 0 // the gap between two kids also belongs to the right one
	}
	kids := make([]*node[T, M], 0, len(n.kids)+2)
	kids = append(kids, n.kids[:first]...)
	if first == last {
		kids = append(kids, n.kids[first].replace(i, j, items)...)
	} else {
		kids = append(kids, n.kids[first].replace(i, n.kids[first].count, items)...)
		kids = append(kids, n.kids[last].replace(0, j, nil)...)
	}
	seam := len(kids)
	kids = append(kids, n.kids[last+1:]...)
	kids = mend(kids, max(first-1, 0), min(seam+1, len(kids)))
	if len(kids) == 0 {
		return nil
	}
	return cut(kids, inner[T, M])
}

// below returns the kid that contains element i, and the index in it.
func (n *node[T, M]) below(i int) (*node[T, M], int) {
	for _, kid := range n.kids {
		if i < kid.count {
			return kid, i
		}
		i -= kid.count
	}
	panic("seq: index out of range")
}

// kid returns the kid that contains the gap before element i, and the index in it. The gap between two kids belongs to
// the left one.
func (n *node[T, M]) kid(i int) (kid, index int) {
	for k, c := range n.kids {
		if i <= c.count {
			return k, i
		}
		i -= c.count
	}
	panic("seq: index out of range")
}

// mend merges nodes of kids[from:to] that are too small with their right neighbor.
func mend[T Measurer[M], M Summer[M]](kids []*node[T, M], from, to int) []*node[T, M] {
	for k := from; k+1 < to; {
		a, b := kids[k], kids[k+1]
		if a.size() >= fan/2 && b.size() >= fan/2 {
			k++
			continue
		}
		var joined []*node[T, M]
		if a.kids == nil {
			joined = leaves[T, M](append(append(make([]T, 0, a.size()+b.size()), a.items...), b.items...))
		} else {
			joined = cut(append(append(make([]*node[T, M], 0, a.size()+b.size()), a.kids...), b.kids...), inner[T, M])
		}
		copy(kids[k:], joined)
		if len(joined) == 2 {
			k++
			continue
		}
		kids = append(kids[:k+1], kids[k+2:]...)
		to--
	}
	return kids
}
