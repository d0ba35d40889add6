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

// Limits of an index. 500 files with 20 MB are a large extension.
const (
	maxFiles = 2_000
	maxBytes = 64 << 20 // of all files together
	maxOther = 1 << 20  // of a file without code
)

// stamp identifies the version of a file on disk without reading it.
type stamp struct {
	size     int64
	modified time.Time
	// settled is set if the file was last written well before it was read. Otherwise it may have been written again
	// within the resolution of the file system's clock.
	settled bool
}

// settleTime is the age from which a modification time is trusted.
const settleTime = 2 * time.Second

// Build returns the index of a folder, with open documents in place of the files on disk. Files that have not changed
// since before, an earlier index of the same extension or nil, are not read again.
func Build(folder *project.Folder, before *Index) *Index {
	b := &builder{folder: folder, reader: folder.Reader(), before: before, files: map[string]file{}, texts: map[string]string{}}
	defer b.reader.Close()
	tree := folder.All()
	if b.cut = tree.Cut || folder.Sources().Cut; b.cut {
		b.note("the extension has too many files; only some were searched for connections")
	}
	entries := slices.DeleteFunc(append(tree.Files(), folder.Sources().Files()...), func(e project.Entry) bool { return e.Link || !isIndexed(e.Path) })
	slices.SortStableFunc(entries, func(a, b project.Entry) int { return cmp.Compare(rank(a.Path), rank(b.Path)) })
	for i, e := range entries {
		if i == maxFiles {
			b.omit("only %d of %d files were searched for connections", maxFiles, len(entries))
			break
		}
		if !b.add(e) {
			break
		}
	}
	var resolved *resolution
	if before != nil {
		resolved = before.result()
	}
	x := newIndex(b.files, b.notes, b.cut, folder.Read, resolved)
	x.texts = b.texts
	return x
}

type builder struct {
	folder *project.Folder
	reader *project.Reader
	before *Index
	files  map[string]file
	texts  map[string]string // of the files that were read, if they are code
	bytes  int64
	notes  []string
	cut    bool
}

// add indexes a file and reports whether the limits allow more.
func (b *builder) add(e project.Entry) bool {
	if !IsCode(e.Path) && e.Size > maxOther || e.Size > project.MaxText {
		b.omit("%s is too large to be searched for connections", e.Path)
		return true
	}
	if b.bytes += e.Size; b.bytes > maxBytes {
		b.omit("only the first %d MB of the files were searched for connections", maxBytes>>20)
		return false
	}
	f, err := b.read(e)
	if err != nil {
		b.omit("%s", err)
		return true
	}
	if editing, ok := b.folder.Editing(e.Path); ok && f.source.content == "" {
		f.source = Scan(e.Path, editing)
	}
	if f.source.Cut {
		b.omit("%s is larger than %d MB; only its words were indexed", e.Path, maxCode>>20)
	}
	b.files[e.Path] = f
	return true
}

// read returns the indexed file, from before if it has not changed.
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
	now.settled = !now.modified.IsZero() && time.Since(now.modified) > settleTime
	content, err := b.reader.Read(e)
	if err != nil {
		return file{}, err
	}
	if old.source != nil && old.source.id == hashOf(content) {
		return file{old.source, now}, nil
	}
	s := scan(e.Path, content)
	if s.Code {
		b.texts[e.Path] = content
	}
	return file{s, now}, nil
}

// omit records that a limit or an error made the index incomplete.
func (b *builder) omit(format string, args ...any) {
	b.cut = true
	b.note(format, args...)
}

// maxNotes limits the number of notes.
const maxNotes = 10

func (b *builder) note(format string, args ...any) {
	if len(b.notes) < maxNotes {
		b.notes = append(b.notes, fmt.Sprintf(format, args...))
	}
}

// rank orders files by relevance: code first.
func rank(name string) int {
	if IsCode(name) {
		return 0
	}
	return 1
}

// isIndexed reports whether a file is indexed. Binary files, lock files and manifests are not.
func isIndexed(name string) bool {
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
