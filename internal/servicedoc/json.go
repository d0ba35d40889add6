package servicedoc

import (
	"encoding/json"
	"io"

	"plugin-manifest-ls/internal/catalog"
)

type jsonService struct {
	Code        string         `json:"code"`
	Name        string         `json:"name"`
	Dialect     string         `json:"dialect"`
	Doc         string         `json:"doc"` // markdown, as all docs are
	ZetService  bool           `json:"zetService"`
	ZetRules    bool           `json:"zetRules"`
	Keys        []jsonKey      `json:"keys"`
	Connections []string       `json:"connections"` // the properties that contain connectors
	Connector   []jsonKey      `json:"connector"`   // of a connector; empty without connections
	WidgetPath  string         `json:"widgetPath"`  // empty without widgets
	Widget      []jsonKey      `json:"widget"`
	Locations   []jsonLocation `json:"locations"`
	LocationsBy string         `json:"locationsBy"` // the source that other locations are rejected; empty if none does
	Config      []jsonKey      `json:"config"`      // of a parameter
	ConfigMax   int            `json:"configMax"`   // 0 for no known limit
	Sources     []jsonSource   `json:"sources"`
}

type jsonKey struct {
	Name       string          `json:"name"`
	Types      []string        `json:"types"` // the documented one first
	Item       string          `json:"item,omitempty"`
	RequiredBy string          `json:"requiredBy,omitempty"`
	UniqueBy   string          `json:"uniqueBy,omitempty"`
	Default    json.RawMessage `json:"default,omitempty"`
	Values     []string        `json:"values,omitempty"`
	ClosedBy   string          `json:"closedBy,omitempty"` // the source that other values are rejected
	Min        int             `json:"min,omitempty"`
	Max        int             `json:"max,omitempty"`
	Deprecated string          `json:"deprecated,omitempty"` // what to use instead
	Doc        string          `json:"doc"`
	KnownBy    string          `json:"knownBy"`
	Keys       []jsonKey       `json:"keys,omitempty"`
}

type jsonSource struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Grade string `json:"grade"`
}

type jsonLocation struct {
	Name    string `json:"name"`
	Page    string `json:"page"`
	Doc     string `json:"doc"`
	KnownBy string `json:"knownBy"`
}

// WriteJSON writes a JSON array of services.
func WriteJSON(out io.Writer, services []catalog.Service) error {
	all := []jsonService{}
	for _, s := range services {
		j := jsonService{
			Code: s.Code, Name: s.Name, Dialect: string(s.Dialect), Doc: s.Doc, ZetService: s.ZetService, ZetRules: s.ZetRules,
			Keys: jsonKeys(s.Keys), Connections: append([]string{}, s.ConnectionKeys...), Connector: []jsonKey{},
			WidgetPath: s.WidgetPath, Widget: jsonKeys(s.Widget), Locations: []jsonLocation{}, LocationsBy: s.LocationsBy.String(),
			Config: jsonKeys(s.Config.Keys), ConfigMax: s.Config.Max, Sources: []jsonSource{},
		}
		if len(s.ConnectionKeys) > 0 {
			j.Connector = jsonKeys(s.Connector)
		}
		for _, l := range s.Locations {
			j.Locations = append(j.Locations, jsonLocation{l.Name, l.Page, l.Doc, l.Grade.String()})
		}
		for _, source := range s.Sources {
			j.Sources = append(j.Sources, jsonSource{source.Title, source.URL, source.Grade.String()})
		}
		all = append(all, j)
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

func jsonKeys(keys []catalog.Key) []jsonKey {
	list := []jsonKey{}
	for _, k := range keys {
		j := jsonKey{
			Name: k.Name, Types: []string{string(k.Type)}, Item: string(k.Item), RequiredBy: k.RequiredBy.String(),
			UniqueBy: k.UniqueBy.String(), Default: json.RawMessage(k.Default), ClosedBy: k.ClosedBy.String(), Min: k.Min, Max: k.Max,
			Deprecated: k.Deprecated, Doc: k.Doc, KnownBy: k.Grade.String(),
		}
		for _, t := range k.Also {
			j.Types = append(j.Types, string(t))
		}
		for _, v := range k.Allowed {
			j.Values = append(j.Values, v.Name)
		}
		if len(k.Keys) > 0 {
			j.Keys = jsonKeys(k.Keys)
		}
		list = append(list, j)
	}
	return list
}
