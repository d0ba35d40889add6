package server

import (
	"encoding/base64"
	"slices"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/starter"
	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestNewExtension(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	call := func(argument any, result any) error {
		return r.Call("workspace/executeCommand", lsptest.Object{"command": newExtensionCommand, "arguments": []any{argument}}, result)
	}

	type listed struct {
		Code   string `json:"code"`
		Name   string `json:"name"`
		Folder string `json:"folder"`
	}
	var list struct {
		Services []listed `json:"services"`
	}
	if err := call(lsptest.Object{}, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Services) != len(catalog.Services()) {
		t.Errorf("%d services are listed", len(list.Services))
	}
	if !slices.Contains(list.Services, listed{"DESK", "Zoho Desk", "desk-extension"}) {
		t.Errorf("Desk is missing in %v", list.Services)
	}

	for _, service := range list.Services {
		var made struct {
			Files []newFile `json:"files"`
			Setup string    `json:"setup"`
		}
		if err := call(lsptest.Object{"service": service.Code}, &made); err != nil {
			t.Fatal(err)
		}
		s, _ := catalog.LookupService(service.Code)
		want := starter.New(s)
		if len(made.Files) != len(want) || made.Setup != starter.Setup(s) {
			t.Fatalf("%s has %d files, want %d; the author must %q", s.Code, len(made.Files), len(want), made.Setup)
		}
		for i, f := range made.Files {
			content := f.Text
			if want[i].Binary {
				decoded, err := base64.StdEncoding.DecodeString(f.Base64)
				if err != nil || f.Text != "" {
					t.Errorf("%s: %s must be in base64: %v", s.Code, f.Path, err)
				}
				content = string(decoded)
			}
			if f.Path != want[i].Path || content != want[i].Content {
				t.Errorf("%s has %s with %q", s.Code, f.Path, content)
			}
		}
	}

	wantCode(t, call("DESK", nil), -32602)
	wantCode(t, call(lsptest.Object{"service": "desks"}, nil), -32602)
	wantCode(t, call(lsptest.Object{"service": 1}, nil), -32602)
}
