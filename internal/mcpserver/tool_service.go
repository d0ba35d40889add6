package mcpserver

import (
	"encoding/json"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/catalog"
)

var serviceTool = mcp.Tool{
	Name:  "service",
	Title: "What a Zoho service allows",
	Description: "What the manifest of a service, such as DESK, can contain: its properties, the properties of a widget, a parameter or a connector, " +
		"the widget locations and the types of parameters. Do not guess any of these. Without a service, lists the services.",
}

type serviceInput struct {
	Service string `json:"service,omitempty" jsonschema:"the code or name of a service; without it, all services are listed"`
	Part    string `json:"part,omitempty" jsonschema:"properties (the default), widget, locations, config, configTypes or connector"`
	Filter  string `json:"filter,omitempty" jsonschema:"only entries whose name, page or description contains this text, in any case"`
}

type serviceOutput struct {
	Service string  `json:"service,omitempty" jsonschema:"the code of the service, the value of the property service"`
	Name    string  `json:"name,omitempty"`
	About   string  `json:"about,omitempty" jsonschema:"Markdown"`
	Part    string  `json:"part" jsonschema:"what the entries are: services, properties, widget, locations, config, configTypes or connector"`
	Path    string  `json:"path,omitempty" jsonschema:"the property that contains the objects with these properties"`
	Entries []entry `json:"entries"`
	Omitted int     `json:"omitted,omitempty" jsonschema:"the number of entries that were left out because there are too many; use filter"`
}

// entry is a property, location, type or service.
type entry struct {
	Name     string   `json:"name"`
	Type     string   `json:"type,omitempty"`
	Required bool     `json:"required,omitempty"`
	Page     string   `json:"page,omitempty" jsonschema:"where the product shows the location"`
	Values   []string `json:"values,omitempty" jsonschema:"the known values"`
	Closed   bool     `json:"closed,omitempty" jsonschema:"other values are rejected"`
	Keys     []string `json:"keys,omitempty" jsonschema:"the properties of the object; those that are required end with *"`
	Doc      string   `json:"doc,omitempty" jsonschema:"Markdown; may be left out to keep the response short"`
}

// maxResponse is the maximum size of a list in a result, in bytes of JSON.
const maxResponse = 7 << 10

func service(in serviceInput) (serviceOutput, error) {
	if in.Service == "" {
		out := serviceOutput{Part: "services"}
		for _, s := range catalog.Services() {
			out.Entries = append(out.Entries, entry{Name: s.Code, Doc: s.Name})
		}
		return out.bounded(in.Filter), nil
	}
	s, ok := catalog.FoldService(in.Service)
	if !ok {
		return serviceOutput{}, unknown("service", in.Service, serviceCodes())
	}
	out := serviceOutput{Service: s.Code, Name: s.Name, About: s.Doc, Part: in.Part}
	switch in.Part {
	case "", "properties":
		out.Part, out.Entries = "properties", properties(s.Keys)
	case "widget":
		out.Path, out.Entries = s.WidgetPath, properties(s.Widget)
	case "config":
		out.Path, out.Entries = "config", properties(s.Config.Keys)
	case "connector":
		out.Path = strings.Join(s.ConnectionKeys, ", ")
		if len(s.ConnectionKeys) > 0 {
			out.Entries = properties(s.Connector)
		}
	case "locations":
		for _, l := range s.Locations {
			out.Entries = append(out.Entries, entry{Name: l.Name, Page: l.Page, Doc: l.Doc})
		}
	case "configTypes":
		for _, v := range s.Config.Types() {
			out.Entries = append(out.Entries, entry{Name: v.Name, Doc: v.Doc})
		}
	default:
		return serviceOutput{}, unknown("part", in.Part, []string{"properties", "widget", "locations", "config", "configTypes", "connector"})
	}
	return out.bounded(in.Filter), nil
}

func properties(keys []catalog.Key) []entry {
	var list []entry
	for _, k := range keys {
		e := entry{Name: k.Name, Type: string(k.Type), Required: k.Required, Closed: k.ClosedBy != 0, Doc: k.Doc}
		for _, v := range k.Allowed {
			e.Values = append(e.Values, v.Name)
		}
		for _, sub := range k.Keys {
			name := sub.Name
			if sub.Required {
				name += "*"
			}
			e.Keys = append(e.Keys, name)
		}
		list = append(list, e)
	}
	return list
}

// bounded returns o with the entries that match a filter and as many of them as a result may have. Descriptions and long
// lists of values go first.
func (o serviceOutput) bounded(filter string) serviceOutput {
	kept := []entry{}
	for _, e := range o.Entries {
		if filter == "" || containsFold(e.Name, filter) || containsFold(e.Page, filter) || containsFold(e.Doc, filter) {
			kept = append(kept, e)
		}
	}
	if size(kept) > maxResponse {
		for i := range kept {
			kept[i].Doc = ""
		}
	}
	if size(kept) > maxResponse {
		for i := range kept {
			kept[i].Values = kept[i].Values[:min(len(kept[i].Values), 10)]
		}
	}
	o.Entries, o.Omitted = fitting(kept)
	return o
}

// fitting returns as many items as a result may have, and the number of the others.
func fitting[T any](list []T) (kept []T, omitted int) {
	total := 0
	for i := range list {
		if total += size(list[i]) + 1; total > maxResponse {
			return list[:i], len(list) - i
		}
	}
	return list, 0
}

func size(v any) int {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain structs and strings
	}
	return len(data)
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}
