package doctor

import (
	"os"
	"runtime"
	"strings"
)

// NewProgram describes this process.
func NewProgram(version, build string) Program {
	path, err := os.Executable()
	if err != nil {
		path = ""
	}
	return Program{Version: version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Path: path, Build: build}
}

// variables are the environment variables that influence the program.
var variables = []string{"NO_COLOR", "FORCE_COLOR", "TERM", "GOMAXPROCS", "GOGC", "GOMEMLIMIT", "GODEBUG", "GOTRACEBACK"}

// maxVariable is the length of a value that is shown.
const maxVariable = 40

// Environment returns the environment variables that influence the program and are set. A value that is not one short word
// is left out: it may be a secret.
func Environment() []Setting {
	list := []Setting{}
	for _, name := range variables {
		value := os.Getenv(name)
		if value == "" {
			continue // as if it were not set
		}
		if len(value) > maxVariable || strings.ContainsAny(value, " \t\r\n/\\:@") {
			value = "(set)"
		}
		list = append(list, Setting{Name: name, Value: value, Source: "environment"})
	}
	return list
}
