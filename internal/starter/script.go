package starter

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// script returns the script of the page.
func script(service catalog.Service) string {
	sdk := service.SDK
	if sdk.Script == "" {
		return "// The SDK of " + service.Name + " is not documented. Load it in the page if you know its URL.\n\n" + show + "\nshow(\"The widget is loaded.\");\n"
	}
	parts := []string{comment(service), run(service)}
	if sdk.Texts != "" {
		parts = append(parts, translate)
	}
	return strings.Join(append(parts, show, start), "\n")
}

// comment returns what the script does and where the SDK is documented.
func comment(service catalog.Service) string {
	text := "// Shows " + service.SDK.Reads + ".\n"
	for _, s := range service.SDK.Sources {
		if s.Grade == catalog.Documented {
			return text + "// The SDK is described at " + s.URL + "\n"
		}
	}
	return text
}

// run returns the function that uses the SDK. Only what the rest of it uses has a name.
func run(service catalog.Service) string {
	sdk := service.SDK
	lines := []string{"async function run() {"}
	if sdk.Client != "" {
		lines = append(lines, "  const client = "+sdk.Client+";")
	}
	switch wait := "await " + sdk.Start + ";"; {
	case sdk.Start == "":
	case sdk.Texts != "" || sdk.Read == "":
		lines = append(lines, "  // Wait until the widget is connected to "+service.Name+".", "  const app = "+wait)
	default:
		lines = append(lines, "  // Wait until the widget is connected to "+service.Name+".", "  "+wait)
	}
	if sdk.Texts != "" {
		lines = append(lines, "  translate("+sdk.Texts+" ?? {});")
	}
	if sdk.Read == "" {
		return strings.Join(append(lines, "  show(app);", "}", ""), "\n")
	}
	if len(lines) > 1 {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, "  const data = await "+sdk.Read+";", "  show(data);", "}", ""), "\n")
}

const translate = `// Replaces the texts of the page by those in app/translations for the language of the user.
function translate(texts) {
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = texts[element.dataset.text] ?? element.textContent;
  }
}
`

const show = `// Shows a value below the title.
function show(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  document.getElementById("output").textContent = text;
}
`

const start = `run().catch((error) => {
  console.error(error);
  show(error?.message ?? error);
});
`
