package lsptest

import (
	"encoding/json"
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/testing/metamodel"
)

// traffic records the requests of the client, so that messages from the server can be validated with the metamodel.
type traffic struct {
	calls   map[string][]string // methods of the requests with an id
	partial map[string]string   // methods by the token of their partial results
}

// called records a request. params are the end of its message, or empty.
func (t *traffic) called(id, method, params string) {
	t.calls[id] = append(t.calls[id], method)
	var p struct {
		Params struct {
			Token json.RawMessage `json:"partialResultToken"`
		} `json:"params"`
	}
	if json.Unmarshal([]byte("{"+strings.TrimPrefix(params, ",")+"}"), &p) == nil && p.Params.Token != nil {
		t.partial[string(p.Params.Token)] = method
	}
}

// check returns what is wrong with a message of the server.
func (t *traffic) check(m message) error {
	model, err := metamodel.LSP()
	if err != nil {
		return err
	}
	switch {
	case strings.HasPrefix(m.Method, fileRequest):
		return nil // not in the protocol
	case m.Method == "$/progress":
		return t.progress(model, m.Params)
	case m.Method != "":
		return model.CheckParams(m.Method, m.Params)
	case m.Error == nil: // else it was decoded, and so is an error
		return t.result(model, m)
	}
	return nil
}

// result checks an answer. One id may have been used for several requests.
func (t *traffic) result(model *metamodel.Model, m message) (err error) {
	for _, method := range t.calls[string(m.ID)] {
		if err = model.CheckResult(method, m.Result); err == nil {
			break
		}
	}
	return err
}

// progress checks a report of progress, or a part of a result.
func (t *traffic) progress(model *metamodel.Model, params json.RawMessage) error {
	if err := model.CheckParams("$/progress", params); err != nil {
		return err
	}
	var p struct {
		Token json.RawMessage `json:"token"`
		Value json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return err
	}
	if method, ok := t.partial[string(p.Token)]; ok {
		return model.CheckPartial(method, p.Value)
	}
	var kind struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(p.Value, &kind); err != nil {
		return err
	}
	name, ok := map[string]string{
		"begin": "WorkDoneProgressBegin", "report": "WorkDoneProgressReport", "end": "WorkDoneProgressEnd",
	}[kind.Kind]
	if !ok {
		return fmt.Errorf("$/progress: %.100s is no report", p.Value)
	}
	return model.Check(name, p.Value)
}
