package seq

import "iter"

// Measurer is an element of a list. Its measure must not change.
type Measurer[M any] interface{ Measure() M }

// Summer is a measure. Add returns the sum of the measures of the receiver and of the next elements; it is associative,
// and the zero value is its identity.
type Summer[M any] interface{ Add(next M) M }

// List is an immutable sequence of elements. The zero value is the empty list.
type List[T Measurer[M], M Summer[M]] struct{ root *node[T, M] }

// Of returns a list of items. It keeps the slice, which must not be modified later.
func Of[T Measurer[M], M Summer[M]](items []T) List[T, M] {
	return List[T, M]{grow(leaves[T, M](items))}
}

// Len returns the number of elements.
func (l List[T, M]) Len() int {
	if l.root == nil {
		return 0
	}
	return l.root.count
}

// Sum returns the measure of the whole list.
func (l List[T, M]) Sum() M {
	if l.root == nil {
		var zero M
		return zero
	}
	return l.root.sum
}

// At returns element i and the sum of the measures of all elements before it. It panics if i is out of range.
func (l List[T, M]) At(i int) (T, M) {
	var before M
	n := l.root
	for n.kids != nil {
		for _, kid := range n.kids {
			if i < kid.count {
				n = kid
				break
			}
			i -= kid.count
			before = before.Add(kid.sum)
		}
	}
	for _, item := range n.items[:i] {
		before = before.Add(item.Measure())
	}
	return n.items[i], before
}

// Get returns element i. It panics if i is out of range. It is cheaper than [List.At].
func (l List[T, M]) Get(i int) T {
	n := l.root
	for n.kids != nil {
		n, i = n.below(i)
	}
	return n.items[i]
}

// Find returns the index of the first element for which past is true of the sum through that element, and the sum before
// it. past must be monotonic. If there is no such element, Find returns the length of the list and the sum of all
// elements.
func (l List[T, M]) Find(past func(M) bool) (index int, before M) {
	n := l.root
	if n == nil || !past(n.sum) {
		return l.Len(), l.Sum()
	}
descend:
	for n.kids != nil {
		for _, kid := range n.kids {
			sum := before.Add(kid.sum)
			if past(sum) {
				n = kid
				continue descend
			}
			index += kid.count
			before = sum
		}
		return index, before
	}
	for _, item := range n.items {
		sum := before.Add(item.Measure())
		if past(sum) {
			return index, before
		}
		index++
		before = sum
	}
	return index, before
}

// All yields the elements in order, each with the sum of the elements before it.
func (l List[T, M]) All() iter.Seq2[M, T] { return l.From(0) }

// From yields the elements from index i on, each with the sum of all elements before it.
func (l List[T, M]) From(i int) iter.Seq2[M, T] {
	return func(yield func(M, T) bool) {
		if i < l.Len() {
			var before M
			l.root.walk(i, &before, yield)
		}
	}
}

// Splice returns the list with the elements [i, j) replaced by items. It keeps the slice items.
func (l List[T, M]) Splice(i, j int, items []T) List[T, M] {
	if l.root == nil {
		return Of[T, M](items)
	}
	return List[T, M]{grow(l.root.replace(i, j, items))}
}
