package completion

import (
	"cmp"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// connectors returns complete connectors: one for each authentication type in the guide form, and one in the Sigma form.
func connectors(at *cursor) []candidate {
	service, where := at.Model.Service, manifest.InConnectors
	switch {
	case len(at.Path) != 1:
		return nil
	case at.Slot == manifest.Element && at.name() == manifest.InConnectors.Key():
	case at.Slot == manifest.Element && at.name() == manifest.InUsed.Key():
		where = manifest.InUsed
	case at.Slot == manifest.Content && at.name() == manifest.InAuthorisation.Key():
		where = manifest.InAuthorisation
	default:
		return nil
	}
	names := scaffold.NewNames(at.Model)
	keys := catalog.ConnectorKeys(catalog.SigmaForm)
	sigma := candidate{label: "Connector (Sigma form)", detail: "copied from Sigma", kind: Snippet, rank: likely, json: scaffold.SigmaConnector(where, service, names)}
	if at.nextToGuideForm() {
		sigma.rank = possible
	}
	list := []candidate{sigma.documented("A connector as shown on the JSON tab of the Connection Summary in Sigma.", keys[0].Sources)}
	if where != manifest.InConnectors {
		return list
	}
	for _, auth := range catalog.AuthTypes() {
		c := candidate{label: auth.Name + " connector", detail: catalog.GuideForm.String(), kind: Snippet, rank: usual, json: scaffold.Connector(auth, names)}
		list = append(list, c.documented(auth.Doc, auth.Sources))
	}
	return list
}

// nextToGuideForm reports whether the first connector is in the guide form. Then a new one most likely is too.
func (at *cursor) nextToGuideForm() bool {
	if at.Slot != manifest.Element || at.Index == 0 {
		return false
	}
	c := at.Model.Connector(manifest.InConnectors, at.In.Item(0))
	return c != nil && c.Form == catalog.GuideForm
}

// widgets returns a complete widget.
func widgets(at *cursor) []candidate {
	service := at.Model.Service
	if at.Slot != manifest.Element || at.name() != "widgets" || len(service.Widget) == 0 {
		return nil
	}
	if path := service.WidgetPath; len(at.Path) == 1 != (path == "widgets") || len(at.Path) > 2 {
		return nil
	}
	c := candidate{label: "Widget", detail: service.Name, kind: Snippet, rank: likely, json: scaffold.NewWidget(at.Model, at.newFiles())}
	return []candidate{c.documented("A page of the extension and its location in "+service.Name+".", service.Sources)}
}

// wholeManifests returns a manifest for each service, in an empty file and in an empty root object.
func wholeManifests(at *cursor) []candidate {
	outside := at.Slot == manifest.Outside && at.Model.Root.Kind() != syntax.Object && at.Model.Root.Kind() != syntax.Array
	empty := at.Slot == manifest.Name && len(at.Path) == 0 && (at.In.Len() == 0 || at.In.Len() == 1 && at.HasItem && !at.colonFollows())
	if !outside && !empty {
		return nil
	}
	var list []candidate
	files := at.newFiles()
	for _, s := range catalog.Services() {
		c := candidate{label: s.Name + " extension manifest", detail: s.Code, kind: Snippet, rank: possible, json: scaffold.Initial(s, files), whole: true}
		if empty {
			c.json = inside(c.json)
		}
		list = append(list, c.documented(s.Doc, s.Sources))
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Compare(strings.ToLower(a.label), strings.ToLower(b.label)) })
	return list
}
