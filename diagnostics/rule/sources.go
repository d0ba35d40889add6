package rule

import "plugin-manifest-ls/internal/catalog"

// The sources that rules rest on.
var (
	WriterConnections = catalog.Source{
		Title: "Writer: create connections",
		URL:   "https://www.zoho.com/writer/help/developer-guide/extensions/create-connections.html",
		Grade: catalog.Documented,
	}
	DeskConnections = catalog.Source{
		Title: "Desk: create connections",
		URL:   "https://www.zoho.com/desk/extensions/guide/create-connections.html",
		Grade: catalog.Documented,
	}
	DeskUseConnections = catalog.Source{
		Title: "Desk: use connections",
		URL:   "https://www.zoho.com/desk/extensions/guide/use-connections.html",
		Grade: catalog.Documented,
	}
	DeskRequests = catalog.Source{
		Title: "Desk: request method",
		URL:   "https://www.zoho.com/desk/extensions/guide/request-method.html",
		Grade: catalog.Documented,
	}
	CreatorURLs = catalog.Source{
		Title: "Creator: whitelisting of URLs",
		URL:   "https://help.zoho.com/portal/en/kb/creator/developer-guide/application-settings/widgets/articles/whitelisting-of-urls",
		Grade: catalog.Documented,
	}
	DeskManifest = catalog.Source{
		Title: "Desk: plugin manifest",
		URL:   "https://www.zoho.com/desk/extensions/guide/manifest.html",
		Grade: catalog.Documented,
	}
	SigmaManifest = catalog.Source{
		Title: "Sigma: configure plugin-manifest.json",
		URL:   "https://help.zoho.com/portal/en/kb/sigma/configuration/articles/configure-plugin-manifest-json",
		Grade: catalog.Documented,
	}
	Toolkit      = catalog.Source{Title: "zoho-extension-toolkit 1.0.24", Grade: catalog.Zet}
	Published    = catalog.Source{Title: "published extensions", Grade: catalog.Seen}
	KnownScopes  = catalog.Source{Title: "scopes of the products' own documentation and of public code", Grade: catalog.Seen}
	MixedContent = catalog.Source{
		Title: "W3C: mixed content",
		URL:   "https://www.w3.org/TR/mixed-content/",
		Grade: catalog.Documented,
	}
	OAuthSecurity = catalog.Source{
		Title: "RFC 6749, section 3.1",
		URL:   "https://www.rfc-editor.org/rfc/rfc6749#section-3.1",
		Grade: catalog.Documented,
	}
)
