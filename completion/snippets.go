package completion

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// connectors gives whole connectors: one for each authentication type of the guide form, and the
// Sigma form.
func connectors(at *place) []candidate {
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
	if at.besideGuideForm() {
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

// besideGuideForm reports whether the first of the other connectors is in the guide form, which a new one
// then likely is too.
func (at *place) besideGuideForm() bool {
	if at.Slot != manifest.Element || at.Index == 0 {
		return false
	}
	c := at.Model.Connector(manifest.InConnectors, at.In.Item(0))
	return c != nil && c.Form == catalog.GuideForm
}

// widgets gives a whole widget.
func widgets(at *place) []candidate {
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

// wholeManifests gives a manifest for each service, where there is none yet: in an empty text, and in an
// object that holds nothing.
func wholeManifests(at *place) []candidate {
	outside := at.Slot == manifest.Outside && at.Model.Root.Kind() != syntax.Object && at.Model.Root.Kind() != syntax.Array
	empty := at.Slot == manifest.Name && len(at.Path) == 0 && (at.In.Len() == 0 || at.In.Len() == 1 && at.HasItem && !at.colonFollows())
	if !outside && !empty {
		return nil
	}
	var list []candidate
	files := at.newFiles()
	for _, s := range catalog.Services() {
		c := candidate{label: s.Name + " extension manifest", detail: s.Code, kind: Snippet, rank: possible, json: scaffold.Initial(s, files)}
		if empty {
			c.json = inside(c.json)
		}
		list = append(list, c.documented(s.Doc, s.Sources))
	}
	return list
}
