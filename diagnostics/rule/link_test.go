package rule

import "testing"

// What the toolkit takes for a URL, which it asks the URL parser of Node.
func TestParseURL(t *testing.T) {
	for s, want := range map[string]bool{
		"https://api.example.com":   true,
		"https:foo":                 true,
		"https:///x":                true,
		"https://*.example.com":     true,
		"wss://socket.example.com/": true,
		" https://example.com ":     true,
		"https://[::1]:3000/":       true,
		"https://日本.jp":             true,
		"https://xn--.com":          false,
		"https://axn--.com":         true,
		"http://":                   false,
		"https://a b.com":           false,
		"https://example.com:99999": false,
		"//example.com":             false,
		"example.com":               false,
		"blob:":                     false,
		"ftp://example.com":         false,
		"":                          false,
	} {
		if got := ParseURL(s) != nil; got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
}

func TestLinkedFile(t *testing.T) {
	for s, want := range map[string]string{
		"/app/widget.html":        "app/widget.html",
		"/app/widget.html?a=b#c":  "app/widget.html",
		"/app/a/../widget.html#c": "app/widget.html",
		"//app/widget.html":       "app/widget.html",
		"/app/../../etc/passwd":   "",
		"app/widget.html":         "",
		"https://example.com/":    "",
	} {
		if got, ok := LinkedFile(s); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %t", s, got, ok)
		}
	}
}
