package metamodel

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// Model is a metamodel. It is immutable.
type Model struct {
	Requests      []Message     `json:"requests"`
	Notifications []Message     `json:"notifications"`
	Structures    []structure   `json:"structures"`
	Enumerations  []enumeration `json:"enumerations"`
	Aliases       []alias       `json:"typeAliases"`

	messages     map[string]Message
	structures   map[string]structure
	enumerations map[string]enumeration
	aliases      map[string]typ
}

// Message is a request or a notification.
type Message struct {
	Method           string `json:"method"`
	Direction        string `json:"messageDirection"` // clientToServer, serverToClient or both
	ServerCapability string `json:"serverCapability"` // dotted path of the capability that announces it; empty without one
	Since            string `json:"since"`            // version of the protocol, with remarks; empty for the first

	Params  *typ `json:"params"`
	Result  *typ `json:"result"`
	Partial *typ `json:"partialResult"`
}

type structure struct {
	Name       string     `json:"name"`
	Properties []property `json:"properties"`
	Extends    []typ      `json:"extends"`
	Mixins     []typ      `json:"mixins"`
}

type property struct {
	Name     string `json:"name"`
	Type     typ    `json:"type"`
	Optional bool   `json:"optional"`
}

type enumeration struct {
	Name   string  `json:"name"`
	Type   typ     `json:"type"`
	Values []value `json:"values"`
	Open   bool    `json:"supportsCustomValues"`
}

type value struct {
	Value any `json:"value"` // a string or a float64
}

type alias struct {
	Name string `json:"name"`
	Type typ    `json:"type"`
}

// LSP returns the metamodel of the version of the protocol that go.lsp.dev/protocol implements. The file
// is in the source of that module, for its generator.
var LSP = sync.OnceValues(func() (*Model, error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	if err != nil {
		return nil, fmt.Errorf("find go.lsp.dev/protocol: %w", err)
	}
	return read(filepath.Join(strings.TrimSpace(string(dir)), "internal", "genlsp", "testdata", "metaModel.json"))
})

func read(file string) (*Model, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the metamodel: %w", err)
	}
	m := &Model{
		messages:     map[string]Message{},
		structures:   map[string]structure{},
		enumerations: map[string]enumeration{},
		aliases:      map[string]typ{},
	}
	if err := json.Unmarshal(content, m); err != nil {
		return nil, fmt.Errorf("decode the metamodel: %w", err)
	}
	for _, list := range [][]Message{m.Requests, m.Notifications} {
		for _, message := range list {
			m.messages[message.Method] = message
		}
	}
	for _, s := range m.Structures {
		m.structures[s.Name] = s
	}
	for _, e := range m.Enumerations {
		m.enumerations[e.Name] = e
	}
	for _, a := range m.Aliases {
		m.aliases[a.Name] = a.Type
	}
	return m, nil
}
