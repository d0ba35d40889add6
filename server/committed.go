package server

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/history"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// committed is what the last commit has of the manifest of an extension. It never changes.
type committed struct {
	commit   history.Commit        // the zero one if there is none
	baseline *diagnostics.Baseline // nil if there is nothing to compare with
}

// historian looks up what is committed, for one extension at a time and on a goroutine of its own: a repository
// may be large and its disk slow.
type historian struct {
	mu     sync.Mutex
	busy   bool
	wanted map[string]bool   // roots of extensions
	told   map[string]string // what was complained of last, by root
}

// lookBack has it found out, soon, what the last commit has of the manifest in the folder root. It may be called
// while the snapshot is changed.
func (s *session) lookBack(root string) {
	h := &s.historian
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.wanted == nil {
		h.wanted = map[string]bool{}
	}
	h.wanted[root] = true
	if !h.busy {
		h.busy = true
		go s.lookBackAll()
	}
}

// lookBackBelow looks back for the extensions of next in the folder dir.
func (s *session) lookBackBelow(next *snapshot, dir string) {
	for root := range next.extensions {
		if root == dir || strings.HasPrefix(root, dir+string(filepath.Separator)) {
			s.lookBack(root)
		}
	}
}

// lookBackAll looks back until nobody wants more.
func (s *session) lookBackAll() {
	h := &s.historian
	for {
		h.mu.Lock()
		roots := slices.Collect(maps.Keys(h.wanted))
		if len(roots) == 0 || s.ctx.Err() != nil {
			h.busy = false
			h.mu.Unlock()
			return
		}
		delete(h.wanted, roots[0])
		h.mu.Unlock()
		s.lookBackAt(roots[0])
	}
}

// lookBackAt looks up what is committed of the manifest in the folder root. If that is news, what is open there
// is checked again.
func (s *session) lookBackAt(root string) {
	e := s.settled().extensions[root]
	if e == nil {
		return
	}
	now, err := lastCommitted(s.ctx, root, e.committed)
	s.complainOnce(root, err)
	s.change(func(next *snapshot) []uri.URI {
		e := next.extensions[root]
		if e == nil || e.committed == now {
			return nil
		}
		same := e.committed.since() == now.since()
		changed := *e
		changed.committed = now
		if same { // and nobody but the next look back needs to know the commit
			next.extensions = maps.Clone(next.extensions)
			next.extensions[root] = &changed
			return nil
		}
		return next.put(&changed)
	})
}

// lastCommitted returns the manifest of the folder root in HEAD. It returns before if HEAD has not changed. The
// error is the reason why there is no manifest to compare with, unless nothing is wrong.
func lastCommitted(ctx context.Context, root string, before *committed) (now *committed, err error) {
	now = &committed{}
	defer func() {
		if r := recover(); r != nil { // the repository is untrusted input
			now, err = &committed{}, errors.New("git repository: the reader failed at\n"+string(debug.Stack()))
		}
	}()
	repository, err := history.Open(root)
	if err != nil {
		return now, unless(err, history.ErrNone)
	}
	commit, err := repository.Resolve(ctx, history.Head)
	if err != nil {
		return now, unless(err, history.ErrUnborn)
	}
	if before != nil && before.commit == commit {
		return before, nil
	}
	content, err := repository.Text(ctx, commit, filepath.Join(root, project.Manifest))
	if err != nil {
		return now, unless(err, history.ErrAbsent)
	}
	m := manifest.Build(syntax.Parse(text.New(content)))
	return &committed{commit, diagnostics.NewBaseline(m, diagnostics.LastCommit)}, nil
}

// unless returns err if it is not the one that is no fault.
func unless(err, fine error) error {
	if errors.Is(err, fine) {
		return nil
	}
	return err
}

// complainOnce logs why nothing is known of a repository, unless that is what it logged last.
func (s *session) complainOnce(root string, err error) {
	complaint := ""
	if err != nil {
		complaint = err.Error()
	}
	h := &s.historian
	h.mu.Lock()
	defer h.mu.Unlock()
	if complaint != h.told[root] && complaint != "" {
		s.log.Warn("the manifest is not compared with the last commit", "folder", root, "reason", complaint)
	}
	if h.told == nil {
		h.told = map[string]string{}
	}
	h.told[root] = complaint
}

// since returns the version that a manifest is compared with, nil if there is none.
func (c *committed) since() *diagnostics.Baseline {
	if c == nil {
		return nil
	}
	return c.baseline
}

// compared reports whether d is what is compared with the last commit.
func (d *document) compared() bool {
	return d.kind == manifest.Manifest && filepath.Base(d.path) == project.Manifest
}

// committedIn returns the folder of the working tree whose repository has the file at path as a part of it.
func committedIn(path string) (dir string, ok bool) {
	i := strings.LastIndex(path, string(filepath.Separator)+".git"+string(filepath.Separator))
	if i < 0 {
		return "", false
	}
	return path[:i], true
}
