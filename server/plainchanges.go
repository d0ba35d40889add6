package server

import "plugin-manifest-ls/internal/text"

// plainChanges reads the content changes in params in one pass. A Replace All sends tens of thousands of changes in one
// notification, and the typed decoder takes several times as long. It reports false for anything that it does not
// expect, valid or not, which is then left to the typed decoder.
func plainChanges(params []byte) (changes []contentChange, ok bool) {
	r := plainReader{data: params}
	found := false
	r.object(func(key []byte) {
		if string(key) != "contentChanges" {
			r.skip()
			return
		}
		r.first(&found)
		changes = make([]contentChange, 0, len(params)/128+1) // a change of one character takes some 110 bytes
		r.array(func() { changes = append(changes, r.change()) })
	})
	return changes, found && !r.failed && r.pos == len(params)
}

func (r *plainReader) change() contentChange {
	c, hasText := contentChange{whole: true}, false
	r.object(func(key []byte) {
		switch string(key) {
		case "range":
			r.require(c.whole) // the first range
			c.whole = false
			c.start, c.end = r.span()
		case "text":
			r.first(&hasText)
			c.text = r.text()
		default:
			r.skip()
		}
	})
	r.require(hasText)
	return c
}

func (r *plainReader) span() (start, end text.Position) {
	hasStart, hasEnd := false, false
	r.object(func(key []byte) {
		switch string(key) {
		case "start":
			r.first(&hasStart)
			start = r.position()
		case "end":
			r.first(&hasEnd)
			end = r.position()
		default:
			r.skip()
		}
	})
	r.require(hasStart && hasEnd)
	return start, end
}

func (r *plainReader) position() (p text.Position) {
	hasLine, hasCol := false, false
	r.object(func(key []byte) {
		switch string(key) {
		case "line":
			r.first(&hasLine)
			p.Line = r.number()
		case "character":
			r.first(&hasCol)
			p.Col = r.number()
		default:
			r.skip()
		}
	})
	r.require(hasLine && hasCol)
	return p
}
