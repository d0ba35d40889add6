package server

import (
	"context"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/search"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// surveyedFile is what was found in a file of the workspace.
type surveyedFile struct {
	key     uri.URI // canonical
	uri     uri.URI // as the client spells it, if it is open
	version *int32  // nil if it is not open
	id      string  // of the result
	list    []protocol.Diagnostic
}

// survey checks the manifest at path and what is around it. It keeps what it finds, unless the manifest is open: then
// that is known anyway, and what is around it is published. A fault of this program costs no more than the rest of this
// extension.
func (s *session) survey(ctx context.Context, path string) (files []surveyedFile) {
	defer s.recoverAnalysis()
	since, snap := s.surveyed.now(), s.current.Load() // in this order: whoever changes forgets afterwards
	d, err := s.readAt(snap, filepath.Dir(path), filepath.Base(path))
	if err != nil {
		s.log.Debug("reading a manifest", "path", path, "error", err)
		s.surveyed.keep(path, since, nil)
		return nil
	}
	if d.openVersion() == nil {
		d.index()
		d.home = s.comparedWithLastCommit(ctx, d.home)
	}
	add := func(d *document, list []protocol.Diagnostic) {
		key, err := uri.Parse(string(d.uri))
		sum, bad := sumOf(list)
		if err != nil || bad != nil {
			s.log.Error("encoding diagnostics", "uri", d.uri, "error", bad)
			return
		}
		files = append(files, surveyedFile{key, d.uri, d.openVersion(), hex.EncodeToString(sum[:8]), list})
	}
	add(d, s.findings(ctx, snap, d))
	if d.openVersion() != nil {
		return files
	}
	around := map[uri.URI][]protocol.Diagnostic{}
	maps.Copy(around, s.findingsAround(snap, d))
	maps.Copy(around, s.configurationsOf(snap, d))
	for _, name := range slices.Sorted(maps.Keys(around)) {
		add(&document{uri: name}, around[name])
	}
	if ctx.Err() == nil {
		s.surveyed.keep(path, since, files)
	}
	return files
}

// comparedWithLastCommit returns e with the committed version of its manifest. If ctx is canceled, e is returned.
func (s *session) comparedWithLastCommit(ctx context.Context, e *extension) *extension {
	last, err := lastCommitted(ctx, e.root, s.surveyed.committedAt(e.root))
	if ctx.Err() != nil {
		return e
	}
	s.complainOnce(e.root, err)
	s.surveyed.keepCommitted(e.root, last)
	compared := *e
	compared.committed = last
	return &compared
}

// configurationsOf returns what is wrong in the configurations that hold for d, but for those that are open.
func (s *session) configurationsOf(snap *snapshot, d *document) map[uri.URI][]protocol.Diagnostic {
	policy := d.policy(snap.settings)
	lists := aroundLists{most: snap.settings.maxDiagnostics, policy: policy, files: map[uri.URI]*shortlist{}}
	for _, l := range policy.Project {
		name := filepath.Join(l.Dir, config.Name)
		if snap.documents[uri.File(name)] != nil {
			continue
		}
		other := &document{uri: uri.File(name), path: name, text: text.New(l.Text)}
		m := manifest.BuildOther(syntax.Parse(other.text), manifest.Configuration, "")
		for found := range diagnostics.Check(m, nil, nil).All() {
			if found.Code != syntaxCode || snap.settings.syntaxDiagnostics {
				lists.add(other, m.Tree, found)
			}
		}
	}
	return s.toLists(lists)
}

// mostSurveyed is how many files and folders of a folder of the workspace are looked at in search of manifests.
const mostSurveyed = 100_000

// manifests returns the paths of the manifests in the folders of the workspace, in their order, each once.
func (s *session) manifests(ctx context.Context) []string {
	since := s.surveyed.now()
	if list, ok := s.surveyed.manifests(); ok {
		return slices.DeleteFunc(list, func(path string) bool { // whole folders go without a word
			_, err := os.Stat(path)
			return err != nil
		})
	}
	var list []string
	tops := s.tops.Load()
	if tops == nil {
		return nil
	}
	for _, top := range *tops {
		below := search.Search{Most: mostSurveyed, Stop: func() bool { return ctx.Err() != nil }}
		for path, err := range below.Below(top) {
			switch {
			case err != nil:
				s.log.Debug("looking for manifests", "error", err)
			case !slices.Contains(list, path):
				list = append(list, path)
			}
		}
		if below.Cut && ctx.Err() == nil {
			s.log.Info("a folder has more files than are looked at in search of manifests", "folder", top, "most", mostSurveyed)
		}
	}
	if ctx.Err() == nil {
		s.surveyed.keepManifests(list, since)
	}
	return slices.Clone(list)
}
