package syntax

// slab allocates green nodes in chunks, since a tree has many small ones. The chunks grow with the number of nodes, so
// that a small parse allocates little.
type slab struct {
	items      []item
	containers []container
	allocated  int
}

// copy returns a copy of src.
func (s *slab) copy(src []item) []item {
	if len(s.items) < len(src) {
		s.items = make([]item, max(len(src), min(s.allocated, 1024)))
	}
	n := copy(s.items, src)
	out := s.items[:n:n]
	s.items = s.items[n:]
	s.allocated += n
	return out
}

// container returns a new container.
func (s *slab) container() *container {
	if len(s.containers) == 0 {
		s.containers = make([]container, max(1, min(s.allocated/4, 128)))
	}
	c := &s.containers[0]
	s.containers = s.containers[1:]
	return c
}
