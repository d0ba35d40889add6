package catalog

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/buger/jsonparser"
)

//go:embed data/*.json data/services/*.json
var files embed.FS

// catalogue is all data but the scopes.
type catalogue struct {
	services                          []Service
	topLevel, widget, config          []Key // shared properties that services refer to
	guide, sigma, authorisation, used []Key
	authTypes                         []AuthType
	keyLocations, locales             []Value
	connectionServices                []ConnectionService
	recognising                       []string
	misnomers                         []Misnomer
	pack                              PackageRules
	resources                         []Key
	sdks                              map[string]SDK
}

// loaded loads the files on first use. They are embedded and tested, so an error is a bug of this program.
var loaded = sync.OnceValue(func() *catalogue {
	c, err := load()
	if err != nil {
		panic(err)
	}
	return c
})

func load() (*catalogue, error) {
	d := &decoder{}
	d.sources = d.sourceTable(d.file("sources.json"))
	c := d.common(d.file("common.json"))
	c.misnomers = d.misnomers(d.file("misnomers.json"))
	c.pack = d.packageRules(d.file("package.json"))
	c.resources = d.resourceKeys(d.file("resources.json"))
	c.sdks = d.sdks(d.file("sdks.json"))
	if d.err != nil {
		return nil, fmt.Errorf("read the shared catalogue: %w", d.err)
	}
	entries, err := files.ReadDir("data/services")
	if err != nil {
		return nil, fmt.Errorf("list the services: %w", err)
	}
	done := map[string]Service{}
	for _, e := range entries {
		code := strings.TrimSuffix(e.Name(), ".json")
		s := d.serviceFile(code, done, c)
		s.SDK = s.SDK.of(code)
		c.services = append(c.services, s)
		if d.err != nil {
			return nil, fmt.Errorf("read service %s: %w", code, d.err)
		}
	}
	slices.SortFunc(c.services, func(a, b Service) int { return strings.Compare(a.Code, b.Code) })
	return c, nil
}

// serviceFile decodes the service called code, after the one that it is based on.
func (d *decoder) serviceFile(code string, done map[string]Service, c *catalogue) Service {
	if s, ok := done[code]; ok {
		return s
	}
	v := d.file("services/" + code + ".json")
	base := Service{Files: []string{"plugin-manifest.json"}, MaxFileName: c.pack.MaxFileName}
	if like, err := jsonparser.GetString(v.raw, "like"); err == nil {
		if like == code {
			d.fail("%s is based on itself", code)
			return base
		}
		base = d.serviceFile(like, done, c)
		base.Aliases, base.ZetService = nil, false
	}
	s := d.service(v, base, c)
	done[code] = s
	return s
}

// file returns the value in a file below data.
func (d *decoder) file(name string) value {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		d.fail("%w", err)
		return value{}
	}
	raw, kind, _, err := jsonparser.Get(data)
	if err != nil {
		d.fail("%s: %w", name, err)
	}
	return value{raw, kind}
}
