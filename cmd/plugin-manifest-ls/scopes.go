package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/catalog"
)

func newScopes() *cobra.Command {
	var format *choice
	cmd := &cobra.Command{
		Use:               "scopes [PRODUCT]",
		Short:             "List the scopes of connections, for one product or all",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completions(catalog.ScopeProducts),
		RunE: func(cmd *cobra.Command, args []string) error {
			scopes := catalog.Scopes()
			if len(args) == 1 {
				products := catalog.ScopeProducts()
				product, ok := productNamed(args[0], products)
				if !ok {
					return fmt.Errorf("unknown product %q%s", args[0], didYouMean(args[0], products))
				}
				scopes = catalog.ScopesOf(product)
			}
			if format.chosen == "json" {
				return scopesJSON(cmd.OutOrStdout(), scopes)
			}
			return scopesText(cmd.OutOrStdout(), scopes)
		},
	}
	format = newChoice(cmd, "format", "output format", "text", "json")
	return cmd
}

// productNamed returns the product with a name, ignoring case and an omitted "Zoho".
func productNamed(name string, products []string) (string, bool) {
	for _, p := range products {
		if strings.EqualFold(p, name) || strings.EqualFold(p, "Zoho "+name) {
			return p, true
		}
	}
	return "", false
}

func scopesText(out io.Writer, scopes []catalog.Scope) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range scopes {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\n", s.Name, s.Product, s.Meaning) // Flush returns the error
	}
	return t.Flush()
}

type jsonScope struct {
	Scope   string `json:"scope"`
	Product string `json:"product"`
	Meaning string `json:"meaning"`
	Grade   string `json:"grade"`
	URL     string `json:"url"` // empty if no single page documents it
}

func scopesJSON(out io.Writer, scopes []catalog.Scope) error {
	all := []jsonScope{}
	for _, s := range scopes {
		all = append(all, jsonScope{s.Name, s.Product, s.Meaning, s.Grade.String(), s.URL})
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
