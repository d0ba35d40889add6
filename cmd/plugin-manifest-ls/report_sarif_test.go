package main

import (
	"bytes"
	"encoding/json"
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
)

// What is reported of all examples, and of a file that is clean or missing, is valid by the schema of the
// standard.
func TestSARIFIsValid(t *testing.T) {
	schema := sarifSchema(t)
	valid := func(report []byte) error {
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(report))
		if err != nil {
			return err
		}
		return schema.Validate(log)
	}
	for _, path := range []string{"../../examples", "../../examples/crm-minimal", "nowhere"} {
		out, _ := sarif(t, path)
		if err := valid(out); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if bad := bytes.Replace(out, []byte(`"runs":`), []byte(`"run":`), 1); valid(bad) == nil {
			t.Errorf("%s: a report without runs is taken for valid", path)
		}
	}
}

// sarifSchema returns the schema of SARIF 2.1.0, which is not ours to copy: go-sarif has it in its source as a
// constant that it does not export.
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
		t.Fatal("go-sarif has its schema elsewhere")
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

// Fingerprints are those of the same findings when lines have moved and entries have been put in before, and no
// two findings of a file share one.
func TestSARIFFingerprints(t *testing.T) {
	const (
		first = `{ "connectionLinkName": "pay", "connectionName": "Pay", "serviceName": "pay", "userAccess": true, "isUserDefinedService": true, "scope": ["read"] },`
		rest  = `{ "connectionName": "Shop", "connectionLinkName": "web shop", "serviceName": "shop", "userAccess": "yes" },
			{ "connectionName": "Bank", "connectionLinkName": "a bank", "serviceName": "bank", "userAccess": "yes" }`
	)
	path := filepath.Join(t.TempDir(), "extension.json")
	of := func(entries string) map[string]string {
		t.Helper()
		if err := os.WriteFile(path, []byte("{\n\"service\": \"WRITER\", \"connectors\": [\n"+entries+"]}"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, results := sarif(t, path)
		prints := map[string]string{}
		for _, r := range results {
			prints[r.PartialFingerprints[sarifFingerprint]] = r.RuleID + ": " + r.Message.Text
		}
		if len(prints) != len(results) || len(results) < 4 {
			t.Errorf("%d findings have %d fingerprints", len(results), len(prints))
		}
		return prints
	}
	before, after := of(rest), of("\n\n"+first+rest)
	if !maps.Equal(before, after) {
		t.Errorf("before:\n%s\nafter:\n%s", lines(before), lines(after))
	}
}

func lines(prints map[string]string) string {
	var all []string
	for fingerprint, message := range prints {
		all = append(all, fingerprint+" "+message)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

type sarifResult struct {
	RuleID              string
	Message             struct{ Text string }
	PartialFingerprints map[string]string
}

// sarif returns the report about a path, and the results in it.
func sarif(t *testing.T, path string) ([]byte, []sarifResult) {
	t.Helper()
	var out, faults bytes.Buffer
	run([]string{"check", "--format", "sarif", path}, strings.NewReader(""), &out, &faults)
	var log struct {
		Runs []struct{ Results []sarifResult }
	}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil || len(log.Runs) != 1 {
		t.Fatalf("%v: %s", err, &faults)
	}
	return out.Bytes(), log.Runs[0].Results
}
