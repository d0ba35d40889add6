package catalog

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/buger/jsonparser"
)

// decoder decodes the files of the catalogue. It records the first error and continues, so that its methods return none.
// Entries extend shared entries, for which encoding/json takes about twice as long.
type decoder struct {
	sources map[string]Source
	// usual are the sources of facts that do not name any: those of the current service.
	usual []Source
	// noRules is set if zet has no rules for the current service. Requirements of zet in shared entries do not apply
	// then.
	noRules bool
	err     error
}

// value is a JSON value as the parser returns it: strings without quotation marks.
type value struct {
	raw  []byte
	kind jsonparser.ValueType
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

// object calls field for each property of v.
func (d *decoder) object(v value, field func(name string, v value)) {
	if v.kind != jsonparser.Object {
		d.fail("%.40s must be an object", v.raw)
		return
	}
	err := jsonparser.ObjectEach(v.raw, func(name, raw []byte, kind jsonparser.ValueType, _ int) error {
		field(string(name), value{raw, kind})
		return nil
	})
	if err != nil {
		d.fail("%w", err)
	}
}

// array calls item for each item of v.
func (d *decoder) array(v value, item func(v value)) {
	if v.kind != jsonparser.Array {
		d.fail("%.40s must be an array", v.raw)
		return
	}
	_, err := jsonparser.ArrayEach(v.raw, func(raw []byte, kind jsonparser.ValueType, _ int, _ error) {
		item(value{raw, kind})
	})
	if err != nil {
		d.fail("%w", err)
	}
}

// unknown reports a field that the format does not have.
func (d *decoder) unknown(what, name string) { d.fail("%s has no field %q", what, name) }

func (d *decoder) text(v value) string {
	s, err := jsonparser.ParseString(v.raw)
	if v.kind != jsonparser.String || err != nil {
		d.fail("%.40s must be a string", v.raw)
	}
	return s
}

func (d *decoder) texts(v value) []string {
	list := []string{}
	d.array(v, func(v value) { list = append(list, d.text(v)) })
	return list
}

func (d *decoder) boolean(v value) bool {
	b, err := jsonparser.ParseBoolean(v.raw)
	if v.kind != jsonparser.Boolean || err != nil {
		d.fail("%.40s must be a boolean", v.raw)
	}
	return b
}

func (d *decoder) number(v value) int {
	n, err := strconv.Atoi(string(v.raw))
	if v.kind != jsonparser.Number || err != nil {
		d.fail("%.40s must be an integer", v.raw)
	}
	return n
}

// json returns the JSON text of v.
func (d *decoder) json(v value) string {
	if v.kind == jsonparser.String {
		return `"` + string(v.raw) + `"`
	}
	return string(v.raw)
}

// grade decodes a grade. "no" is the zero Grade, which removes the grade of a shared entry.
func (d *decoder) grade(v value) Grade {
	name := d.text(v)
	if name == "no" {
		return 0
	}
	i := slices.Index(gradeNames[1:], name)
	if i < 0 {
		d.fail("%q is not a grade", name)
	}
	return Grade(i + 1)
}

func (d *decoder) types(v value) []Type {
	list := []Type{}
	d.array(v, func(v value) { list = append(list, Type(d.text(v))) })
	return list
}

// sourceList decodes ids of sources.json.
func (d *decoder) sourceList(v value) []Source {
	list := []Source{}
	d.array(v, func(v value) {
		id := d.text(v)
		s, ok := d.sources[id]
		if !ok {
			d.fail("source %q is not in sources.json", id)
		}
		list = append(list, s)
	})
	return list
}

func (d *decoder) values(v value) []Value {
	list := []Value{}
	d.array(v, func(v value) {
		var one Value
		d.object(v, func(name string, v value) {
			switch name {
			case "name":
				one.Name = d.text(v)
			case "doc":
				one.Doc = d.text(v)
			case "aliases":
				one.Aliases = d.texts(v)
			case "by":
				one.By = d.grade(v)
			default:
				d.unknown("a value", name)
			}
		})
		list = append(list, one)
	})
	return list
}
