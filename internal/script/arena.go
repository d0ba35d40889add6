package script

import "unsafe"

// memory holds the syntax of a file.
type memory struct {
	nodes    arena[Node]
	lists    arena[*Node]
	scopes   arena[Scope]
	bindings arena[Binding]
	params   arena[Param]
	values   arena[Value]
	steps    arena[Step]
}

// reset makes all of the memory available again.
func (m *memory) reset() {
	m.nodes.reset()
	m.lists.reset()
	m.scopes.reset()
	m.bindings.reset()
	m.params.reset()
	m.values.reset()
	m.steps.reset()
}

// maxChunk is the number of bytes that an arena allocates at once.
const maxChunk = 8 << 10

// arena allocates values in chunks, which become larger as a file turns out to be large.
type arena[T any] struct {
	free   []T // of the current chunk
	chunks [][]T
	used   int // of the chunks, the current one included
	bytes  int // of the last chunk
}

func (a *arena[T]) reset() { a.free, a.used = nil, 0 }

// reserve makes room for n values.
func (a *arena[T]) reserve(n int) {
	if len(a.free) >= n {
		return
	}
	for a.used < len(a.chunks) {
		chunk := a.chunks[a.used]
		a.used++
		if len(chunk) >= n {
			clear(chunk)
			a.free = chunk
			return
		}
	}
	var value T
	a.bytes = min(max(2*a.bytes, 1<<10), maxChunk)
	// The runtime needs a word of each chunk.
	a.free = make([]T, max(n, (a.bytes-8)/int(unsafe.Sizeof(value))))
	a.chunks = append(a.chunks, a.free)
	a.used++
}

// one returns a new zero value.
func (a *arena[T]) one() *T {
	a.reserve(1)
	v := &a.free[0]
	a.free = a.free[1:]
	return v
}

// list returns a copy of some values. What is appended to it is allocated elsewhere.
func (a *arena[T]) list(values ...T) []T {
	n := len(values)
	if n == 0 {
		return nil
	}
	a.reserve(n)
	list := a.free[:n:n]
	a.free = a.free[n:]
	copy(list, values)
	return list
}

// append appends a value to a list, which is a new one if it was empty.
func (a *arena[T]) append(list []T, value T) []T {
	if len(list) == 0 {
		return a.list(value)
	}
	return append(list, value)
}
