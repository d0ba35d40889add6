package catalog

import "strings"

// Hole represents an unknown part of a URL.
const Hole = "\x00"

// RequestGrade is how the scopes of a request are known.
type RequestGrade uint8

// The grades of requests, the strongest first.
const (
	SpecifiedRequest  RequestGrade = iota // an OpenAPI file of the product lists the operation with its scopes
	DocumentedRequest                     // the text of the product's documentation names the scopes
	DerivedRequest                        // the usual scope of the resource and the operation; not verified
)

var requestGradeNames = [...]string{"specified", "documented", "derived"}

// String returns the name of g in requests.tsv.
func (g RequestGrade) String() string { return requestGradeNames[g] }

// Requirement is what a request needs to be authorized.
type Requirement struct {
	Product string
	// Method is in upper case. Path is the path of the operation with placeholders, such as /api/v1/tickets/{id}.
	Method, Path string
	// Scopes are alternatives, each a set of scopes that are needed together. A scope has a placeholder if the URL does not
	// tell which module it is about.
	Scopes [][]string
	// Others are the alternatives of other operations that the URL can mean because a part of it is unknown.
	Others [][]string
	// Mentioned are scopes that the source lists too, although requests succeed without them.
	Mentioned []string
	Grade     RequestGrade
	// Listed is set if the source lists this operation, not only others below the same path.
	Listed bool
	Source Source
}

// Proven reports whether the request is known to fail without the scopes.
func (r Requirement) Proven() bool { return r.Listed && r.Grade != DerivedRequest }

// SatisfiedBy reports whether a connection with the granted scopes can make the request, or may be able to.
func (r Requirement) SatisfiedBy(granted []string) bool {
	return SatisfiesAny(granted, r.Scopes) || SatisfiesAny(granted, r.Others)
}

// Narrowest returns the alternative to suggest: the one with the fewest scopes, and of those the one that is best known.
func (r Requirement) Narrowest() []string {
	var best []string
	var rank int
	for _, set := range r.Scopes {
		n := 10 * len(set)
		for _, name := range set {
			n += suggestionRank(name)
		}
		if best == nil || n < rank {
			best, rank = set, n
		}
	}
	return best
}

// suggestionRank is smaller for better suggestions: official scopes for one operation.
func suggestionRank(name string) int {
	rank := 3
	if s, ok := FoldScope(name); ok {
		rank = int(s.Grade)
	}
	if operation := name[strings.LastIndexByte(name, '.')+1:]; strings.EqualFold(operation, "ALL") {
		rank += 5
	}
	return rank
}

// RequiredScopes returns what a request to url needs. The URL has a [Hole] for each unknown part. It is false for
// addresses that are not known to be those of a product's API, for unknown methods, and if a hole leaves open which
// operation is meant.
func RequiredScopes(method, url string) (Requirement, bool) {
	if method == "HEAD" {
		method = "GET"
	}
	host, path, ok := splitURL(url)
	if !ok || operationNames[method] == "" {
		return Requirement{}, false
	}
	t := requests()
	for _, a := range t.hosts[hosts().american(host)] {
		rest, ok := a.below(path)
		if !ok {
			continue
		}
		if r, ok := t.find(a, method, rest); ok {
			return r, true
		}
	}
	return Requirement{}, false
}

// splitURL returns the host in lower case and the segments of the path of an HTTP URL whose host is known.
func splitURL(url string) (host string, path []string, ok bool) {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok || !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "http") {
		return "", nil, false
	}
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest = rest[:i]
	}
	host, rest, _ = strings.Cut(rest, "/")
	host = strings.ToLower(strings.TrimSuffix(host, ":443"))
	rest = strings.TrimSuffix(rest, "/")
	if rest == "" || strings.Contains(host, Hole) {
		return "", nil, false
	}
	return host, strings.Split(rest, "/"), true
}

// find returns the best operation of an API for the segments of a path below its prefix.
func (t *requestTable) find(a *api, method string, path []string) (Requirement, bool) {
	var best *operation
	var bestMatch pathMatch
	var others []*operation
	for i := range t.operations[a.id] {
		o := &t.operations[a.id][i]
		if o.method != method && o.method != "*" {
			continue
		}
		m := o.match(path)
		switch {
		case m&matches == 0:
		case m&assumed != 0:
			others = append(others, o)
		case best == nil || o.precedes(best):
			best, bestMatch = o, m
		}
	}
	if best == nil {
		return Requirement{}, false
	}
	module := best.module(path)
	r := Requirement{
		Product: a.product, Method: method, Path: a.prefix + best.path, Grade: best.grade,
		Listed: bestMatch&inferred == 0 && (best.open < 0 || best.listed(path, method)), Source: best.source(),
	}
	r.Scopes, r.Mentioned = best.alternatives(method, module)
	if module.unknown && strings.Contains(best.scopes, "{module") {
		r.Listed = false
	}
	for _, o := range others {
		sets, _ := o.alternatives(method, o.module(path))
		r.Others = append(r.Others, sets...)
	}
	return r, true
}
