package diagnostics

import "plugin-manifest-ls/internal/catalog"

// The sources that rules rest on.
var (
	writerConnections = catalog.Source{
		Title: "Writer: create connections",
		URL:   "https://www.zoho.com/writer/help/developer-guide/extensions/create-connections.html",
		Grade: catalog.Documented,
	}
	deskConnections = catalog.Source{
		Title: "Desk: create connections",
		URL:   "https://www.zoho.com/desk/extensions/guide/create-connections.html",
		Grade: catalog.Documented,
	}
	deskUseConnections = catalog.Source{
		Title: "Desk: use connections",
		URL:   "https://www.zoho.com/desk/extensions/guide/use-connections.html",
		Grade: catalog.Documented,
	}
	deskRequests = catalog.Source{
		Title: "Desk: request method",
		URL:   "https://www.zoho.com/desk/extensions/guide/request-method.html",
		Grade: catalog.Documented,
	}
	deskManifest = catalog.Source{
		Title: "Desk: plugin manifest",
		URL:   "https://www.zoho.com/desk/extensions/guide/manifest.html",
		Grade: catalog.Documented,
	}
	sigmaManifest = catalog.Source{
		Title: "Sigma: configure plugin-manifest.json",
		URL:   "https://help.zoho.com/portal/en/kb/sigma/configuration/articles/configure-plugin-manifest-json",
		Grade: catalog.Documented,
	}
	toolkit     = catalog.Source{Title: "zoho-extension-toolkit 1.0.24", Grade: catalog.Zet}
	published   = catalog.Source{Title: "published extensions", Grade: catalog.Seen}
	knownScopes = catalog.Source{Title: "scopes of the products' own documentation and of public code", Grade: catalog.Seen}
	sdpWidgets  = catalog.Source{
		Title: "ServiceDesk Plus: widget specifications",
		URL:   "https://help.sdpondemand.com/widget-specifications",
		Grade: catalog.Documented,
	}
	mixedContent = catalog.Source{
		Title: "W3C: mixed content",
		URL:   "https://www.w3.org/TR/mixed-content/",
		Grade: catalog.Documented,
	}
	oauthSecurity = catalog.Source{
		Title: "RFC 6749, section 3.1",
		URL:   "https://www.rfc-editor.org/rfc/rfc6749#section-3.1",
		Grade: catalog.Documented,
	}
)
