package catalog

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/requests.tsv
var requestFile string

//go:embed data/api-hosts.tsv
var apiHostFile string

// requestTable is requests.tsv and api-hosts.tsv.
type requestTable struct {
	hosts      map[string][]*api      // by host in the data center of the United States
	operations map[string][]operation // by API
}

// api is an address of an API.
type api struct {
	id, product, host, prefix string
	segments                  []string // of prefix
}

// operation is a row of requests.tsv.
type operation struct {
	path, method, scopes, origin string
	grade                        RequestGrade
	segments                     []string // of path; {**} is a separate one
	open                         int      // index of {**}, -1 without
	custom                       bool     // {module} is one of Zoho CRM
	rank                         string
}

// requests reads the tables lazily.
var requests = sync.OnceValue(func() *requestTable {
	t, err := readRequests(apiHostFile, requestFile)
	if err != nil {
		panic(err)
	}
	return t
})

func readRequests(apis, rows string) (*requestTable, error) {
	t := &requestTable{hosts: map[string][]*api{}, operations: map[string][]operation{}}
	for column, err := range table("api-hosts.tsv", apis, 4) {
		if err != nil {
			return nil, err
		}
		a := &api{id: column[0], product: column[1], host: column[2], prefix: column[3], segments: segmentsOf(column[3])}
		t.hosts[a.host] = append(t.hosts[a.host], a)
		t.operations[a.id] = nil
	}
	for column, err := range table("requests.tsv", rows, 6) {
		if err != nil {
			return nil, err
		}
		id := column[0]
		if _, ok := t.operations[id]; !ok {
			return nil, fmt.Errorf("requests.tsv: API %q has no host", id)
		}
		grade := slices.Index(requestGradeNames[:], column[4])
		if grade < 0 {
			return nil, fmt.Errorf("requests.tsv: grade %q", column[4])
		}
		o := operation{path: column[1], method: column[2], scopes: column[3], origin: column[5], grade: RequestGrade(grade)}
		o.segments = segmentsOf(o.path)
		o.open, o.custom, o.rank = slices.Index(o.segments, anything), id == "crm", rankOf(o.segments)
		t.operations[id] = append(t.operations[id], o)
	}
	for _, list := range t.hosts {
		slices.SortStableFunc(list, func(a, b *api) int { return len(b.segments) - len(a.segments) })
	}
	return t, nil
}

// table yields the columns of each row of a file but the first, and an error for a row with another number of columns.
// The slice is valid until the next row.
func table(name, file string, columns int) func(func([]string, error) bool) {
	return func(yield func([]string, error) bool) {
		line, column := 0, make([]string, 0, columns)
		for row := range strings.Lines(file) {
			if line++; line == 1 {
				continue
			}
			column = column[:0]
			for c := range strings.SplitSeq(strings.TrimSuffix(row, "\n"), "\t") {
				column = append(column, c)
			}
			var err error
			if len(column) != columns {
				err = fmt.Errorf("%s:%d: %d columns, want %d", name, line, len(column), columns)
			}
			if !yield(column, err) || err != nil {
				return
			}
		}
	}
}

// segmentsOf returns the segments of a path, {**} as a separate one.
func segmentsOf(path string) []string {
	path = strings.Trim(strings.ReplaceAll(path, anything, "/"+anything), "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}

// below returns the segments of a path after the prefix of a.
func (a *api) below(path []string) ([]string, bool) {
	if len(path) < len(a.segments) || matchSegments(a.segments, path[:len(a.segments)], false)&(matches|assumed) != matches {
		return nil, false
	}
	return path[len(a.segments):], true
}

// source returns where the scopes of o are from.
func (o *operation) source() Source {
	s := sourceOf(o.origin)
	if o.grade == DerivedRequest {
		s.Grade = Seen
	}
	return s
}

// sourceOf returns the source with an origin, which is a URL or a GitHub repository and a path in it.
func sourceOf(origin string) Source {
	if title, ok := strings.CutPrefix(origin, "https://"); ok {
		return Source{Title: strings.TrimSuffix(title, "/"), URL: origin, Grade: Documented}
	}
	repository, _, _ := strings.Cut(origin, " ")
	return Source{Title: origin, URL: "https://github.com/" + repository, Grade: Documented}
}
