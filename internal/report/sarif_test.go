package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	sarifcheck "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// A log with the diagnostics of all examples, without and with a baseline, an empty one and one with an error are valid by the schema of the standard.
func TestSARIFIsValid(t *testing.T) {
	schema := sarifSchema(t)
	valid := func(log []byte) error {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
		if err != nil {
			return err
		}
		return schema.Validate(v)
	}
	absent := Absent{Entry: baseline.Entry{Code: "link-name-case", Message: "a message", Fingerprint: "1:1"}, Path: "a.json", Abs: "/a.json"}
	for name, log := range map[string][]byte{
		"examples": writeSARIF(t, Summary{}, examples(t)...),
		"baseline": writeSARIF(t, Summary{Absent: []Absent{absent, {Entry: baseline.Entry{Code: "no-such-rule"}}}}, accepted(examples(t))...),
		"empty":    writeSARIF(t, Summary{}),
		"error":    writeSARIF(t, Summary{Errors: []error{errors.New("nowhere: no such file")}}),
	} {
		if err := valid(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if invalid := bytes.Replace(log, []byte(`"runs":`), []byte(`"run":`), 1); valid(invalid) == nil {
			t.Errorf("%s: a log without runs is valid", name)
		}
	}
}

// accepted returns files with every other diagnostic in a baseline.
func accepted(files []*File) []*File {
	for _, f := range files {
		f.HasBaseline = true
		all := f.Diagnostics
		f.Diagnostics = nil
		for i, d := range all {
			if d.Baselined = i%2 == 0; d.Baselined {
				f.Baselined = append(f.Baselined, d)
			} else {
				f.Diagnostics = append(f.Diagnostics, d)
			}
		}
	}
	return files
}

// sarifSchema returns the schema of SARIF 2.1.0. Its license does not allow a copy here, so it is read from the source of
// go-sarif, which has it as an unexported constant.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", reflect.TypeFor[sarifcheck.Report]().PkgPath()).Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constant, ok := file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	if !ok {
		t.Fatal("the schema is not the first declaration of go-sarif's schema.go")
	}
	src, err := strconv.Unquote(constant.Value)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// A fingerprint stays the same when lines move and entries are inserted before it. No two diagnostics of a file share one.
func TestSARIFFingerprints(t *testing.T) {
	const (
		first = `{ "connectionLinkName": "pay", "connectionName": "Pay", "serviceName": "pay", "userAccess": true, "isUserDefinedService": true, "scope": ["read"] },`
		rest  = `{ "connectionName": "Shop", "connectionLinkName": "web shop", "serviceName": "shop", "userAccess": "yes" },
			{ "connectionName": "Bank", "connectionLinkName": "a bank", "serviceName": "bank", "userAccess": "yes" }`
	)
	messages := func(entries string) map[string]string {
		t.Helper()
		results := readResults(t, writeSARIF(t, Summary{}, check("extension.json", "{\n\"service\": \"WRITER\", \"connectors\": [\n"+entries+"]}", nil)))
		byFingerprint := map[string]string{}
		for _, r := range results {
			byFingerprint[r.PartialFingerprints[sarifFingerprint]] = r.RuleID + ": " + r.Message.Text
		}
		if len(byFingerprint) != len(results) || len(results) < 4 {
			t.Errorf("%d diagnostics have %d fingerprints", len(results), len(byFingerprint))
		}
		return byFingerprint
	}
	before, after := messages(rest), messages("\n\n"+first+rest)
	if !maps.Equal(before, after) {
		t.Errorf("before: %v\nafter: %v", before, after)
	}
}

type sarifResult struct {
	RuleID              string
	Message             struct{ Text string }
	PartialFingerprints map[string]string
}

// readResults returns the results in a log.
func readResults(t *testing.T, log []byte) []sarifResult {
	t.Helper()
	var v struct {
		Runs []struct{ Results []sarifResult }
	}
	if err := json.Unmarshal(log, &v); err != nil || len(v.Runs) != 1 {
		t.Fatalf("%v: %s", err, log)
	}
	return v.Runs[0].Results
}

// writeSARIF returns the log of these files.
func writeSARIF(t *testing.T, s Summary, files ...*File) []byte {
	t.Helper()
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	w := New("sarif", out, Options{Program: "plugin-manifest-ls", Version: "v1.0.0"})
	for _, f := range files {
		if err := w.File(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.End(s), out.Flush()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// examples returns the manifests of all examples with their diagnostics.
func examples(t *testing.T) []*File {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*/" + project.Manifest)
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	var files []*File
	reported := 0
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := check(path, string(source), project.Open(project.OS{}, filepath.Dir(path), nil, nil))
		reported += len(f.Diagnostics)
		files = append(files, f)
	}
	if reported < len(files) {
		t.Errorf("%d examples have only %d diagnostics", len(files), reported)
	}
	return files
}

// check returns a manifest with its diagnostics.
func check(path, source string, folder *project.Folder) *File {
	t := text.New(source)
	m := manifest.Build(syntax.Parse(t))
	marked := diagnostics.Policy{Baselined: diagnostics.MarkBaselined}.Filter(
		baseline.Source{Path: path, Text: t, Tree: m.Tree}, diagnostics.Check(m, folder, nil).All())
	return &File{Path: path, Abs: path, Text: t, Model: m, Diagnostics: slices.Collect(marked)}
}
