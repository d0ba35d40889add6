package secret_test

import (
	"testing"

	"plugin-manifest-ls/internal/secret"
)

func TestPlaceholderIn(t *testing.T) {
	for s, want := range map[string]string{
		"<Client ID>":                    "<Client ID>",
		"https://<domain>/authorize":     "<domain>",
		"Pan<el>":                        "<el>",
		"{client-id}":                    "{client-id}",
		"https://{dc}.example.com":       "{dc}",
		"/app/{page}.html":               "{page}",
		"****":                           "****",
		"abc***def":                      "***",
		"your-client-id":                 "your-client-id",
		"https://your-domain.com/a":      "your-domain",
		"https://api.yourdomain.com":     "yourdomain",
		"YOUR_CLIENT_SECRET":             "YOUR_CLIENT_SECRET",
		"YOUR API KEY":                   "YOUR API KEY",
		"your_api_key":                   "your_api_key",
		"https://...":                    "https://...",
		"…":                              "…",
		"{{host}}":                       "",
		"${moduleName}":                  "",
		"#{key}":                         "",
		"desk.${moduleName}.detail":      "",
		"{{a}}{{b}}":                     "",
		"{}":                             "",
		"{\"a\": 1}":                     "",
		"a < b":                          "",
		"<>":                             "",
		"your_books":                     "",
		"Your books":                     "",
		"yourself":                       "",
		"tour-guide":                     "",
		"https://our-domain.example.com": "",
		"**":                             "",
		"and so on...":                   "",
		"https://*.example.com":          "",
		"":                               "",
	} {
		from, to := secret.PlaceholderIn(s)
		if got := s[from:to]; got != want {
			t.Errorf("PlaceholderIn(%q) is %q, want %q", s, got, want)
		}
	}
}

func TestIsTemplate(t *testing.T) {
	for s, want := range map[string]bool{"{{host}}": true, "${a}": true, "#{a}": true, "{1}": true, "{client-id}": false, "a": false} {
		if secret.IsTemplate(s) != want {
			t.Errorf("IsTemplate(%q) must be %v", s, want)
		}
	}
}
