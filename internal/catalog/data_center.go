package catalog

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/data-centers.tsv
var dataCenterFile string

// ProductHost is a host of a product in each data center.
type ProductHost struct {
	Product string
	// Grade is official or observed; pattern if the other hosts only follow those of other products.
	Grade string
	// Hosts are in the order of [DataCenters]; empty where the product has none.
	Hosts []string
}

// dataCenters are the columns of data-centers.tsv after the first two.
var dataCenters = [...]string{"com", "eu", "in", "com.au", "jp", "com.cn", "sa", "ca", "uk"}

// DataCenters returns the domains by which Zoho's data centers are known.
func DataCenters() []string { return dataCenters[:] }

// hostTable is data-centers.tsv by host.
type hostTable map[string]*ProductHost

// hosts reads data-centers.tsv lazily.
var hosts = sync.OnceValue(func() hostTable {
	t, err := readHosts(dataCenterFile)
	if err != nil {
		panic(err)
	}
	return t
})

func readHosts(file string) (hostTable, error) {
	t := hostTable{}
	for column, err := range table("data-centers.tsv", file, 2+len(dataCenters)) {
		if err != nil {
			return nil, err
		}
		h := &ProductHost{Product: column[0], Grade: column[1], Hosts: append([]string(nil), column[2:]...)}
		for _, host := range h.Hosts {
			if host != "" {
				t[host] = h
			}
		}
	}
	return t, nil
}

// LookupHost returns the product whose host, in one of the data centers, is host. Case does not matter.
func LookupHost(host string) (ProductHost, bool) {
	if h, ok := hosts()[strings.ToLower(host)]; ok {
		return *h, true
	}
	return ProductHost{}, false
}

// american returns the host in the United States for a host in any data center, and other hosts as they are.
func (t hostTable) american(host string) string {
	if h, ok := t[host]; ok {
		return h.Hosts[0]
	}
	return host
}
