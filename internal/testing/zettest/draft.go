package zettest

import (
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// draft is a project in the making. Paths into its JSON begin with "manifest" or "resources" and
// name members and indices, separated by dots: "manifest.config.0.name". The last step may be "+",
// the place behind the last element.
type draft struct {
	service string
	json    map[string]any // "manifest" and, if there is one, "resources"
	files   map[string]string
	sizes   map[string]int64
	last    []func(files map[string]string) // changes to the text of files, once there is one
}

// absent is the value of a member that is not there.
const absent = ""

// set gives the member or element at path the value that text is the JSON of, or removes it.
// It panics where there is no such place, which is a mistake in a table.
func (d *draft) set(path, text string) {
	steps := strings.Split(path, ".")
	d.json[steps[0]] = put(d.json[steps[0]], steps[1:], text)
}

// project returns what was made.
func (d *draft) project() Project {
	files := maps.Clone(d.files)
	files[manifestFile] = render(d.json["manifest"])
	if resources, ok := d.json["resources"]; ok {
		files[resourcesFile] = render(resources)
	}
	for _, change := range d.last {
		change(files)
	}
	return Project{Service: d.service, Files: files, Sizes: d.sizes}
}

// put returns in with the value of text at steps.
func put(in any, steps []string, text string) any {
	if len(steps) == 0 {
		return decode(text)
	}
	step, rest := steps[0], steps[1:]
	switch in := in.(type) {
	case map[string]any:
		if len(rest) == 0 && text == absent {
			delete(in, step)
		} else {
			in[step] = put(in[step], rest, text)
		}
		return in
	case []any:
		if step == "+" {
			return append(in, decode(text))
		}
		i, err := strconv.Atoi(step)
		if err != nil {
			panic(fmt.Sprintf("step %q into an array", step))
		}
		in[i] = put(in[i], rest, text)
		return in
	}
	panic(fmt.Sprintf("step %q into %T", step, in))
}

// decode returns the value of JSON.
func decode(text string) any {
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		panic(fmt.Sprintf("bad JSON in a table: %v: %s", err, text))
	}
	return value
}

// render returns JSON as people write it; members are sorted.
func render(value any) string {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		panic(err) // decode has made it
	}
	return string(text) + "\n"
}
