package catalog

import (
	_ "embed"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
)

// ScopeGrade is the reliability of a scope. A smaller grade is stronger and is first in completion.
type ScopeGrade uint8

// The grades of scopes.
const (
	Official ScopeGrade = iota // named by the product's own documentation or interface description
	Observed                   // used in public code
	Pattern                    // a documented resource with a documented operation; the combination is not verified
)

var scopeGradeNames = [...]string{"official", "observed", "official-pattern"}

// String returns the name of g in scopes.tsv.
func (g ScopeGrade) String() string {
	if int(g) < len(scopeGradeNames) {
		return scopeGradeNames[g]
	}
	return fmt.Sprintf("ScopeGrade(%d)", uint8(g))
}

// Scope is a permission that a connection can request. Its strings share the memory of the embedded file.
type Scope struct {
	Name    string // the literal scope, such as Desk.tickets.READ, in the product's case
	Product string // such as Zoho Desk or Slack
	Meaning string // one sentence
	Grade   ScopeGrade
	URL     string // its source; empty if that is not a single page
}

//go:embed data/scopes.tsv
var scopeFile string

// scopeTable is scopes.tsv with indexes.
type scopeTable struct {
	scopes   []Scope
	zoho     int            // how many scopes, the first ones, belong to Zoho products
	products []string       // in the order of the file
	from, to map[string]int // range of a product in scopes
	byName   []uint16       // indices into scopes, by name ignoring case, then by name
}

// scopes reads scopes.tsv lazily.
var scopes = sync.OnceValue(func() *scopeTable {
	t, err := readScopes(scopeFile)
	if err != nil {
		panic(err)
	}
	return t
})

// readScopes parses the lines of file. Rows are grouped by product, Zoho products first.
func readScopes(file string) (*scopeTable, error) {
	t := &scopeTable{from: map[string]int{}, to: map[string]int{}}
	t.scopes = make([]Scope, 0, strings.Count(file, "\n"))
	line := 0
	for row := range strings.Lines(file) {
		if line++; line == 1 {
			continue // column names
		}
		s, err := readScope(strings.TrimSuffix(row, "\n"))
		if err != nil {
			return nil, fmt.Errorf("scopes.tsv:%d: %w", line, err)
		}
		n := len(t.scopes)
		if n == 0 || t.scopes[n-1].Product != s.Product {
			if _, twice := t.from[s.Product]; twice {
				return nil, fmt.Errorf("scopes.tsv:%d: the rows of %s are not together", line, s.Product)
			}
			t.from[s.Product] = n
			t.products = append(t.products, s.Product)
		}
		t.scopes = append(t.scopes, s)
		t.to[s.Product] = n + 1
		if ZohoProduct(s.Product) {
			t.zoho = n + 1
		}
	}
	t.byName = make([]uint16, len(t.scopes))
	for i := range t.byName {
		t.byName[i] = uint16(i)
	}
	slices.SortStableFunc(t.byName, func(a, b uint16) int {
		x, y := t.scopes[a].Name, t.scopes[b].Name
		if c := compareFold(x, y); c != 0 {
			return c
		}
		return strings.Compare(x, y)
	})
	return t, nil
}

func readScope(row string) (Scope, error) {
	var column [5]string
	rest, more := row, true
	for i := range column {
		if !more {
			return Scope{}, fmt.Errorf("%d columns", i)
		}
		column[i], rest, more = strings.Cut(rest, "\t")
	}
	grade := slices.Index(scopeGradeNames[:], column[3])
	if more || grade < 0 {
		return Scope{}, fmt.Errorf("more than 5 columns, or no grade: %q", column[3])
	}
	return Scope{Product: column[0], Name: column[1], Meaning: column[2], Grade: ScopeGrade(grade), URL: column[4]}, nil
}

// ZohoProduct reports whether a connection to Zoho reaches product.
func ZohoProduct(product string) bool {
	switch product {
	case "Bigin", "Qntrl", "ServiceDesk Plus Cloud":
		return true
	}
	return strings.HasPrefix(product, "Zoho ")
}

// Scopes returns all scopes by product, Zoho products first, then by grade, the strongest first, then by name.
func Scopes() []Scope { return scopes().scopes }

// ScopeProducts returns the products that have scopes, Zoho products first.
func ScopeProducts() []string { return scopes().products }

// ScopesOf returns the scopes of a product, the strongest grades first. It is nil for a product that is not in
// [ScopeProducts].
func ScopesOf(product string) []Scope {
	t := scopes()
	return t.scopes[t.from[product]:t.to[product]:t.to[product]]
}

// ScopesFor returns the scopes of connections with that service name. It is nil if they are unknown, such as for
// user-defined services.
func ScopesFor(serviceName string) []Scope {
	c, ok := LookupConnectionService(serviceName)
	switch {
	case !ok || !c.AllZoho && len(c.Products) == 0:
		return nil
	case c.AllZoho:
		t := scopes()
		return t.scopes[:t.zoho:t.zoho]
	case len(c.Products) == 1:
		return ScopesOf(c.Products[0])
	}
	var list []Scope
	for _, p := range c.Products {
		list = append(list, ScopesOf(p)...)
	}
	return list
}

// LookupScope returns the scope with exactly that name, of the first product if several have it.
func LookupScope(name string) (Scope, bool) {
	for s := range foldedScopes(name) {
		if s.Name == name {
			return s, true
		}
		if len(s.Name) != len(name) {
			break
		}
	}
	return Scope{}, false
}

// FoldScope returns the scope with that name in any case.
func FoldScope(name string) (Scope, bool) {
	for s := range foldedScopes(name) {
		return s, len(s.Name) == len(name)
	}
	return Scope{}, false
}

// KnownScope reports whether there is a scope with that name in any case.
func KnownScope(name string) bool {
	for s := range foldedScopes(name) {
		return len(s.Name) == len(name)
	}
	return false
}

// ScopesUnder returns the scopes whose name begins with prefix in any case, by name: with
// "desk." all of Zoho Desk, with "zohocrm.modules." all modules of Zoho CRM.
func ScopesUnder(prefix string) iter.Seq[Scope] { return foldedScopes(prefix) }

// foldedScopes yields the scopes whose name begins with prefix in any case. It uses binary search, so the cost depends
// on the number of yielded scopes.
func foldedScopes(prefix string) iter.Seq[Scope] {
	return func(yield func(Scope) bool) {
		t := scopes()
		i, _ := slices.BinarySearchFunc(t.byName, prefix, func(i uint16, prefix string) int {
			return compareFold(t.scopes[i].Name, prefix)
		})
		for _, j := range t.byName[i:] {
			s := t.scopes[j]
			if len(s.Name) < len(prefix) || compareFold(s.Name[:len(prefix)], prefix) != 0 || !yield(s) {
				return
			}
		}
	}
}

// compareFold compares a and b with the letters A to Z in lower case, as far as scopes go.
func compareFold(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if c, d := lower(a[i]), lower(b[i]); c != d {
			return int(c) - int(d)
		}
	}
	return len(a) - len(b)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
