package symbols

import "slices"

// Key is what code names a connection by.
type Key uint8

// The keys.
const (
	LinkName    Key = iota // the connection link name
	ServiceName            // the name of the connection's service, as in Mail
)

// Surface is a function of one of Zoho's libraries that takes the name of a connection.
type Surface struct {
	Name string // as code calls it, such as ZOHODESK.request
	By   Key
	// Manifest tells that its connections are those that the manifest of the extension declares.
	Manifest bool
	// Listed tells that a request without a connection reaches only the hosts of whiteListedDomains.
	Listed bool

	path []string // of the call
	// property is where the name stands below the object that is the first argument; empty if the name
	// itself is the first argument.
	property []string
}

// surfaces are the functions that are known. Those of Desk, Writer and the finance products stand in
// their documentation (Desk's request-method.html and use-connections.html, Writer's
// create-connections.html, the finance client library's request), the others are seen in published
// extensions. CRM, Recruit, ServiceDesk Plus and Catalyst keep connections outside of the manifest.
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

// The surfaces of Deluge, whose connections are those of the account that a function runs in.
var (
	invokeURL = &Surface{Name: "invokeurl"}
	task      = &Surface{Name: "zoho integration task"}
)

// longestPath is how many names of a path are looked at.
const longestPath = 4

// surfaceOf returns the surface whose path the names of a call end with, nil if there is none.
func surfaceOf(names []string) *Surface {
	for _, s := range surfaces {
		if n := len(names) - len(s.path); n >= 0 && slices.Equal(names[n:], s.path) {
			return s
		}
	}
	return nil
}

// isLinkName reports whether a property of that name holds a connection link name in whatever object it stands.
func isLinkName(property string) bool {
	return property == "connectionLinkName" || property == "connection_link_name"
}

// telling are words without one of which, in lower case, a file has no use and no request that is looked for.
var telling = []string{
	"connectionlinkname", "connection_link_name", "zohodesk", "zmsdk", "getconnectioncredentials", "invoke", "invokeurl", "zoho",
}
