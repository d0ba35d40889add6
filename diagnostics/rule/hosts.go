package rule

import (
	"net/netip"
	"strings"
)

// IsLocalHost reports whether host is the machine itself.
func IsLocalHost(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && (ip.IsLoopback() || ip.IsUnspecified())
}

// IsDeveloperHost reports whether host, in lower case, is a machine that only its developer reaches, or a
// tunnel to it.
func IsDeveloperHost(host string) bool {
	if IsLocalHost(host) {
		return true
	}
	for _, tail := range []string{".ngrok.io", ".ngrok.app", ".ngrok.dev", ".ngrok-free.app", ".ngrok-free.dev", ".loca.lt", ".trycloudflare.com"} {
		if strings.HasSuffix(host, tail) {
			return true
		}
	}
	return false
}
