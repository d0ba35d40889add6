package workspace

import (
	"maps"
	"path/filepath"
	"sync"
	"sync/atomic"

	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Extension is the folder around documents at one moment. It is immutable, and read on first use.
type Extension struct {
	Root string // a path of the operating system

	folder  func() *project.Folder // nil if there is no extension
	layout  func() *project.Layout // nil if nothing is built
	service func() string          // code of the service in its manifest, empty if there is none
	config  func() configurations
	loaded  func() baseline.Loaded // the baseline that applies; the zero value if no configuration names one
	// readBaseline reads the baseline that the configuration in a folder names; nil if these baselines are not used.
	readBaseline func(dir, name string) baseline.Loaded
	read         *sync.Map // *Document by path relative to the root: the files on disk that have diagnostics

	// The first index of the code is built by a task, every later one from the previous one.
	code    func() *symbols.Index          // with the open files as they are now; nil until the first index
	onDisk  func() *symbols.Index          // code without them
	indexed *atomic.Pointer[symbols.Index] // of some version of the folder, shared by all
	files   map[string]*Document           // other open files, by path relative to the root

	committed *Committed // nil until it has been looked up
}

// configurations are the project configurations that apply to an extension.
type configurations struct {
	found  []config.Located
	unread []config.Unread
}

// unknownExtension returns an extension of which nothing is known until a snapshot replaces it.
func unknownExtension(root string) *Extension {
	return &Extension{
		Root:    root,
		folder:  func() *project.Folder { return nil },
		layout:  func() *project.Layout { return nil },
		service: func() string { return "" },
		config:  func() configurations { return configurations{} },
		loaded:  func() baseline.Loaded { return baseline.Loaded{} },
		read:    &sync.Map{},
		code:    func() *symbols.Index { return nil },
		onDisk:  func() *symbols.Index { return nil },
		indexed: &atomic.Pointer[symbols.Index]{},
	}
}

// NewExtension returns the extension at root with the open files of s, without an index.
func (s *Snapshot) NewExtension(root string) *Extension {
	return s.newExtension(root, &atomic.Pointer[symbols.Index]{}, s.layoutOf(root))
}

// Reread returns e as its folder is now, with the open files of s: not all clients report which files change on disk.
func (s *Snapshot) Reread(e *Extension) *Extension {
	return s.newExtension(e.Root, e.indexed, s.layoutOf(e.Root))
}

func (s *Snapshot) newExtension(root string, indexed *atomic.Pointer[symbols.Index], layout func() *project.Layout) *Extension {
	disk, open := s.disk, s.texts(root)
	e := &Extension{
		Root:    root,
		folder:  sync.OnceValue(func() *project.Folder { return project.Open(disk, root, open, layout()) }),
		layout:  layout,
		read:    &sync.Map{},
		indexed: indexed,
	}
	return e.withService(s).reindexed().withFiles(s).configured(s)
}

// Files returns the folder, nil if no extension lies there.
func (e *Extension) Files() *project.Folder { return e.folder() }

// Configurations returns the project configurations that hold for the extension, the outermost first.
func (e *Extension) Configurations() []config.Located { return e.config().found }

// Baseline returns the baseline that the project configurations name for the extension; nil if there is none, or if it cannot
// be used.
func (e *Extension) Baseline() *baseline.Baseline { return e.loaded().Baseline }

// BaselineError returns why the baseline that the project configurations name cannot be used; nil if it can, or if there is
// none.
func (e *Extension) BaselineError() error { return e.loaded().Err }

// UnreadConfigurations returns the project configurations that would hold for the extension but cannot be read.
func (e *Extension) UnreadConfigurations() []config.Unread { return e.config().unread }

// Code returns the index of the code, nil until it has been indexed for the first time.
func (e *Extension) Code() *symbols.Index { return e.code() }

// Index returns the index of the code, without the open files as they are now. If there is none yet, it makes one, which
// takes long: apply it as [Indexed].
func (e *Extension) Index() (x *symbols.Index, made bool) {
	if x := e.onDisk(); x != nil {
		return x, false
	}
	if x := e.indexed.Load(); x != nil {
		return x, false
	}
	return symbols.Build(e.Files(), nil), true
}

// WithOpenCode returns x with the open files as they are now.
func (e *Extension) WithOpenCode(x *symbols.Index) *symbols.Index {
	for rel, d := range e.files {
		if !isOuter(rel) || e.layout().Owns(rel) {
			x = x.WithSource(rel, d.source())
		}
	}
	return x
}

// Open returns the open file, which is no document, at a path below the root; nil if there is none.
func (e *Extension) Open(name string) *Document { return e.files[name] }

// OpenFiles returns the open files that are no documents, by path below the root. The caller must not change the map.
func (e *Extension) OpenFiles() map[string]*Document { return e.files }

// Rel returns the path of d relative to the root, with slashes; that of a source outside of the root begins with "..". It
// is empty if d is not a file.
func (e *Extension) Rel(d *Document) string {
	rel, _ := relative(e.Root, d.Path)
	return rel
}

// Text returns a file below the root as it is in an editor, or else on disk; an empty one if it cannot be read. d is a
// document of the extension.
func (e *Extension) Text(d *Document, name string) *Document {
	if open := e.files[name]; open != nil {
		return open
	}
	if known, ok := e.read.Load(name); ok {
		if known, ok := known.(*Document); ok {
			return known
		}
	}
	content, err := e.Files().Text(name)
	if err != nil {
		content = ""
	}
	file := Located(d.Beside(name), filepath.Join(e.Root, filepath.FromSlash(name)), text.New(content))
	e.read.Store(name, file)
	return file
}

// withService returns e with the service that its manifest names in s. A template, which has no folder, has one too.
func (e *Extension) withService(s *Snapshot) *Extension {
	next := *e
	open, folder := s.OpenAt(manifestIn(e.Root)), s.Folder(e.Root)
	next.service = sync.OnceValue(func() string {
		if open != nil {
			return open.Model().Service.Code
		}
		src, err := folder.Text(project.Manifest)
		if err != nil {
			return ""
		}
		return manifest.Build(syntax.Parse(text.New(src))).Service.Code
	})
	return &next
}

// reindexed returns e with an index that is derived lazily from the last one.
func (e *Extension) reindexed() *Extension {
	next := *e
	next.onDisk = sync.OnceValue(func() *symbols.Index {
		last := next.indexed.Load()
		if last == nil || next.Files() == nil {
			return nil
		}
		x := symbols.Build(next.Files(), last)
		next.indexed.Store(x)
		return x
	})
	return &next
}

// withFiles returns e with the open files of s.
func (e *Extension) withFiles(s *Snapshot) *Extension {
	next := *e
	next.files = map[string]*Document{}
	for _, d := range s.files {
		if rel, ok := s.belongs(e.Root, d.Path); ok {
			next.files[rel] = d
		}
	}
	next.code = sync.OnceValue(func() *symbols.Index { return next.WithOpenCode(next.onDisk()) })
	return &next
}

// configured returns e with the configurations that hold for it in s.
func (e *Extension) configured(s *Snapshot) *Extension {
	next := *e
	if s.settings.NoProject {
		next.config = func() configurations { return configurations{} }
		next.readBaseline, next.loaded = nil, func() baseline.Loaded { return baseline.Loaded{} }
		return &next
	}
	disk, cache, open := s.disk, (*config.Cache)(nil), maps.Clone(s.replaced)
	if s.cache != nil {
		cache = &s.cache.configurations
	}
	for _, d := range s.documents {
		if d.Kind == manifest.Configuration && d.Path != "" {
			set(&open, d.Path, d.Text.String())
		}
	}
	next.config = sync.OnceValue(func() configurations {
		found, unread := config.Find(disk, e.Root, s.IsFolder, func(name string) (string, bool) {
			content, ok := open[name]
			return content, ok
		}, cache)
		return configurations{found, unread}
	})
	next.readBaseline, next.loaded = nil, func() baseline.Loaded { return baseline.Loaded{} }
	if s.settings.Baseline == nil {
		next.readBaseline = s.readBaseline
		next.loaded = sync.OnceValue(next.namedBaseline)
	}
	return &next
}
