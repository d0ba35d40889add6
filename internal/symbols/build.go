package symbols

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"plugin-manifest-ls/internal/project"
)

// The bounds of an index. An extension of 500 files and 20 MB is a large one.
const (
	mostFiles = 2_000
	mostBytes = 64 << 20 // of all files together
	mostOther = 1 << 20  // of a file that is no code
)

// stamp is what tells, without reading it, that a file on disk is the one that was read.
type stamp struct {
	size     int64
	modified time.Time
	// settled tells that the file had not just been written when it was read: the clock of a disk may be too
	// coarse to tell two writes apart.
	settled bool
}

// settling is for how long a file that was written may be written again without another time.
const settling = 2 * time.Second

// Build returns the index of a folder, in which open editors count in place of the disk. before is an
// earlier index of the same extension, or nil: a file that has not changed since is not read again.
func Build(folder *project.Folder, before *Index) *Index {
	b := &builder{folder: folder, before: before, files: map[string]file{}}
	tree := folder.All()
	if b.cut = tree.Cut; b.cut {
		b.note("there are too many files below the root; only some are looked at")
	}
	entries := slices.DeleteFunc(tree.Files(), func(e project.Entry) bool { return e.Link || !textual(e.Path) })
	slices.SortStableFunc(entries, func(a, b project.Entry) int { return cmp.Compare(rank(a.Path), rank(b.Path)) })
	for i, e := range entries {
		if i == mostFiles {
			b.leave("only %d of %d files are looked at for connections", mostFiles, len(entries))
			break
		}
		if !b.add(e) {
			break
		}
	}
	return newIndex(b.files, b.notes, b.cut)
}

type builder struct {
	folder *project.Folder
	before *Index
	files  map[string]file
	bytes  int64
	notes  []string
	cut    bool
}

// add takes a file in, and reports whether there is room for more.
func (b *builder) add(e project.Entry) bool {
	if !IsCode(e.Path) && e.Size > mostOther || e.Size > project.MaxText {
		b.leave("%s is too large to be looked at for connections", e.Path)
		return true
	}
	if b.bytes += e.Size; b.bytes > mostBytes {
		b.leave("only the first %d MB of the files are looked at for connections", mostBytes>>20)
		return false
	}
	f, err := b.read(e)
	if err != nil {
		b.leave("%s", err)
		return true
	}
	if f.source.Cut {
		b.leave("%s has more than %d MB; only its words are looked at", e.Path, mostCode>>20)
	}
	b.files[e.Path] = f
	return true
}

// read returns what is known of a file, from before if it is the same.
func (b *builder) read(e project.Entry) (file, error) {
	var old file
	if b.before != nil {
		old = b.before.files[e.Path]
	}
	_, editing := b.folder.Editing(e.Path)
	now := stamp{size: e.Size, modified: e.Modified}
	if editing {
		now = stamp{}
	} else if old.source != nil && old.stamp.settled && old.stamp.size == now.size && old.stamp.modified.Equal(now.modified) {
		return old, nil
	}
	now.settled = !now.modified.IsZero() && time.Since(now.modified) > settling
	content, err := b.folder.Read(e.Path)
	if err != nil {
		return file{}, err
	}
	if old.source != nil && old.source.id == identity(content) {
		return file{old.source, now}, nil
	}
	return file{Scan(e.Path, content), now}, nil
}

// leave notes that something is left out.
func (b *builder) leave(format string, args ...any) {
	b.cut = true
	b.note(format, args...)
}

// mostNotes is how many notes are kept.
const mostNotes = 10

func (b *builder) note(format string, args ...any) {
	if len(b.notes) < mostNotes {
		b.notes = append(b.notes, fmt.Sprintf(format, args...))
	}
}

// rank orders files by how much they matter: code first.
func rank(name string) int {
	if IsCode(name) {
		return 0
	}
	return 1
}

// textual reports whether a file is looked at: not if its name says that it is no text, nor if it is
// a manifest, which declares names and does not use them, or a list of packages.
func textual(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".ico", ".webp", ".bmp", ".avif", ".pdf", ".zip", ".gz", ".tgz", ".rar", ".7z", ".jar",
		".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".ogg", ".wav", ".mov", ".wasm", ".exe", ".dll", ".so",
		".pem", ".key", ".crt", ".map", ".docx", ".xlsx", ".pptx", ".psd", ".sketch", ".fig":
		return false
	}
	switch base := strings.ToLower(path.Base(name)); base {
	case "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml":
		return false
	default:
		return !strings.HasSuffix(base, project.Manifest)
	}
}
