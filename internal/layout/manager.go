package layout

import (
	"slices"
	"strings"

	"github.com/buger/jsonparser"
)

// managers are the package managers that run the scripts of a package.json.
var managers = []string{"npm", "yarn", "pnpm", "bun"}

// LockFiles is a glob pattern of the files that tell the package manager of a project.
const LockFiles = "{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb}"

// managerOf returns the package manager that writes a file of that name, empty if there is none.
func managerOf(name string) string {
	switch name {
	case "package-lock.json", "npm-shrinkwrap.json":
		return "npm"
	case "yarn.lock":
		return "yarn"
	case "pnpm-lock.yaml":
		return "pnpm"
	case "bun.lock", "bun.lockb":
		return "bun"
	}
	return ""
}

// managerIn returns the package manager that a package.json requires, empty if it names none.
func managerIn(text string) string {
	value, err := jsonparser.GetString([]byte(text), "packageManager") // such as pnpm@9.1.0
	if err != nil {
		return ""
	}
	if name, _, _ := strings.Cut(value, "@"); slices.Contains(managers, name) {
		return name
	}
	return ""
}
