package starter_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/check"
	"plugin-manifest-ls/internal/starter"
	"plugin-manifest-ls/internal/workspace"
)

// A new extension has no diagnostics, not even hints.
func TestNewExtensionsHaveNoDiagnostics(t *testing.T) {
	for _, service := range catalog.Services() {
		t.Run(service.Code, func(t *testing.T) {
			dir := t.TempDir()
			files := starter.New(service)
			for _, f := range files {
				save(t, filepath.Join(dir, filepath.FromSlash(f.Path)), f.Content)
			}
			if files[0].Path != starter.Manifest {
				t.Fatalf("the first file is %s", files[0].Path)
			}
			run := check.Run{Settings: workspace.Settings{Syntax: true, MaxFileSize: 1 << 20}}
			reported, err := run.Check(filepath.Join(dir, starter.Manifest), files[0].Content)
			if err != nil || len(reported) == 0 {
				t.Fatalf("checked %d files: %v", len(reported), err)
			}
			for _, file := range reported {
				for _, d := range file.Diagnostics {
					t.Errorf("%s: %s %s: %s", file.Path, d.Severity, d.Code, d.Message)
				}
			}
		})
	}
}

func TestFilesAreThoseOfTheService(t *testing.T) {
	desk := []string{
		"plugin-manifest.json", "resources.json", "app/widget.html", "app/js/widget.js", "app/css/widget.css", "app/translations/en.json",
		"app/img/icon.png", "app/img/logo.png",
	}
	for code, want := range map[string][]string{
		"DESK":     desk,
		"CRM":      {"plugin-manifest.json", "app/widget.html", "app/js/widget.js", "app/css/widget.css"},
		"CATALYST": {"plugin-manifest.json", "app/index.html", "app/js/widget.js", "app/css/widget.css"},
	} {
		service, _ := catalog.LookupService(code)
		var got []string
		for _, f := range starter.New(service) {
			got = append(got, f.Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q", code, got, want)
		}
	}
}

// Every page loads the SDK and the script, which uses the SDK.
func TestPagesUseTheSDK(t *testing.T) {
	for _, service := range catalog.Services() {
		content := contents(service)
		page, script := content["app/widget.html"]+content["app/index.html"], content["app/js/widget.js"]
		if !strings.Contains(page, `<script src="js/widget.js"></script>`) || strings.Contains(page+script, "{{") {
			t.Errorf("%s has the page\n%s\nand the script\n%s", service.Code, page, script)
		}
		sdk := service.SDK
		if sdk.Script == "" {
			continue
		}
		if !strings.Contains(page, `<script src="`+sdk.Script+`"></script>`) {
			t.Errorf("%s does not load %s", service.Code, sdk.Script)
		}
		for _, expression := range []string{sdk.Client, sdk.Start, sdk.Read, sdk.Texts} {
			if !strings.Contains(script, expression) {
				t.Errorf("%s does not use %s", service.Code, expression)
			}
		}
	}
}

const deskScript = `// Shows the email address of the ticket.
// The SDK is described at https://www.zoho.com/desk/extensions/guide/widget-data-libraries-overview.html

async function run() {
  // Wait until the widget is connected to Zoho Desk.
  const app = await ZOHODESK.extension.onload();
  translate(app.localeResources ?? app.localeResource ?? {});

  const data = await ZOHODESK.get("ticket.email");
  show(data);
}
`

func TestScriptOfDesk(t *testing.T) {
	service, _ := catalog.LookupService("DESK")
	content := contents(service)
	if got := content["app/js/widget.js"]; !strings.HasPrefix(got, deskScript) {
		t.Errorf("got\n%s", got)
	}
	if got := content["app/translations/en.json"]; got != "{\n  \"title\": \"My widget\",\n  \"loading\": \"Loading…\"\n}\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestImagesAreSmallAndValid(t *testing.T) {
	for _, service := range catalog.Services() {
		for _, f := range starter.New(service) {
			if f.Binary != strings.HasSuffix(f.Path, ".png") {
				t.Errorf("%s: %s has binary %t", service.Code, f.Path, f.Binary)
			}
			if !f.Binary {
				continue
			}
			image, err := png.DecodeConfig(bytes.NewReader([]byte(f.Content)))
			if err != nil || image.Width != image.Height || len(f.Content) > 1024 {
				t.Errorf("%s: %s has %d × %d pixels and %d bytes: %v", service.Code, f.Path, image.Width, image.Height, len(f.Content), err)
			}
			if service.Code == "SDP" && image.Width != 30 {
				t.Errorf("the icon of SDP has %d pixels; its size is 30x30", image.Width)
			}
		}
	}
}

func contents(service catalog.Service) map[string]string {
	all := map[string]string{}
	for _, f := range starter.New(service) {
		all[f.Path] = f.Content
	}
	return all
}

func save(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
