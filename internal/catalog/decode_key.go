package catalog

import (
	"slices"

	"github.com/buger/jsonparser"
)

// keys decodes a list of properties. Each entry extends the property of the same name in base; a string refers to it
// unchanged.
func (d *decoder) keys(v value, base []Key) []Key {
	list := []Key{}
	d.array(v, func(v value) {
		if v.kind == jsonparser.String {
			k, ok := FindKey(base, d.text(v))
			if !ok {
				d.fail("no shared key %q", v.raw)
			}
			list = append(list, d.sourced(d.known(k)))
			return
		}
		name, err := jsonparser.GetString(v.raw, "name")
		if err != nil {
			d.fail("a key without a name: %.60s", v.raw)
		}
		k, _ := FindKey(base, name)
		list = append(list, d.sourced(d.key(v, d.known(k))))
	})
	return list
}

// sourced adds the usual sources to k and the properties in it where they have none, and sets their grades.
func (d *decoder) sourced(k Key) Key {
	if len(k.Sources) == 0 {
		k.Sources = d.usual
	}
	k.Grade = strongest(k.Sources)
	k.Keys = slices.Clone(k.Keys) // shared with other services
	for i := range k.Keys {
		k.Keys[i] = d.sourced(k.Keys[i])
	}
	return k
}

// known returns the shared property k for the current service: without the requirements of zet if zet has no rules for
// it.
func (d *decoder) known(k Key) Key {
	if !d.noRules {
		return k
	}
	for _, by := range []*Grade{
		&k.TypeBy, &k.ItemTypeBy, &k.FilesBy, &k.RequiredBy, &k.RequiredIf.By, &k.UniqueBy, &k.ClosedBy, &k.FitBy, &k.NeedsBy, &k.MinBy, &k.MaxBy, &k.BlankBy,
	} {
		if *by == Zet {
			*by = 0
		}
	}
	k.Required = k.RequiredBy != 0
	if k.RequiredIf.By == 0 {
		k.RequiredIf = Condition{}
	}
	if k.NeedsBy == 0 {
		k.Needs = nil
	}
	if k.MinBy == 0 {
		k.Min = 0
	}
	if k.MaxBy == 0 {
		k.Max = 0
	}
	k.Pattern = ""
	k.Keys = slices.Clone(k.Keys)
	for i := range k.Keys {
		k.Keys[i] = d.known(k.Keys[i])
	}
	return k
}

func (d *decoder) key(v value, k Key) Key {
	base := k.Keys
	d.object(v, func(name string, v value) {
		switch name {
		case "name":
			k.Name = d.text(v)
		case "type":
			k.Type = Type(d.text(v))
		case "also":
			k.Also = d.types(v)
		case "item":
			k.Item = Type(d.text(v))
		case "required":
			k.RequiredBy = d.grade(v)
			k.Required = k.RequiredBy != 0
		case "requiredIf":
			k.RequiredIf = d.condition(v)
		case "mayBeEmpty":
			k.MayBeEmpty = d.boolean(v)
		case "title":
			k.Title = d.text(v)
		case "itemTitle":
			k.ItemTitle = d.text(v)
		case "blank":
			k.BlankBy = d.grade(v)
		case "itemsUnique":
			k.ItemsUnique = d.boolean(v)
		case "suggest":
			k.Suggest = d.boolean(v)
		case "tolerated":
			k.Tolerated = d.texts(v)
		case "file":
			k.File = d.text(v)
		case "separator":
			k.Separator = d.text(v)
		case "fill":
			k.Fill = d.text(v)
		case "extensions":
			k.Extensions = d.texts(v)
		case "map":
			k.Map = d.boolean(v)
		case "wrap":
			k.Wrap = d.text(v)
		case "hints":
			k.Hints = d.hints(v)
		case "named":
			k.Named = d.texts(v)
		case "typed":
			k.TypeBy = d.grade(v)
			k.ItemTypeBy = k.TypeBy
		case "itemTyped":
			k.ItemTypeBy = d.grade(v)
		case "files":
			k.FilesBy = d.grade(v)
		case "unique":
			k.UniqueBy = d.grade(v)
		case "uniqueFold":
			k.UniqueFold = d.boolean(v)
		case "uniqueGroup":
			k.UniqueGroup = d.text(v)
		case "doc":
			k.Doc = d.text(v)
		case "deprecated":
			k.Deprecated = d.text(v)
		case "default":
			k.Default = d.json(v)
		case "example":
			k.Example = d.json(v)
		case "allowed":
			k.Allowed = d.values(v)
		case "fit":
			k.FitBy = d.grade(v)
		case "closed":
			k.ClosedBy = d.grade(v)
		case "refused":
			k.Refused = d.values(v)
		case "pattern":
			k.Pattern = d.text(v)
		case "needs":
			k.Needs = d.texts(v)
		case "needsBy":
			k.NeedsBy = d.grade(v)
		case "min":
			k.Min = d.number(v)
		case "minBy":
			k.MinBy = d.grade(v)
		case "max":
			k.Max = d.number(v)
		case "maxBy":
			k.MaxBy = d.grade(v)
		case "link":
			k.Link = d.linkRule(v)
		case "keys":
			k.Keys = d.keys(v, base)
		case "sources":
			k.Sources = d.sourceList(v)
		default:
			d.unknown("a key", name)
		}
	})
	return k
}

// hints reads an object of texts.
func (d *decoder) hints(v value) map[string]string {
	hints := map[string]string{}
	d.object(v, func(name string, v value) { hints[name] = d.text(v) })
	return hints
}

func (d *decoder) condition(v value) Condition {
	var c Condition
	d.object(v, func(name string, v value) {
		switch name {
		case "key":
			c.Key = d.text(v)
		case "values":
			d.array(v, func(v value) { c.Values = append(c.Values, d.json(v)) })
		case "type":
			c.Type = Type(d.text(v))
		case "at":
			c.At = d.boolean(v)
		case "by":
			c.By = d.grade(v)
		default:
			d.unknown("a condition", name)
		}
	})
	return c
}

func (d *decoder) linkRule(v value) LinkRule {
	var r LinkRule
	d.object(v, func(name string, v value) {
		switch name {
		case "hosts":
			r.Hosts = d.texts(v)
		case "prefixes":
			r.Prefixes = d.texts(v)
		case "literals":
			r.Literals = d.texts(v)
		case "several":
			r.Several = d.boolean(v)
		default:
			d.unknown("a link rule", name)
		}
	})
	return r
}

// overlay returns base with the entries of v in place of those of the same name.
func (d *decoder) overlay(v value, base []Key) []Key {
	list := slices.Clone(base)
	for i := range list {
		list[i] = d.known(list[i])
	}
	for _, k := range d.keys(v, base) {
		i := slices.IndexFunc(list, func(b Key) bool { return b.Name == k.Name })
		if i < 0 {
			d.fail("key %q is not in the shared list", k.Name)
			continue
		}
		list[i] = k
	}
	return list
}
