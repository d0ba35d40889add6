package symbols

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/flow"
	"plugin-manifest-ls/internal/script"
	"plugin-manifest-ls/internal/text"
)

// analysis finds the uses and requests of one file, following values through others.
type analysis struct {
	program  *flow.Program
	file     string
	uses     []Use
	requests []Request
}

// analyse returns the uses and requests in a file of scripts.
func analyse(files flow.Files, file string) ([]Use, []Request) {
	parsed := files.Parse(file)
	if parsed == nil {
		return nil, nil
	}
	a := &analysis{program: flow.New(files, isLibraryName), file: file}
	for _, c := range parsed.Calls {
		a.call(c)
	}
	for _, o := range parsed.Objects {
		a.object(o)
	}
	for _, assign := range parsed.Assigns {
		a.assignment(assign)
	}
	return a.uses, a.requests
}

// call finds the uses and requests of a call of a known function.
func (a *analysis) call(c *script.Node) {
	if c.X == nil || c.Kind == script.Element || c.X.LastName() == "" {
		return
	}
	last := c.X.LastName()
	if byLastName[last] == nil && !isAlias(c.X) {
		return
	}
	path := a.program.Path(flow.At(a.file, c.X))
	if c.Kind == script.New {
		path = append([]string{"new"}, path...)
	}
	if path[0] == "jQuery" {
		path[0] = "$"
	}
	for _, s := range byLastName[path[len(path)-1]] {
		if s.isCalled(path, c) {
			a.surface(s, c)
		}
	}
}

// isAlias reports whether a function that is called by its name alone can be one of a library under another name.
func isAlias(n *script.Node) bool {
	if n.Kind != script.Identifier {
		return false
	}
	b := n.Scope.Lookup(n.Name)
	if b == nil || b.Import != nil || len(b.Values) == 0 {
		return false
	}
	v := b.Values[len(b.Values)-1]
	return v.Node != nil && v.Node.Kind != script.Function && v.Node.Kind != script.Class
}

// isCalled reports whether a call with that path is one of s.
func (s *Surface) isCalled(path []string, c *script.Node) bool {
	n := len(path) - len(s.path)
	if n < 0 || s.exact && n > 0 || !slices.Equal(path[n:], s.path) {
		return false
	}
	return s.first == "" || len(c.List) > 0 && c.List[0].Kind == script.String && c.List[0].Name == s.first
}

// sent is what one way of reaching a call sends.
type sent struct {
	links, urls []flow.Value
	method      string
	connected   bool
}

// surface finds the uses and requests of a call of s.
func (a *analysis) surface(s *Surface, c *script.Node) {
	verb := ""
	if s.verb {
		verb = strings.ToUpper(c.X.LastName())
	}
	for _, r := range flow.Contexts(a.program, func(at flow.Context) sent { return a.read(s, c, at) }) {
		if verb != "" {
			r.method = verb
		}
		a.record(s, c, r)
	}
}

// read returns what a call of s sends in a context.
func (a *analysis) read(s *Surface, c *script.Node, at flow.Context) sent {
	var r sent
	links, open := a.at(s.link, c, at)
	if len(s.link.property) > 0 && len(links) == 0 {
		for _, name := range []string{"connectionLinkName", "connection_link_name"} {
			more, _ := a.at(place{s.link.argument, []string{name}}, c, at)
			links = append(links, more...)
		}
	}
	r.links = links
	r.connected = open && len(links) == 0
	for _, v := range links {
		r.connected = r.connected || !v.Nothing && !(v.IsText && v.Text == "")
	}
	r.urls, _ = a.at(s.url, c, at)
	methods, unreadable := a.at(s.method, c, at)
	switch {
	case len(methods) == 1 && methods[0].Known() && !methods[0].Possible:
		r.method = strings.ToUpper(methods[0].Text)
	case len(methods) == 0 && s.get && !unreadable:
		r.method = "GET"
	}
	return r
}

// at returns the values at a place of a call. open is set if it can have others.
func (a *analysis) at(p place, c *script.Node, at flow.Context) (values []flow.Value, open bool) {
	if p.argument == 0 {
		return nil, false
	}
	for _, argument := range c.List[:min(p.argument, len(c.List))] {
		if argument.Kind == script.Spread {
			return nil, true
		}
	}
	if p.argument > len(c.List) {
		return nil, false
	}
	x := at.In(a.file, c.List[p.argument-1])
	if len(p.property) == 0 {
		values = a.program.Eval(x)
		return values, false
	}
	found := []flow.Expr{x}
	for _, name := range p.property {
		for _, y := range found {
			open = open || a.program.IsOpen(y)
		}
		var next []flow.Expr
		for _, y := range found {
			next = append(next, a.program.Property(y, name)...)
		}
		found = next
	}
	for _, y := range found {
		values = append(values, a.program.Eval(y)...)
	}
	return values, open
}

// record records the uses and requests of a call.
func (a *analysis) record(s *Surface, c *script.Node, r sent) {
	var names []string
	for _, v := range r.links {
		whole := c.Span()
		if s.link.argument > 0 && s.link.argument <= len(c.List) {
			whole = c.List[s.link.argument-1].Span()
		}
		if u, ok := a.use(v, whole); ok {
			u.By, u.Surface, u.Method = s.By, s, r.method
			a.uses = append(a.uses, u)
			if u.Name != "" && !slices.Contains(names, u.Name) {
				names = append(names, u.Name)
			}
		}
	}
	for _, v := range r.urls {
		if !v.IsText || v.Head == nil || v.Head.Kind != script.String {
			continue
		}
		at := text.Span{}
		if s.url.argument <= len(c.List) {
			at = c.List[s.url.argument-1].Span()
		}
		request := Request{
			URL: v.Text, File: v.HeadFile, Span: v.Head.Span(), AtFile: a.file, At: at, Surface: s, Method: r.method, Links: names,
			Connected: r.connected, Possible: v.Possible,
		}
		if v.Site.File != "" {
			request.AtFile, request.At = v.Site.File, v.Site.Span
		}
		a.requests = append(a.requests, request)
	}
}

// use returns the use of a connection whose name is v. whole is the expression at the call. ok is false if v means no
// connection.
func (a *analysis) use(v flow.Value, whole text.Span) (u Use, ok bool) {
	if v.Nothing || v.IsText && v.Text == "" {
		return Use{}, false
	}
	u = Use{AtFile: a.file, At: whole}
	if v.Site.File != "" {
		u.AtFile, u.At = v.Site.File, v.Site.Span
	}
	if v.Written() && v.File == u.AtFile && u.At.Covers(v.Node.Span()) {
		u.At = v.Node.Span() // an operand or a branch
	}
	u.File, u.Span, u.Certainty = u.AtFile, u.At, Possible
	if !v.Known() || v.Node == nil {
		return u, true
	}
	u.Name, u.File, u.Span, u.Written = v.Text, v.File, v.Node.Span(), v.Written()
	switch {
	case v.Possible || !u.Written:
	case u.File == u.AtFile && u.Span == u.At:
		u.Certainty = Literal
	default:
		u.Certainty = Constant
	}
	return u, true
}

// object finds the use in an object with a connection link name, whatever happens to it.
func (a *analysis) object(o *script.Node) {
	if o.Pattern {
		return
	}
	for _, item := range o.List {
		if item.Kind == script.Property && isLinkName(item.Name) {
			a.expression(item.X, methodIn(o))
		}
	}
}

// methodIn returns the HTTP method in an object, empty if it is unknown.
func methodIn(o *script.Node) string {
	for _, name := range []string{"type", "method"} {
		if item := o.Get(name); item != nil && item.X.Kind == script.String {
			return strings.ToUpper(item.X.Name)
		}
	}
	return ""
}

// assignment finds the use in an assignment to a connection link name.
func (a *analysis) assignment(n *script.Node) {
	if isLinkName(n.X.LastName()) && n.X.Kind != script.Identifier {
		a.expression(n.Y, "")
	}
}

// expression records the values of an expression as uses in requests with that method.
func (a *analysis) expression(n *script.Node, method string) {
	for _, values := range flow.Contexts(a.program, func(at flow.Context) []flow.Value { return a.program.Eval(at.In(a.file, n)) }) {
		for _, v := range values {
			if u, ok := a.use(v, n.Span()); ok {
				u.Method = method
				a.uses = append(a.uses, u)
			}
		}
	}
}
