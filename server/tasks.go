package server

import (
	"sync"

	"plugin-manifest-ls/internal/workspace"
)

// maxTasks is how many tasks run at once: repositories may be large and disks slow.
const maxTasks = 2

// taskRunner runs the pending tasks of the workspace, each on a separate goroutine.
type taskRunner struct {
	mu       sync.Mutex
	starting bool                    // a goroutine starts tasks
	pending  bool                    // there may be more tasks than that goroutine knows
	running  map[workspace.Task]bool // by ID

	lookUpErrors map[string]string // why the last commit of an extension could not be read, by root
}

// runTasks runs the pending tasks on other goroutines.
func (s *session) runTasks() {
	w := &s.tasks
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pending = true
	if !w.starting {
		w.starting = true
		go s.startTasks()
	}
}

// startTasks starts tasks until all pending ones run, or as many as may run at once.
func (s *session) startTasks() {
	defer s.recoverPanic()
	w := &s.tasks
	for w.next() {
		for _, t := range s.current.Load().Pending() {
			if w.begin(t) {
				go s.runTask(t)
			}
		}
	}
}

// next reports whether there may be more tasks.
func (w *taskRunner) next() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.starting, w.pending = w.pending, false
	return w.starting
}

// begin reports whether a task may run now.
func (w *taskRunner) begin(t workspace.Task) bool {
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

func (w *taskRunner) end(t workspace.Task) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.running, t.ID())
}

// runTask runs a task and applies the result.
func (s *session) runTask(t workspace.Task) {
	defer s.recoverPanic()
	change := func() workspace.Change {
		defer s.tasks.end(t)
		return s.current.Load().Run(s.ctx, t, s.lastCommit)
	}()
	switch c := change.(type) {
	case workspace.Indexed:
		for _, note := range c.Index.Notes() {
			s.log.Warn("indexing code: "+note, "extension", c.Root)
		}
	case workspace.LookedUp:
		s.logLookUpError(c.Root, c.Err)
	}
	if s.ctx.Err() == nil {
		s.change(change)
	}
}

// logLookUpError logs why the last commit could not be read, unless it logged the same last for the extension.
func (s *session) logLookUpError(root string, err error) {
	reason := ""
	if err != nil {
		reason = err.Error()
	}
	w := &s.tasks
	w.mu.Lock()
	defer w.mu.Unlock()
	if reason != w.lookUpErrors[root] && reason != "" {
		s.log.Warn("the manifest is not compared with the last commit", "folder", root, "reason", reason)
	}
	if w.lookUpErrors == nil {
		w.lookUpErrors = map[string]string{}
	}
	w.lookUpErrors[root] = reason
}
