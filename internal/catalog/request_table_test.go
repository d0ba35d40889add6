package catalog

import (
	"slices"
	"strings"
	"testing"
)

// sampleURLs returns a URL for an operation on each of its hosts, with holes for identifiers if identifier is one.
func sampleURLs(t *requestTable, id string, o *operation, identifier string) []string {
	values := strings.NewReplacer(anything, "", "{id}", identifier, "{name}", "general1", "{version}", "v8",
		"{module}", "Leads", "{related_list}", "Campaigns")
	var urls []string
	for _, list := range t.hosts {
		for _, a := range list {
			if a.id == id {
				urls = append(urls, "https://"+a.host+values.Replace(a.prefix+o.path))
			}
		}
	}
	return urls
}

func methodsOf(o *operation) []string {
	if o.method == "*" {
		return []string{"GET", "POST", "PUT", "PATCH", "DELETE"}
	}
	return []string{o.method}
}

// Every row is found on each host of its API, or a better row is.
func TestEveryOperationIsFound(t *testing.T) {
	table := requests()
	found, checks := map[string]bool{}, 0
	for id, operations := range table.operations {
		for i := range operations {
			o := &operations[i]
			for _, identifier := range []string{"1001", Hole} {
				for _, url := range sampleURLs(table, id, o, identifier) {
					for _, method := range methodsOf(o) {
						checks++
						r, ok := RequiredScopes(method, url)
						if !ok {
							t.Errorf("%s %s: not found", method, url)
							continue
						}
						if strings.HasSuffix(r.Path, o.path) {
							found[id+o.path+o.method] = true
							checkAlternatives(t, o, r)
							continue
						}
						best := slices.IndexFunc(operations, func(p operation) bool {
							return strings.HasSuffix(r.Path, p.path) && (p.method == method || p.method == "*") && p.precedes(o)
						})
						if best < 0 {
							t.Errorf("%s %s: found %s instead of %s", method, url, r.Path, o.path)
						}
					}
				}
			}
		}
	}
	if checks < 5000 || len(found) < 1275 {
		t.Errorf("%d checks, %d operations found, want 5000 and 1275", checks, len(found))
	}
}

// checkAlternatives tests that each alternative satisfies the request: as it is, in other case, and as ALL scopes.
func checkAlternatives(t *testing.T, o *operation, r Requirement) {
	t.Helper()
	if len(r.Scopes) == 0 || r.SatisfiedBy(nil) || r.Source.URL == "" {
		t.Errorf("%s %s: %+v", r.Method, r.Path, r)
	}
	for _, set := range r.Scopes {
		var upper, all []string
		for _, scope := range set {
			if strings.ContainsAny(scope, "{}?&|* ") && o.grade != DerivedRequest {
				t.Errorf("%s %s: scope %q", r.Method, r.Path, scope)
			}
			upper = append(upper, strings.ToUpper(scope))
			all = append(all, scope[:strings.LastIndexByte(scope, '.')]+".All")
		}
		for _, granted := range [][]string{set, upper, all} {
			if !r.SatisfiedBy(granted) {
				t.Errorf("%s %s: %v must satisfy %v", r.Method, r.Path, granted, r.Scopes)
			}
		}
		if len(set) > 1 && len(r.Scopes) == 1 && r.SatisfiedBy(set[1:]) {
			t.Errorf("%s %s: %v must not satisfy %v", r.Method, r.Path, set[1:], r.Scopes)
		}
	}
}

func TestOperationsAreSound(t *testing.T) {
	table := requests()
	official, rows := 0, 0
	for id, operations := range table.operations {
		seen := map[string]bool{}
		for i := range operations {
			o := &operations[i]
			rows++
			if o.grade != DerivedRequest {
				official++
			}
			if seen[o.path+o.method] {
				t.Errorf("%s %s %s is listed twice", id, o.method, o.path)
			}
			seen[o.path+o.method] = true
			if o.method != "*" && operationNames[o.method] == "" {
				t.Errorf("%s %s: method %s", id, o.path, o.method)
			}
			if s := o.source(); !strings.HasPrefix(s.URL, "https://") || s.Title == "" {
				t.Errorf("%s %s: source %+v", id, o.path, s)
			}
		}
	}
	if rows < 1290 || official < 785 {
		t.Errorf("%d rows, %d of them official, want more", rows, official)
	}
}

// The tables of the requests in all data centers are the same.
func TestDataCentersHaveTheSameOperations(t *testing.T) {
	for _, test := range requestTests {
		url := strings.ReplaceAll(test.url, "*", Hole)
		host, _, _ := splitURL(url)
		want, _ := RequiredScopes(test.method, url)
		h, ok := LookupHost(host)
		if !ok || len(h.Hosts) != len(DataCenters()) {
			t.Errorf("LookupHost(%s) = %+v, %v", host, h, ok)
		}
		for _, other := range h.Hosts {
			_, rest, _ := strings.Cut(url, "://")
			got, ok := RequiredScopes(test.method, "https://"+other+rest[len(host):])
			if other != "" && (!ok || got.Path != want.Path) {
				t.Errorf("on %s: %+v, want %s", other, got, want.Path)
			}
		}
	}
}

func TestReadRequestsRejects(t *testing.T) {
	apis := "columns\ndesk\tZoho Desk\tdesk.zoho.com\t/api/v1\n"
	for _, row := range []string{"desk\t/a\tGET", "mail\t/a\tGET\ts\tspecified\tx", "desk\t/a\tGET\ts\trumour\tx"} {
		if _, err := readRequests(apis, "columns\n"+row+"\n"); err == nil {
			t.Errorf("%q must be rejected", row)
		}
	}
}
