package secret_test

import (
	"encoding/json"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// masked returns source with its secrets masked, checked part by part and as a whole.
func masked(source string) string {
	return secret.Text(syntax.Parse(text.New(source)), text.Span{End: len(source)})
}

func TestNamesOfSecrets(t *testing.T) {
	for _, name := range []string{
		"stripeSecretKey", "x-api-key", "X-Api-Key", "apiKey2", "APIKey", "my_access_token", "MY_ACCESS_TOKEN", "githubToken", "stripesecret",
		"webhookSecret", "db.password", "dbPassword1", "userPass", "smtp_pwd", "clientSecretProd", "api_keys", "azureAccountKey", "rsa-private-key",
		"consumerSecrets", "signingKey", "myapikey",
	} {
		source := `{"x": {"` + name + `": "hunter22"}}`
		if got, want := masked(source), strings.Replace(source, "hunter22", "********", 1); got != want {
			t.Errorf("%s is shown as %s", name, got)
		}
		if got := masked(`{"` + name + ` "hunter22"` + "\n" + `"` + name + `: "hunter22"` + "\n"); strings.Count(got, "hunter22") > 1 {
			t.Errorf("%s in broken text is shown as %s", name, got)
		}
	}
}

func TestHarmlessValuesAreShown(t *testing.T) {
	for _, source := range []string{
		`{"tokenUrl": "https://x.com/token", "authorizationUrl": "https://x.com", "apiKeyName": "X-Key", "accessTokenPath": "$.token"}`,
		`{"accessToken2": "$.data.token", "stripeSecretKeyUrl": "https://x.com", "githubToken": "{{token}}", "myApiKey": "<API key>", "x-api-key": "YOUR_API_KEY"}`,
		`{"tokenType": "Bearer", "keyName": "apikey", "keyLocation": "header", "passwordField": "pw", "usernameField": "user", "countkey": "n", "keys": ["a"]}`,
		`{"type": "API Key", "authType": "Basic", "hasPassword": "yes", "resetPassword": "Reset", "partialResultToken": "abc", "nextPageToken": "abc"}`,
		`{"rules": {"property-required": "off", "secret-in-manifest": "warning", "duplicate-key": "error", "property-unknown": "hint"}}`,
		`{"githubToken": true, "myApiKey": null, "publicKey": "abc", "monkey": "abc", "compass": "north", "passenger": "abc"}`,
		`{"x": {"name": "client_secret", "type": "string", "in": "header", "required": "yes"}}`,
		`{"x": {"name": "client_secret", "value": "{{client_secret}}"}, "y": {"name": "Authorization", "value": "Bearer ${token}"}}`,
		`{"x": {"name": "color", "type": "text", "value": "red", "secure": false}}`,
		`{"name": "client_secret", "value": "shown, because the properties of a file describe the file"}`,
		`{"Authorization": "OAuth", "authorization": "Bearer", "about": "Needs a bearer token and basic authentication: Bearer tokens expire"}`,
		`{"about": "Authorization: Bearer {{token}}", "hint": "Password: required", "path": "https://x.com/basic javascript"}`,
		`{"about": "Authorization: Basic <credentials>", "h": "Authorization: Bearer YOUR_TOKEN", "i": "user = abc", "j": "token: abc"}`,
		`{"x": ["https://x.com/a@b", "mailto:a@b.c", "https://{{user}}:{{password}}@x.com"]}`,
	} {
		if !json.Valid([]byte(source)) {
			t.Errorf("%s is not valid", source)
		}
		if got := masked(source); got != source {
			t.Errorf("got  %s\nwant %s", got, source)
		}
	}
}

func TestShapesOfSecrets(t *testing.T) {
	for source, want := range map[string]string{
		`[{"name": "client_secret", "value": "abc"}]`:                             `[{"name": "client_secret", "value": "***"}]`,
		`[{"value": "abc", "key": "X-Api-Key"}]`:                                  `[{"value": "***", "key": "X-Api-Key"}]`,
		`{"h": [{"header": "x-auth-token", "values": ["ab", "c"]}]}`:              `{"h": [{"header": "x-auth-token", "values": ["**", "*"]}]}`,
		`[{"key": "Authorization", "value": "Bearer abc"}]`:                       `[{"key": "Authorization", "value": "Bearer ***"}]`,
		`{"Authorization": "Bearer eyJh.x-y"}`:                                    `{"Authorization": "Bearer ********"}`,
		`{"authorization": "basic dTpw"}`:                                         `{"authorization": "basic ****"}`,
		`{"Authorization": "Zoho-oauthtoken 1000.ab"}`:                            `{"Authorization": "Zoho-oauthtoken *******"}`,
		`{"Authorization": "0123456789abcdef"}`:                                   `{"Authorization": "****************"}`,
		`["Authorization: Bearer abc"]`:                                           `["Authorization: Bearer ***"]`,
		`["curl -H 'Authorization: Basic abc' https://x.com"]`:                    `["curl -H 'Authorization: Basic ***' https://x.com"]`,
		`["x Bearer abcdefg1 y"]`:                                                 `["x Bearer ******** y"]`,
		`["Basic dXNlcjpwYXNz"]`:                                                  `["Basic ************"]`,
		`["x-api-key: abc", "client_secret=abc", "a=b&client_secret=c"]`:          `["x-api-key: ***", "client_secret=***", "a=b&client_secret=*"]`,
		`["https://x.com/?my_access_token=abc&page=1"]`:                           `["https://x.com/?my_access_token=***&page=1"]`,
		`{"p": [{"name": "a", "type": "password", "defaultValue": "abc"}]}`:       `{"p": [{"name": "a", "type": "password", "defaultValue": "***"}]}`,
		`{"p": [{"default": "abc", "name": "a", "inputType": "Password"}]}`:       `{"p": [{"default": "***", "name": "a", "inputType": "Password"}]}`,
		`{"p": [{"name": "a", "secure": true, "value": "abc", "label": "A"}]}`:    `{"p": [{"name": "a", "secure": true, "value": "***", "label": "A"}]}`,
		`{"p": [{"name": "a", "is_secure": true, "default_value": 12}]}`:          `{"p": [{"name": "a", "is_secure": true, "default_value": **}]}`,
		`{"myApiKey": {"in": "header", "name": "X-Key", "value": "abc"}}`:         `{"myApiKey": {"in": "header", "name": "X-Key", "value": "***"}}`,
		`{"x": {"Authorization": "Bearer \u0061"}}`:                               `{"x": {"Authorization": "*************"}}`,
		`{"refreshToken": "https://x.com", "githubToken": "https://u:p@x.com"}`:   `{"refreshToken": "*************", "githubToken": "https://***@x.com"}`,
		"{\"x\": {\"name\": \"a\", \"type\": \"password\",\n\"value\": \"日本é\"}}": "{\"x\": {\"name\": \"a\", \"type\": \"password\",\n\"value\": \"*****\"}}",
	} {
		if got := masked(source); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
		tree := syntax.Parse(text.New(source))
		for i := range source { // each part is masked like the whole
			for _, span := range secret.Spans(tree, text.Span{Start: i, End: i + 1}) {
				if part := masked(source); len(part) == len(source) && part[span.Start] != '*' {
					t.Errorf("%s: byte %d is only masked alone", source, span.Start)
				}
			}
		}
	}
}
