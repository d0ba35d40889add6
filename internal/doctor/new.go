package doctor

import (
	"context"
	"reflect"
	"slices"
)

// New returns a report without extensions. dir is the folder that is searched, home the home directory of the user; both may be
// empty.
func New(dir, home string) *Report {
	return &Report{
		Folder: dir, Extensions: []Extension{}, LeftOut: []LeftOut{}, Settings: []Setting{}, Environment: Environment(), Problems: []Problem{},
		homes: homesOf(home),
	}
}

// Describe adds the extensions with the manifests at these paths to r, up to a limit.
func (c *Collector) Describe(ctx context.Context, r *Report, paths []string) {
	for i, path := range paths {
		if i == maxExtensions || ctx.Err() != nil {
			r.More = len(paths) - i
			return
		}
		e, problems := c.Extension(ctx, path)
		finish(reflect.ValueOf(&e), r.clean)
		r.Extensions = append(r.Extensions, e)
		r.sections = append(r.sections, e.section())
		for _, p := range problems {
			if !slices.Contains(r.Problems, p) { // as about a configuration that applies to several extensions
				r.Problems = append(r.Problems, p)
			}
		}
	}
}

func (r *Report) problem(path, message, advice string) {
	r.Problems = append(r.Problems, Problem{path, message, advice})
}
