package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/committed"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/doctor"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/workspace"
)

// doctorFlags are the flags of doctor.
type doctorFlags struct {
	format, color *choice
	megabytes     int64
	overrides     []string
	noConfig      bool
}

func newDoctor() *cobra.Command {
	var o doctorFlags
	cmd := &cobra.Command{
		Use:   "doctor [FOLDER]",
		Short: "Report how a folder is interpreted, for a bug report",
		Long: "Report how the extensions in a folder, by default the working directory, are interpreted: service, files, code,\n" +
			"git, project configurations, diagnostics and timings, and what is wrong with the setup. It runs no program and\n" +
			"opens no connection. Secrets are masked, and the home directory is shown as ~.\n\n" +
			"Exit code: 0, or 2 if the folder cannot be read.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := filepath.Abs(append(args, ".")[0])
			if err != nil {
				return err
			}
			r, err := o.report(cmd, dir)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			style := report.Options{Color: useColor(o.color.chosen, cmd.OutOrStdout())}
			if err := report.Doctor(o.format.chosen, out, style, r); err != nil {
				return err
			}
			return out.Flush()
		},
	}
	o.format = newChoice(cmd, "format", "report format", "text", "json", "markdown")
	o.color = newChoice(cmd, "color", "when to color the text; auto means on a terminal", "auto", "always", "never")
	flags := cmd.Flags()
	flags.Int64Var(&o.megabytes, "max-file-size", 64, "maximum file size in `MB`; larger files are not checked")
	flags.StringArrayVar(&o.overrides, "rule", nil, "set the severity of a rule, as `CODE=SEVERITY`, or turn it off with CODE=off; repeatable")
	flags.BoolVar(&o.noConfig, "no-config", false, "ignore "+config.Name)
	mustComplete(cmd, "rule", completeOverride)
	return cmd
}

// report collects the report of a folder, an absolute path.
func (o *doctorFlags) report(cmd *cobra.Command, dir string) (*doctor.Report, error) {
	if o.megabytes < 1 || o.megabytes > 1024 {
		return nil, fmt.Errorf("--max-file-size %d: expected 1 to 1024 MB", o.megabytes)
	}
	final, err := parseOverrides(o.overrides)
	if err != nil {
		return nil, err
	}
	settings := workspace.Settings{Final: final, NoProject: o.noConfig, Syntax: true, MaxFileSize: o.megabytes << 20}
	c := &doctor.Collector{
		Snapshot: workspace.NewRun(project.OS{}, settings, []string{dir}), LookUp: committed.Last, Final: "--rule",
	}
	home, _ := os.UserHomeDir() // without one, no path is shortened
	r, err := c.Folder(cmd.Context(), dir, home)
	if err != nil {
		return nil, err
	}
	r.Program = doctor.NewProgram(release(), build())
	source := func(flag string) string {
		if cmd.Flags().Changed(flag) {
			return "--" + flag
		}
		return "default"
	}
	r.Settings = append(r.Settings,
		doctor.Setting{Name: "maxFileSize", Value: fmt.Sprintf("%d MB", o.megabytes), Source: source("max-file-size")},
		doctor.Setting{Name: "configurations", Value: map[bool]string{false: "used", true: "ignored"}[o.noConfig], Source: source("no-config")},
		doctor.Setting{Name: "rules", Value: rulesValue(final), Source: source("rule")},
	)
	r.Finish()
	return r, nil
}

func rulesValue(final diagnostics.Settings) string {
	if len(final) == 0 {
		return "as documented"
	}
	return doctor.Plural(len(final), "rule") + " set"
}
