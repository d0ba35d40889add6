package mcpserver

import (
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/spelling"
)

var explainTool = mcp.Tool{
	Name:        "explain",
	Title:       "Explain a rule",
	Description: "Explains a rule by its code: what it checks, why, an incorrect and a correct example, and the source.",
}

type explainInput struct {
	Code string `json:"code" jsonschema:"the code of the rule, as in a finding"`
}

type explainOutput struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
	Page     string `json:"page" jsonschema:"Markdown"`
}

func explain(in explainInput) (explainOutput, error) {
	rule, ok := diagnostics.Lookup(in.Code)
	if !ok {
		return explainOutput{}, unknown("rule", in.Code, codes())
	}
	return explainOutput{rule.Code, rule.Severity.String(), rule.Summary, rule.Markdown()}, nil
}

func codes() []string {
	var all []string
	for _, r := range diagnostics.Rules() {
		all = append(all, r.Code)
	}
	return all
}

// unknown returns the error of a name that is not one of those known, with the closest of them.
func unknown(what, name string, known []string) error {
	if closest := spelling.Suggest(name, known); closest != "" {
		return fmt.Errorf("unknown %s %q: did you mean %q?", what, cut(name, 100), closest)
	}
	return fmt.Errorf("unknown %s %q", what, cut(name, 100))
}

// cut shortens a text to at most n bytes, at the end of a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}
