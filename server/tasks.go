package server

import (
	"context"
	"errors"
	"path/filepath"
	"runtime/debug"
	"sync"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/history"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// maxTasks is how many tasks run at once: repositories may be large and disks slow.
const maxTasks = 2

// worker runs the pending tasks of the workspace, each on a separate goroutine.
type worker struct {
	mu      sync.Mutex
	busy    bool                    // a goroutine looks for tasks
	wanted  bool                    // there may be more tasks than that goroutine knows
	running map[workspace.Task]bool // by ID

	complaints map[string]string // why the last commit of an extension could not be read, by root
}

// work has the pending tasks run.
func (s *session) work() {
	w := &s.worker
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wanted = true
	if !w.busy {
		w.busy = true
		go s.startTasks()
	}
}

// startTasks starts tasks until all that are pending run, or as many as may run at once.
func (s *session) startTasks() {
	defer s.recoverAnalysis()
	w := &s.worker
	for w.goesOn() {
		for _, t := range s.current.Load().Pending() {
			if w.begin(t) {
				go s.run(t)
			}
		}
	}
}

func (w *worker) goesOn() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.busy, w.wanted = w.wanted, false
	return w.busy
}

// begin reports whether a task may run now.
func (w *worker) begin(t workspace.Task) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running[t.ID()] || len(w.running) == maxTasks {
		return false
	}
	if w.running == nil {
		w.running = map[workspace.Task]bool{}
	}
	w.running[t.ID()] = true
	return true
}

func (w *worker) end(t workspace.Task) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.running, t.ID())
}

// run runs a task and applies the result.
func (s *session) run(t workspace.Task) {
	defer s.recoverAnalysis()
	change := func() workspace.Change {
		defer s.worker.end(t)
		return s.current.Load().Run(s.ctx, t, lastCommitted)
	}()
	switch c := change.(type) {
	case workspace.Indexed:
		for _, note := range c.Index.Notes() {
			s.log.Warn("indexing code: "+note, "extension", c.Root)
		}
	case workspace.LookedUp:
		s.complainOnce(c.Root, c.Err)
	}
	if s.ctx.Err() == nil {
		s.change(change)
	}
}

// lastCommitted is a [workspace.LookUp] in the last commit. The error is the reason why there is no manifest to compare
// with, unless nothing is wrong.
func lastCommitted(ctx context.Context, root string, before *workspace.Committed) (now *workspace.Committed, err error) {
	now = &workspace.Committed{}
	defer func() {
		if r := recover(); r != nil { // the repository is untrusted input
			now, err = &workspace.Committed{}, errors.New("git repository: the reader failed at\n"+string(debug.Stack()))
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
	if before != nil && before.Commit == commit {
		return before, nil
	}
	content, err := repository.Text(ctx, commit, filepath.Join(root, project.Manifest))
	if err != nil {
		return now, unless(err, history.ErrAbsent)
	}
	m := manifest.Build(syntax.Parse(text.New(content)))
	return &workspace.Committed{Commit: commit, Baseline: diagnostics.NewBaseline(m, diagnostics.LastCommit)}, nil
}

// unless returns err if it is not the one that is no fault.
func unless(err, fine error) error {
	if errors.Is(err, fine) {
		return nil
	}
	return err
}

// complainOnce logs why the last commit could not be read, unless that is what it logged last for the extension.
func (s *session) complainOnce(root string, err error) {
	complaint := ""
	if err != nil {
		complaint = err.Error()
	}
	w := &s.worker
	w.mu.Lock()
	defer w.mu.Unlock()
	if complaint != w.complaints[root] && complaint != "" {
		s.log.Warn("the manifest is not compared with the last commit", "folder", root, "reason", complaint)
	}
	if w.complaints == nil {
		w.complaints = map[string]string{}
	}
	w.complaints[root] = complaint
}
