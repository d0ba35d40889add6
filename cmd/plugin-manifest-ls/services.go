package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/servicedoc"
)

func newServices() *cobra.Command {
	var format *choice
	cmd := &cobra.Command{
		Use:   "services [CODE...]",
		Short: "List the services and what their manifests can contain",
		Long: "List the services that a manifest can be for, and the widget locations of the given ones. Markdown and JSON\n" +
			"include the properties, widgets, locations, parameters and connectors of each service, and the sources.",
		ValidArgsFunction: completions(serviceCodes),
		RunE: func(cmd *cobra.Command, args []string) error {
			chosen, err := servicesNamed(args)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch format.chosen {
			case "json":
				return servicedoc.WriteJSON(out, chosen)
			case "markdown":
				_, err := io.WriteString(out, servicedoc.Markdown(chosen))
				return err
			default:
				if len(args) == 0 {
					return servicesText(out, chosen)
				}
				for i := range chosen {
					if err := errors.Join(servicesText(out, chosen[i:i+1]), locationsText(out, chosen[i].Locations)); err != nil {
						return err
					}
				}
				return nil
			}
		},
	}
	format = newChoice(cmd, "format", "output format", "text", "markdown", "json")
	return cmd
}

func serviceCodes() []string {
	var all []string
	for _, s := range catalog.Services() {
		all = append(all, s.Code)
	}
	return all
}

// servicesNamed returns the services with these codes or names; all services if there are none.
func servicesNamed(names []string) ([]catalog.Service, error) {
	if len(names) == 0 {
		return catalog.Services(), nil
	}
	var list []catalog.Service
	for _, name := range names {
		s, ok := catalog.FoldService(name)
		if !ok {
			return nil, fmt.Errorf("unknown service %q%s", name, didYouMean(name, serviceCodes()))
		}
		list = append(list, s)
	}
	return list, nil
}

func servicesText(out io.Writer, services []catalog.Service) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range services {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\n", s.Code, s.Name, strings.ReplaceAll(s.Doc, "`", "")) // Flush returns the error
	}
	return t.Flush()
}

// locationsText writes a line for each widget location, indented.
func locationsText(out io.Writer, locations []catalog.Location) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, l := range locations {
		_, _ = fmt.Fprintf(t, "  %s\t%s\t%s\n", l.Name, l.Page, strings.ReplaceAll(l.Doc, "`", "")) // Flush returns the error
	}
	return t.Flush()
}
