package symbols

import "slices"

// Key is the kind of name by which code refers to a connection.
type Key uint8

// The keys.
const (
	LinkName    Key = iota // the connection link name
	ServiceName            // the service name, as in Mail
)

// Surface is a function of a Zoho library or of the browser that sends a request or takes the name of a connection.
type Surface struct {
	Name string // the call, such as ZOHODESK.request
	By   Key
	// Manifest is set if its connections are those of the extension's manifest.
	Manifest bool
	// Listed is set if a request without a connection reaches only the hosts in whiteListedDomains.
	Listed bool
	// Browser is set if the browser sends the request, which the content security policy of the page can block.
	Browser bool

	path   []string // the last names of the call; all of them if exact
	exact  bool
	first  string // the first argument must be this string
	link   place
	url    place
	method place
	verb   bool // the last name of the call is the method
	get    bool // without a method the request is a GET
}

// place is where a call has a value: in the argument with that number, counted from 1, or in a property of it. Zero means
// that it has none.
type place struct {
	argument int
	property []string
}

func in(argument int, property ...string) place { return place{argument, property} }

// surfaces are the known functions. Those of Desk, Writer, Mail, CRM, Catalyst and the finance products are documented (Desk's
// request-method.html and use-connections.html, Writer's widget-request-method.html, Mail's invoke-url.html, request of the finance
// client library, zrc_methods of CRM's widget SDK 1.5); the others occur in published extensions and samples. CRM, Recruit, Creator, People,
// FSM, ServiceDesk Plus and Catalyst keep connections outside the manifest.
var surfaces = withVerbs([]*Surface{
	{Name: "ZOHODESK.request", path: []string{"ZOHODESK", "request"}, link: in(1, "connectionLinkName"), url: in(1, "url"), method: in(1, "type"), Manifest: true, Listed: true},
	{Name: "ZFAPPS.request", path: []string{"ZFAPPS", "request"}, link: in(1, "connection_link_name"), url: in(1, "url"), method: in(1, "method"), Manifest: true},
	{Name: "SigmaSDK.WRITER.request", path: []string{"WRITER", "request"}, link: in(1, "connectionLinkName"), url: in(1, "url"), method: in(1, "type"), Manifest: true, Listed: true},
	{Name: "dispatch", path: []string{"dispatch"}, first: "invokeUrl", link: in(2, "xhrObj", "serviceName"), url: in(2, "xhrObj", "url"), method: in(2, "xhrObj", "type"), By: ServiceName, Manifest: true, Listed: true},
	{Name: "ZMSDK.app.invokeUrl", path: []string{"ZMSDK", "app", "invokeUrl"}, link: in(1, "xhrObj", "serviceName"), url: in(1, "xhrObj", "url"), method: in(1, "xhrObj", "type"), By: ServiceName, Manifest: true, Listed: true},
	{Name: "zohoprojects.request", path: []string{"zohoprojects", "request"}, link: in(3), url: in(1), method: in(2, "type"), Manifest: true, Listed: true},
	{Name: "OrchestlySDK.request", path: []string{"OrchestlySDK", "request"}, link: in(1, "connectionLinkName"), url: in(1, "url"), method: in(1, "type"), Manifest: true, Listed: true},
	{Name: "QntrlSDK.request", path: []string{"QntrlSDK", "request"}, link: in(1, "connectionLinkName"), url: in(1, "url"), method: in(1, "type"), Manifest: true},
	{Name: "SDP.invokeUrl", path: []string{"SDP", "invokeUrl"}, link: in(1, "connectionLinkName"), url: in(1, "url"), method: in(1, "method")},
	{Name: "ZOHO.People.API.invokeUrl", path: []string{"ZOHO", "People", "API", "invokeUrl"}, link: in(1, "connectiondetails"), url: in(1, "url"), method: in(1, "method")},
	{Name: "ZOHO.CREATOR.API.invokeUrl", path: []string{"ZOHO", "CREATOR", "API", "invokeUrl"}, link: in(1, "connectionName"), url: in(1, "url"), method: in(1, "type")},
	{Name: "ZOHO.CREATOR.API.invoke", path: []string{"ZOHO", "CREATOR", "API", "invoke"}, url: in(1, "url"), method: in(1, "type")},
	{Name: "ZOHO.CRM.CONNECTION.invoke", path: []string{"ZOHO", "CRM", "CONNECTION", "invoke"}, link: in(1), url: in(2, "url"), method: in(2, "method")},
	{Name: "ZOHO.RECRUIT.CONNECTION.invoke", path: []string{"ZOHO", "RECRUIT", "CONNECTION", "invoke"}, link: in(1), url: in(2, "url"), method: in(2, "method")},
	{Name: "ZOHO.BIGIN.CONNECTION.invoke", path: []string{"ZOHO", "BIGIN", "CONNECTION", "invoke"}, link: in(1), url: in(2, "url"), method: in(2, "method")},
	{Name: "ZOHO.FSM.CONNECTION.invoke", path: []string{"ZOHO", "FSM", "CONNECTION", "invoke"}, link: in(1)},
	{Name: "ZDK.Apps.CRM.Connections.invoke", path: []string{"ZDK", "Apps", "CRM", "Connections", "invoke"}, link: in(1), url: in(2), method: in(3)},
	{Name: "zrc.request", path: []string{"zrc", "request"}, link: in(1, "connection"), url: in(1, "url"), method: in(1, "method")},
	{Name: "zrc.createInstance", path: []string{"zrc", "createInstance"}, link: in(1, "connection"), url: in(1, "baseUrl")},
	{Name: "zrc.$.connection", path: []string{"zrc", "$", "connection"}, link: in(1)},
	{Name: "getConnectionCredentials", path: []string{"connections()", "getConnectionCredentials"}, link: in(1)},
	{Name: "getConnectionCredentials", path: []string{"Connections", "getConnectionCredentials"}, link: in(1)},
	{Name: "app.request", path: []string{"app", "request"}, exact: true, link: in(1, "connection")},

	{Name: "fetch", path: []string{"fetch"}, exact: true, url: in(1), method: in(2, "method"), get: true, Browser: true},
	{Name: "axios", path: []string{"axios"}, exact: true, url: in(1), Browser: true},
	{Name: "axios", path: []string{"axios"}, exact: true, url: in(1, "url"), method: in(1, "method"), get: true, Browser: true},
	{Name: "axios.request", path: []string{"axios", "request"}, exact: true, url: in(1, "url"), method: in(1, "method"), get: true, Browser: true},
	{Name: "axios.create", path: []string{"axios", "create"}, exact: true, url: in(1, "baseURL"), Browser: true},
	{Name: "XMLHttpRequest.open", path: []string{"new", "XMLHttpRequest", "open"}, exact: true, url: in(2), method: in(1), Browser: true},
	{Name: "WebSocket", path: []string{"new", "WebSocket"}, exact: true, url: in(1), Browser: true},
	{Name: "EventSource", path: []string{"new", "EventSource"}, exact: true, url: in(1), Browser: true},
	{Name: "navigator.sendBeacon", path: []string{"navigator", "sendBeacon"}, exact: true, url: in(1), Browser: true},
	{Name: "$.ajax", path: []string{"$", "ajax"}, exact: true, url: in(1), Browser: true},
	{Name: "$.ajax", path: []string{"$", "ajax"}, exact: true, url: in(1, "url"), method: in(1, "method"), Browser: true},
	{Name: "$.getJSON", path: []string{"$", "getJSON"}, exact: true, url: in(1), Browser: true},
	{Name: "$.get", path: []string{"$", "get"}, exact: true, url: in(1), verb: true, Browser: true},
	{Name: "$.post", path: []string{"$", "post"}, exact: true, url: in(1), verb: true, Browser: true},
})

// withVerbs appends the functions zrc.get, axios.get and so on, one for each method. Their configuration follows the body, if
// there is one.
func withVerbs(all []*Surface) []*Surface {
	for i, verb := range []string{"get", "delete", "head", "options", "post", "put", "patch"} {
		config := 2
		if i > 3 {
			config = 3
		}
		all = append(all,
			&Surface{Name: "zrc." + verb, path: []string{"zrc", verb}, link: in(config, "connection"), url: in(1), verb: true},
			&Surface{Name: "axios." + verb, path: []string{"axios", verb}, exact: true, url: in(1), verb: true, Browser: true},
			&Surface{Name: "axios." + verb, path: []string{"axios", "create()", verb}, exact: true, url: in(1), verb: true, Browser: true})
	}
	return all
}

// The surfaces of Deluge use the connections of the account that runs the function.
var (
	invokeURL = &Surface{Name: "invokeurl"}
	invokeAPI = &Surface{Name: "invokeapi"}
	task      = &Surface{Name: "zoho integration task"}
)

// byLastName has the surfaces by the last names of their paths.
var byLastName = func() map[string][]*Surface {
	all := map[string][]*Surface{}
	for _, s := range surfaces {
		last := s.path[len(s.path)-1]
		all[last] = append(all[last], s)
	}
	return all
}()

// isLibraryName reports whether a global name belongs to a Zoho library, a common library or the browser.
func isLibraryName(name string) bool {
	switch name {
	case "fetch", "axios", "$", "jQuery", "document", "location", "navigator", "console", "JSON", "Math", "Date", "Object", "Array", "Promise",
		"String", "Number", "URL", "Error", "localStorage", "sessionStorage", "history", "process", "setTimeout", "XMLHttpRequest", "WebSocket",
		"EventSource", "FormData", "Map", "Set", "require", "module", "exports", "Vue", "React":
		return true
	}
	return slices.ContainsFunc(surfaces, func(s *Surface) bool { return len(s.path) > 1 && !s.exact && s.path[0] == name }) || name == "SigmaSDK" || name == "ZMSDK"
}

// isLinkName reports whether a property of that name holds a connection link name in every object.
func isLinkName(property string) bool {
	return property == "connectionLinkName" || property == "connection_link_name"
}

// markers are the words, in lower case, of which every file with a use or request has at least one. Another is "$.".
var markers = []string{
	"connectionlinkname", "connection_link_name", "zohodesk", "zmsdk", "zohoprojects", "dispatch", "getconnectioncredentials", "invoke", "invokeurl", "invokeapi",
	"zoho", "zrc", "writer", "orchestlysdk", "qntrlsdk", "fetch", "axios", "xmlhttprequest", "websocket", "eventsource", "sendbeacon", "jquery", "request",
}
