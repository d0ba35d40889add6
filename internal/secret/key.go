package secret

import "strings"

// Key reports whether a property with exactly that name contains a secret. Case and separators do not matter. Names of
// fields, such as passwordField, are not secret.
func Key(name string) bool {
	switch separators.Replace(strings.ToLower(name)) {
	case "clientsecret", "consumersecret", "appsecret", "secret", "secretkey",
		"password", "passwd", "apikey", "apikeyvalue", "keyvalue",
		"accesstoken", "refreshtoken", "authtoken", "bearertoken", "privatekey":
		return true
	}
	return false
}

// parameter reports whether a URL parameter with that name contains a secret.
func parameter(name string) bool {
	switch separators.Replace(strings.ToLower(name)) {
	case "token", "key", "zapikey", "auth", "pass", "pwd", "sig", "signature":
		return true
	}
	return likely(name)
}

var separators = strings.NewReplacer("_", "", "-", "", " ", "", ".", "")
