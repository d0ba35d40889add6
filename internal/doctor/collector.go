package doctor

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/workspace"
)

// Collector describes the extensions of a snapshot.
type Collector struct {
	Snapshot *workspace.Snapshot
	// LookUp finds committed manifests. It may be nil.
	LookUp workspace.LookUp
	// User and Final are what the settings of the user and those of the command line are called.
	User, Final string
	// Limit is the number of diagnostics per file that the client receives, 0 for all.
	Limit int
}

// subject is an extension that is described.
type subject struct {
	*Collector
	manifest  *workspace.Document // as an editor has it
	index     *symbols.Index
	committed *workspace.Committed
	gitError  error
	out       *Extension
	problems  []Problem
}

// Extension describes the extension with the manifest at path. Slow steps run again, so that they can be measured.
func (c *Collector) Extension(ctx context.Context, path string) (Extension, []Problem) {
	root := filepath.Dir(path)
	s := &subject{Collector: c, out: &Extension{Root: root, Unavailable: []Feature{}, Timings: []Timing{}}}
	var open *workspace.Document
	var err error
	s.time("reading", func() {
		open, err = c.Snapshot.ReadAt(root, filepath.Base(path))
		s.manifest = c.Snapshot.ClosedDocument(path, open.Text)
		if files := s.manifest.Home.Files(); files != nil && err == nil {
			files.All()
			files.Sources()
		}
	})
	if err == nil && int64(open.Text.Len()) > c.Snapshot.Settings().MaxFileSize {
		err = project.ErrTooLarge
	}
	s.out.Manifest.Bytes = open.Text.Len()
	if err != nil {
		s.unreadable(err)
		return *s.out, s.problems
	}
	s.measure(ctx)
	if open.OpenVersion() != nil {
		s.manifest = open
	}
	s.identify()
	s.layout()
	s.files()
	s.code()
	s.git()
	s.configurations()
	s.documents()
	s.features()
	return *s.out, s.problems
}

// measure does what a first check needs.
func (s *subject) measure(ctx context.Context) {
	s.time("parsing", func() { s.manifest.Model() })
	s.time("committed version", func() {
		s.committed = &workspace.Committed{}
		if s.LookUp != nil {
			s.committed, s.gitError = s.LookUp(ctx, s.out.Root, nil)
		}
	})
	s.time("code index", func() {
		s.manifest = s.manifest.Complete(s.committed)
		if s.manifest.Home.Files() == nil {
			return
		}
		s.index, _ = s.manifest.Home.Index()
		s.index = s.manifest.Home.WithOpenCode(s.index)
		s.index.HasCode()
	})
	s.time("first check", func() { s.manifest.Report() })
}

// time runs a step and records how long it takes.
func (s *subject) time(step string, run func()) {
	start := time.Now()
	run()
	hundredths := float64(time.Since(start).Microseconds()/10) / 100
	s.out.Timings = append(s.out.Timings, Timing{step, hundredths})
}

func (s *subject) unreadable(err error) {
	s.out.Manifest.Error = "cannot be read"
	if errors.Is(err, project.ErrTooLarge) {
		s.out.Manifest.Error = fmt.Sprintf("larger than %d MB", s.Snapshot.Settings().MaxFileSize>>20)
	}
	s.problem(filepath.Join(s.out.Root, project.Manifest), "The manifest is not checked: "+s.out.Manifest.Error,
		"Check the permissions and the size of the file")
}

// problem records something that the user may want to change.
func (s *subject) problem(path, message, advice string) {
	s.problems = append(s.problems, Problem{path, message, advice})
}

// missing records a feature that does not work.
func (s *subject) missing(feature, reason string) {
	s.out.Unavailable = append(s.out.Unavailable, Feature{feature, reason})
}

// isZoho reports whether the manifest is checked.
func (s *subject) isZoho() bool { return s.manifest.Model().Nature == manifest.Zoho }
