package starter

import (
	"encoding/json"
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// texts are the texts of the page, in English, by their keys in the translations.
var texts = []struct{ key, text string }{
	{"title", "My widget"},
	{"loading", "Loading…"},
}

// page returns the HTML page of the widget.
func page(service catalog.Service) string {
	var sdk string
	if service.SDK.Script != "" {
		sdk = fmt.Sprintf("    <script src=%q></script>\n", service.SDK.Script)
	}
	replace := []string{"{{sdk}}\n", sdk, "{{style}}", styleName, "{{script}}", scriptName}
	for _, t := range texts {
		attribute := ""
		if service.SDK.Texts != "" {
			attribute = fmt.Sprintf(" data-text=%q", t.key)
		}
		replace = append(replace, "{{"+t.key+"}}", t.text, " {{"+t.key+"-attribute}}", attribute)
	}
	return strings.NewReplacer(replace...).Replace(embedded("widget.html"))
}

// translations returns the English translations: the texts of the page if the SDK loads them.
func translations(service catalog.Service) string {
	if service.SDK.Texts == "" {
		return "{}\n"
	}
	var lines []string
	for _, t := range texts {
		lines = append(lines, "  "+quote(t.key)+": "+quote(t.text))
	}
	return "{\n" + strings.Join(lines, ",\n") + "\n}\n"
}

func quote(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can be encoded
	}
	return string(text)
}
