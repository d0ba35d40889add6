package syntax

// slab hands out memory for green nodes in pieces, since a tree has very many small ones. The
// pieces grow with what has been taken, so that a small parse stays small.
type slab struct {
	items      []item
	containers []container
	taken      int
}

// copy returns a copy of src.
func (s *slab) copy(src []item) []item {
	if len(s.items) < len(src) {
		s.items = make([]item, max(len(src), min(s.taken, 1024)))
	}
	n := copy(s.items, src)
	out := s.items[:n:n]
	s.items = s.items[n:]
	s.taken += n
	return out
}

// container returns a new container.
func (s *slab) container() *container {
	if len(s.containers) == 0 {
		s.containers = make([]container, max(1, min(s.taken/4, 128)))
	}
	c := &s.containers[0]
	s.containers = s.containers[1:]
	return c
}
