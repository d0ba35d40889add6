package diagnostics

import "plugin-manifest-ls/internal/syntax"

var modulesType = &Rule{
	Code:     "modules-type",
	Severity: Error,
	Summary:  "The modules are not an object.",
	Why:      "`modules` is an object whose member `widgets` is the array of widgets.",
	Bad:      `{"service": "DESK", "modules": [{"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}]}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Clock", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Makes an array the widgets of an object.",
	Source:   toolkit,
	only:     withKey("modules"),
	member: membership{[]string{"modules"}, func(p *Pass, name string, v syntax.Value) {
		n := len(p.found)
		graded(p, rejection(p.key(name).TypeBy), func() { needObject(p, v, "Modules") })
		if n < len(p.found) && v.Kind() == syntax.Array && v.Len() > 0 && v.Whole() && allObjects(v) {
			p.found[n].Fix(`Put it into "widgets"`, wrap(v, `{ "widgets": `, " }")...)
		}
	}},
}

// allObjects reports whether all items of the array v are objects.
func allObjects(v syntax.Value) bool {
	for it := range v.Items() {
		if it.Value().Kind() != syntax.Object {
			return false
		}
	}
	return true
}
