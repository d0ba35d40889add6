package catalog

import (
	"slices"
	"strings"
)

// operationNames are what Zoho's scopes call the operation of an HTTP method.
var operationNames = map[string]string{"GET": "READ", "POST": "CREATE", "PUT": "UPDATE", "PATCH": "UPDATE", "DELETE": "DELETE"}

// module is the value of {module} in a path.
type module struct {
	scope   string // as scopes write it
	name    string // another name that scopes may write
	unknown bool   // because of a hole, or because it is not clear whether it is a custom module
}

// module returns the module in the segments of a path.
func (o *operation) module(path []string) module {
	i := slices.Index(o.segments, "{module}")
	if i < 0 || i >= len(path) {
		return module{scope: "{module}", unknown: true}
	}
	segment := path[i]
	switch {
	case strings.Contains(segment, Hole):
		return module{scope: "{module}", unknown: true}
	case !o.custom:
		return module{scope: strings.ToLower(strings.ReplaceAll(segment, "_", ""))}
	}
	return crmModule(segment)
}

// crmModule returns the module of Zoho CRM with an API name, such as Sales_Orders.
func crmModule(name string) module {
	if scope := moduleScope(name); scope != "" {
		return module{scope: scope}
	}
	// Names with two underscores and those below belong to Zoho, which does not say what their scopes are.
	system := []string{"activities", "documents", "feeds", "forecasts", "home", "projects", "reports", "salesinbox", "social", "visits"}
	unknown := strings.Contains(name, "__") || slices.Contains(system, strings.ToLower(name))
	return module{scope: "custom", name: name, unknown: unknown}
}

// moduleScope returns how the scopes of Zoho CRM write a module, or nothing if they do not name it.
func moduleScope(name string) string {
	name = strings.ToLower(strings.ReplaceAll(strings.TrimSuffix(name, "__s"), "_", ""))
	if name != "" && KnownScope("ZohoCRM.modules."+name+".ALL") {
		return name
	}
	return ""
}

// canBeModule reports whether a segment can be the API name of a module of Zoho CRM, and not another resource.
func canBeModule(segment string) bool {
	return 'A' <= segment[0] && segment[0] <= 'Z' || moduleScope(segment) != ""
}

// alternatives returns the scopes of o, with the values of the placeholders, and those that it only mentions.
func (o *operation) alternatives(method string, m module) (sets [][]string, mentioned []string) {
	for alternative := range strings.SplitSeq(o.scopes, "|") {
		for _, text := range expand(alternative, method, m) {
			var set []string
			for scope := range strings.SplitSeq(text, "&") {
				if name, optional := strings.CutSuffix(scope, "?"); optional {
					mentioned = appendNew(mentioned, name)
				} else {
					set = append(set, name)
				}
			}
			sets = append(sets, set)
		}
	}
	return sets, mentioned
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// expand returns an alternative for each value that its placeholders can have.
func expand(alternative, method string, m module) []string {
	operation := operationNames[method]
	alternative = strings.NewReplacer(
		"{op}", operation, "{op_lower}", strings.ToLower(operation), "{any}", operation,
		"{module_singular}", strings.TrimSuffix(m.scope, "s"),
	).Replace(alternative)
	list := []string{alternative}
	if strings.Contains(alternative, "{write}") {
		list = nil
		for _, o := range []string{operation, "CREATE", "UPDATE", "DELETE"} {
			if o != "READ" {
				list = appendNew(list, strings.ReplaceAll(alternative, "{write}", o))
			}
		}
	}
	if !strings.Contains(alternative, "{module}") {
		return list
	}
	var modules []string
	for _, name := range []string{m.scope, m.name} {
		for _, text := range list {
			if name != "" {
				modules = append(modules, strings.ReplaceAll(text, "{module}", name))
			}
		}
	}
	return modules
}
