package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/starter"
)

func newNew() *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:   "new SERVICE [FOLDER]",
		Short: "Create a small extension that passes all checks",
		Long: "Create an extension for a service: a manifest, a page with a script that reads data of the product through its SDK, and\n" +
			"the translations and images that the manifest requires.\n\n" +
			"FOLDER is where to create the files, \".\" for the current folder; by default, it is a new folder in the current one,\n" +
			"such as desk-extension. No file is overwritten: if one of them exists, nothing is created.",
		Example: "  " + program + " new DESK\n  " + program + " new \"Zoho Books\" invoices/extension\n  " + program + " new --list",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case list && len(args) > 0:
				return errors.New("--list takes no arguments")
			case !list && len(args) == 0:
				return errors.New("SERVICE is required; new --list lists the services")
			}
			return cobra.MaximumNArgs(2)(cmd, args)
		},
		ValidArgsFunction: completeNew,
		RunE: func(cmd *cobra.Command, args []string) error {
			if list {
				return servicesText(cmd.OutOrStdout(), catalog.Services())
			}
			services, err := servicesNamed(args[:1])
			if err != nil {
				return err
			}
			folder := starter.Folder(services[0])
			if len(args) == 2 {
				folder = args[1]
			}
			return createExtension(cmd.OutOrStdout(), services[0], folder)
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, "list the services instead")
	return cmd
}

// completeNew completes the code of a service, then a folder.
func completeNew(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return serviceCodes(), cobra.ShellCompDirectiveNoFileComp
	case 1:
		return nil, cobra.ShellCompDirectiveFilterDirs
	default:
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

// createExtension creates the files of a new extension, and lists them and what to do next.
func createExtension(out io.Writer, service catalog.Service, folder string) error {
	if folder == "" {
		return errors.New("FOLDER must not be empty")
	}
	files := starter.New(service)
	if err := createFiles(folder, files); err != nil {
		return err
	}
	var text strings.Builder
	for _, f := range files {
		text.WriteString(report.Printable(inFolder(folder, f)) + "\n")
	}
	_, err := io.WriteString(out, text.String()+"\n"+nextSteps(service, folder))
	return err
}

// nextSteps returns what to do with a new extension, a line for each step.
func nextSteps(service catalog.Service, folder string) string {
	var setup, in string
	if what := starter.Setup(service); what != "" {
		setup = what + ".\n"
	}
	if filepath.Clean(folder) != "." {
		in = " " + shellWord(folder)
	}
	try := "compress its files as a ZIP file and upload it in Zoho Sigma"
	if service.ZetService {
		try = "zet run (to install zet: npm install -g zoho-extension-toolkit)"
		if in != "" {
			try = "cd" + in + " && " + try
		}
	}
	return fmt.Sprintf("%sCheck it after each change: %s check%s\nTry it in %s: %s\n", setup, program, in, service.Name, try)
}

// shellWord returns a path as it must be typed in a terminal.
func shellWord(path string) string {
	if strings.Trim(path, letters) == "" {
		return path
	}
	return `"` + report.Printable(path) + `"`
}

// letters are the characters that no shell interprets.
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/"
