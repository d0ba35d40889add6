package rule

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

// Committed is a committed version of a manifest, with which the current one is compared. It is immutable.
type Committed struct {
	Told       string // what messages call it: "the last commit"
	connectors []NamedConnector
	byName     map[string]int // indices of those with a link name that no other has
}

// NamedConnector is a connector of a committed version.
type NamedConnector struct {
	*manifest.Connector
	Name  string // link name
	index int    // among the connectors of its place
}

// mostCompared is how many connectors a manifest may have to be compared with an earlier version, or to be
// one. Those that are known have up to 5.
const mostCompared = 200

// LastCommit is what the version of HEAD is called.
const LastCommit = "the last commit"

// NewCommitted returns m as the committed version that messages call told. It is nil if there is nothing in m to compare
// with.
func NewCommitted(m *manifest.Model, told string) *Committed {
	if m.Nature != manifest.Zoho {
		return nil
	}
	b := &Committed{Told: told}
	b.connectors = namedConnectors(m)
	if len(b.connectors) == 0 {
		return nil
	}
	b.byName = byName(b.connectors)
	return b
}

// namedConnectors returns the connectors of m that have a link name, nil if they are too many.
func namedConnectors(m *manifest.Model) []NamedConnector {
	var all []NamedConnector
	for _, s := range m.Sections() {
		if s.Item.Value().Len() > mostCompared {
			return nil
		}
		i := -1
		for c := range m.Connectors(s) {
			i++
			if name, _, ok := LinkName(c); ok && strings.TrimSpace(name) != "" {
				all = append(all, NamedConnector{c, name, i})
			}
		}
	}
	if len(all) > mostCompared {
		return nil
	}
	return all
}

// byName returns the indices of connectors by their link names. A name that occurs twice leads to none: -1.
func byName(connectors []NamedConnector) map[string]int {
	all := make(map[string]int, len(connectors))
	for i, c := range connectors {
		if _, twice := all[c.Name]; twice {
			i = -1
		}
		all[c.Name] = i
	}
	return all
}

// has reports whether a connector of b has that link name.
func (b *Committed) has(name string) bool {
	_, ok := b.byName[name]
	return ok
}

// Find returns the connector of that link name in b, nil if there is none or more than one. b may be nil.
func (b *Committed) Find(name string) *manifest.Connector {
	if b == nil {
		return nil
	}
	if i, ok := b.byName[name]; ok && i >= 0 {
		return b.connectors[i].Connector
	}
	return nil
}

// Renamed returns pairs of connectors, the one of b and the one of m, that are the same but for their link name.
// A connector that is new, or gone, is in no pair, and neither is one that may be meant by two.
func (b *Committed) Renamed(m *manifest.Model) [][2]NamedConnector {
	now := namedConnectors(m)
	have := byName(now)
	var gone, fresh []NamedConnector
	for _, c := range b.connectors {
		if _, ok := have[c.Name]; !ok {
			gone = append(gone, c)
		}
	}
	for _, c := range now {
		if _, ok := b.byName[c.Name]; !ok {
			fresh = append(fresh, c)
		}
	}
	if len(gone) == 0 || len(fresh) == 0 {
		return nil
	}
	var pairs [][2]NamedConnector
	paired := func(same func(a, b NamedConnector) bool) {
		for _, a := range gone {
			partners := partnersOf(a, fresh, same)
			if len(partners) == 1 && len(partnersOf(partners[0], gone, same)) == 1 {
				pairs = append(pairs, [2]NamedConnector{a, partners[0]})
			}
		}
	}
	if paired(sameConnection); len(pairs) == 0 && len(gone) == 1 && len(fresh) == 1 && len(now) == len(b.connectors) {
		paired(samePlace)
	}
	return pairs
}

func partnersOf(c NamedConnector, all []NamedConnector, same func(a, b NamedConnector) bool) []NamedConnector {
	var some []NamedConnector
	for _, other := range all {
		if same(c, other) {
			some = append(some, other)
		}
	}
	return some
}

// sameConnection reports whether two connectors are to the same service and of the same connection name.
func sameConnection(a, b NamedConnector) bool {
	service, name := a.ServiceName(), connectionName(a.Connector)
	return service != "" && name != "" && service == b.ServiceName() && name == connectionName(b.Connector)
}

// samePlace reports whether two connectors have the same index and differ at most in their names.
func samePlace(a, b NamedConnector) bool {
	if a.Place != b.Place || a.index != b.index || a.LinkNameKey() != b.LinkNameKey() || len(a.Members()) != len(b.Members()) {
		return false
	}
	telling := false
	for i, name := range a.Names() {
		if name == a.LinkNameKey() || name == "connectionName" {
			continue
		}
		other, ok := b.Member(name)
		v := a.Members()[i].Value()
		if !ok || strings.Join(strings.Fields(v.Raw()), "") != strings.Join(strings.Fields(other.Value().Raw()), "") {
			return false
		}
		telling = telling || name == "serviceName" || name == "authorizationUrl"
	}
	return telling
}

func connectionName(c *manifest.Connector) string {
	it, _ := c.Member("connectionName")
	s, _ := it.Value().Str()
	return s
}
