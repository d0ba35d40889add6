package history

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
)

// hash is the name of an object.
type hash [sha1.Size]byte

func (h hash) String() string { return hex.EncodeToString(h[:]) }

// parseHash returns the hash that s spells in full, in hexadecimal.
func parseHash(s string) (h hash, ok bool) {
	if len(s) != 2*len(h) {
		return h, false
	}
	_, err := hex.Decode(h[:], []byte(s))
	return h, err == nil
}

// kind is the type of an object, with the number that packs use.
type kind byte

const (
	commitKind      kind = 1
	treeKind        kind = 2
	blobKind        kind = 3
	tagKind         kind = 4
	offsetDeltaKind kind = 6 // only in packs
	refDeltaKind    kind = 7
)

func (k kind) String() string {
	return [...]string{1: "commit", 2: "tree", 3: "blob", 4: "tag", 7: ""}[k&7]
}

// object is an object with its content, which must not be changed.
type object struct {
	kind    kind
	content []byte
}

// hash returns the name that the object must have.
func (o object) hash() (h hash) {
	sum := sha1.New()
	fmt.Fprintf(sum, "%s %d\x00", o.kind, len(o.content))
	sum.Write(o.content)
	sum.Sum(h[:0])
	return h
}

// commit returns the tree and the parents of a commit.
func (o object) commit() (tree hash, parents []hash, err error) {
	rest := o.content
	if tree, rest, err = header(rest, "tree "); err != nil {
		return tree, nil, err
	}
	for bytes.HasPrefix(rest, []byte("parent ")) {
		var parent hash
		if parent, rest, err = header(rest, "parent "); err != nil {
			return tree, nil, err
		}
		parents = append(parents, parent)
	}
	return tree, parents, nil
}

// target returns the object that a tag names.
func (o object) target() (hash, error) {
	h, _, err := header(o.content, "object ")
	return h, err
}

// header returns the hash in a line of a commit or a tag, and the lines after it.
func header(content []byte, key string) (hash, []byte, error) {
	line, rest, _ := bytes.Cut(content, []byte("\n"))
	value, ok := bytes.CutPrefix(line, []byte(key))
	if ok {
		if h, ok := parseHash(string(value)); ok {
			return h, rest, nil
		}
	}
	return hash{}, nil, fmt.Errorf("the line with the %sis damaged", key)
}

// The types of tree entries that matter here.
const (
	folderEntry = 0o040000
	fileEntry   = 0o100000
)

// entry returns the type and the hash of the entry of a tree. The type is 0 if there is no such entry.
func (o object) entry(name string) (mode uint64, h hash, err error) {
	for rest := o.content; len(rest) > 0; {
		end := bytes.IndexByte(rest, 0)
		if end < 0 || len(rest)-end-1 < len(h) {
			return 0, h, errors.New("it is truncated")
		}
		digits, found, ok := bytes.Cut(rest[:end], []byte(" "))
		if !ok {
			return 0, h, errors.New("an entry is damaged")
		}
		if string(found) == name {
			mode, err := strconv.ParseUint(string(digits), 8, 32)
			if err != nil {
				return 0, h, errors.New("the mode of an entry is damaged")
			}
			copy(h[:], rest[end+1:])
			return mode &^ 0o7777, h, nil
		}
		rest = rest[end+1+len(h):]
	}
	return 0, h, nil
}
