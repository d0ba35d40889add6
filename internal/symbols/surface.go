package symbols

import "slices"

// Key is the kind of name by which code refers to a connection.
type Key uint8

// The keys.
const (
	LinkName    Key = iota // the connection link name
	ServiceName            // the service name, as in Mail
)

// Surface is a function of a Zoho library that takes the name of a connection.
type Surface struct {
	Name string // the call, such as ZOHODESK.request
	By   Key
	// Manifest is set if its connections are those of the extension's manifest.
	Manifest bool
	// Listed is set if a request without a connection reaches only the hosts in whiteListedDomains.
	Listed bool

	path []string // names of the call
	// property is the path of the name within the object that is the first argument; empty if the first argument is the
	// name.
	property []string
}

// surfaces are the known functions. Those of Desk, Writer and the finance products are documented (Desk's
// request-method.html and use-connections.html, Writer's create-connections.html, request of the finance client
// library); the others occur in published extensions. CRM, Recruit, ServiceDesk Plus and Catalyst keep connections
// outside the manifest.
var surfaces = []*Surface{
	{Name: "ZOHODESK.request", path: []string{"ZOHODESK", "request"}, property: []string{"connectionLinkName"}, Manifest: true, Listed: true},
	{Name: "ZFAPPS.request", path: []string{"ZFAPPS", "request"}, property: []string{"connection_link_name"}, Manifest: true},
	{Name: "SigmaSDK.WRITER.request", path: []string{"SigmaSDK", "WRITER", "request"}, property: []string{"connectionLinkName"}, Manifest: true},
	{Name: "ZMSDK.app.invokeUrl", path: []string{"ZMSDK", "app", "invokeUrl"}, property: []string{"xhrObj", "serviceName"}, By: ServiceName, Manifest: true},
	{Name: "SDP.invokeUrl", path: []string{"SDP", "invokeUrl"}, property: []string{"connectionLinkName"}},
	{Name: "ZOHO.CRM.CONNECTION.invoke", path: []string{"ZOHO", "CRM", "CONNECTION", "invoke"}},
	{Name: "ZOHO.RECRUIT.CONNECTION.invoke", path: []string{"ZOHO", "RECRUIT", "CONNECTION", "invoke"}},
	{Name: "getConnectionCredentials", path: []string{"getConnectionCredentials"}},
}

// The surfaces of Deluge use the connections of the account that runs the function.
var (
	invokeURL = &Surface{Name: "invokeurl"}
	task      = &Surface{Name: "zoho integration task"}
)

// longestPath is the number of names of a path that are compared.
const longestPath = 4

// surfaceOf returns the surface whose path is a suffix of the names of a call, or nil.
func surfaceOf(names []string) *Surface {
	for _, s := range surfaces {
		if n := len(names) - len(s.path); n >= 0 && slices.Equal(names[n:], s.path) {
			return s
		}
	}
	return nil
}

// isLinkName reports whether a property of that name holds a connection link name in every object.
func isLinkName(property string) bool {
	return property == "connectionLinkName" || property == "connection_link_name"
}

// markers are the words, in lower case, of which every file with a use or request has at least one.
var markers = []string{
	"connectionlinkname", "connection_link_name", "zohodesk", "zmsdk", "getconnectioncredentials", "invoke", "invokeurl", "zoho",
}
