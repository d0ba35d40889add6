package catalog

import "regexp"

// packageRules decodes package.json.
func (d *decoder) packageRules(v value) PackageRules {
	var p PackageRules
	d.object(v, func(name string, v value) {
		switch name {
		case "folder":
			p.Folder = d.text(v)
		case "translations":
			p.Translations = d.text(v)
		case "maxFileBytes":
			p.MaxFileBytes = d.number(v)
		case "maxFiles":
			p.MaxFiles = d.number(v)
		case "maxBytes":
			p.MaxBytes = d.number(v)
		case "maxFileName":
			p.MaxFileName = d.number(v)
		case "fileName":
			p.FileName = d.text(v)
		case "folderName":
			p.FolderName = d.text(v)
		case "kinds":
			p.Kinds = d.fileKinds(v)
		case "sources":
			p.Sources = d.sourceList(v)
		default:
			d.unknown("package.json", name)
		}
	})
	p.Grade = strongest(p.Sources)
	return p
}

func (d *decoder) fileKinds(v value) []FileKind {
	list := []FileKind{}
	d.array(v, func(v value) {
		var k FileKind
		d.object(v, func(name string, v value) {
			switch name {
			case "name":
				k.Name = d.text(v)
			case "extensions":
				k.Extensions = d.texts(v)
			case "under":
				k.Under = d.text(v)
				under, err := regexp.Compile(k.Under)
				if err != nil {
					d.fail("folder of a kind of file: %w", err)
				}
				k.under = under
			case "doc":
				k.Doc = d.text(v)
			default:
				d.unknown("a kind of file", name)
			}
		})
		list = append(list, k)
	})
	return list
}

// resourceKeys decodes resources.json.
func (d *decoder) resourceKeys(v value) []Key {
	var list []Key
	d.noRules = false
	d.object(v, func(name string, v value) {
		switch name {
		case "keys":
			list = d.keys(v, nil)
		default:
			d.unknown("resources.json", name)
		}
	})
	nullIsMissing(list)
	return list
}

// nullIsMissing notes that zet treats null in resources.json as if the property were missing.
func nullIsMissing(keys []Key) {
	for i := range keys {
		keys[i].NullBy = keys[i].RequiredBy
		nullIsMissing(keys[i].Keys)
	}
}
