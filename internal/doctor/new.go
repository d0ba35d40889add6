package doctor

import "context"

// New returns a report without extensions. dir is the folder that is searched, or empty.
func New(dir string) *Report {
	return &Report{
		Folder: dir, Extensions: []Extension{}, LeftOut: []LeftOut{}, Settings: []Setting{}, Environment: Environment(), Problems: []Problem{},
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
		r.Extensions = append(r.Extensions, e)
		r.Problems = append(r.Problems, problems...)
	}
}

func (r *Report) problem(path, message, advice string) {
	r.Problems = append(r.Problems, Problem{path, message, advice})
}
