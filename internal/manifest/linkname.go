package manifest

import "strings"

// LinkName returns the connection link name that Sigma derives from a connection name: lower case, with underscores for
// white space and separators, and without characters other than ASCII letters and digits. Zoho documents that the name
// is derived but not how; public manifests show "SBDE Zoho Desk" as sbde_zoho_desk and "DeskConnection" as
// deskconnection.
func LinkName(connectionName string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(connectionName)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune(" \t\n\r\u00a0_-.", r) && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	return strings.Trim(b.String(), "_")
}
