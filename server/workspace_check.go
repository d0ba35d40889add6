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

	"plugin-manifest-ls/internal/search"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// surveyedFile has the diagnostics of a file of the workspace.
type surveyedFile struct {
	key     uri.URI // canonical
	uri     uri.URI // as the client spells it, if it is open
	version *int32  // nil if it is not open
	id      string  // of the result
	list    []protocol.Diagnostic
}

// survey checks the manifest at path and the files around it. It caches the diagnostics unless the manifest is open: then
// they are known anyway, and those of the files around it are published. A panic costs no more than the rest of this
// extension.
func (s *session) survey(ctx context.Context, path string) (files []surveyedFile) {
	defer s.recoverAnalysis()
	since, snap := s.surveyed.now(), s.current.Load() // in this order: a change invalidates the cache afterwards
	d, err := snap.ReadAt(filepath.Dir(path), filepath.Base(path))
	if err != nil {
		s.unreadManifest(path, err)
		s.surveyed.keep(path, since, nil)
		return nil
	}
	if d.OpenVersion() == nil && d.Home != nil {
		d = d.Complete(s.lastCommitted(ctx, d.Home.Root))
	}
	add := func(d *document, list []protocol.Diagnostic) {
		key, err := uri.Parse(string(d.URI))
		sum, bad := sumOf(list)
		if err != nil || bad != nil {
			s.log.Error("encoding diagnostics", "uri", d.URI, "error", bad)
			return
		}
		files = append(files, surveyedFile{key, d.URI, d.OpenVersion(), hex.EncodeToString(sum[:8]), list})
	}
	add(d, s.findings(ctx, snap, d))
	if d.OpenVersion() != nil {
		return files
	}
	around := map[uri.URI][]protocol.Diagnostic{}
	maps.Copy(around, s.findingsAround(snap, d))
	maps.Copy(around, s.toLists(snap, snap.ConfigurationsOf(d)))
	for _, name := range slices.Sorted(maps.Keys(around)) {
		add(workspace.Located(name, "", text.New("")), around[name])
	}
	if ctx.Err() == nil {
		s.surveyed.keep(path, since, files)
	}
	return files
}

// lastCommitted returns the committed version of the manifest in the folder root, nil if ctx is canceled.
func (s *session) lastCommitted(ctx context.Context, root string) *workspace.Committed {
	last, err := lastCommitted(ctx, root, s.surveyed.committedAt(root))
	if ctx.Err() != nil {
		return nil
	}
	s.complainOnce(root, err)
	s.surveyed.keepCommitted(root, last)
	return last
}

// mostSurveyed is how many files and folders of a workspace folder are searched for manifests.
const mostSurveyed = 100_000

// manifests returns the paths of the manifests in the folders of the workspace, in their order, each once.
func (s *session) manifests(ctx context.Context) []string {
	since := s.surveyed.now()
	// A manifest may have moved together with its folder, which not all clients report.
	if list, ok := s.surveyed.manifests(); ok && !slices.ContainsFunc(list, isGone) {
		return list
	}
	var list []string
	for _, top := range s.current.Load().Folders() {
		below := search.Search{Most: mostSurveyed, Stop: func() bool { return ctx.Err() != nil }}
		for path, err := range below.Below(top) {
			switch {
			case err != nil:
				s.searchFault(err)
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

func isGone(path string) bool {
	_, err := os.Stat(path)
	return err != nil
}
