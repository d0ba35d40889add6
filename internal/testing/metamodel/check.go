package metamodel

import (
	"encoding/json"
	"fmt"
)

// CheckParams validates the parameters of a request or a notification.
func (m *Model) CheckParams(method string, params json.RawMessage) error {
	message, ok := m.messages[method]
	if !ok {
		return fmt.Errorf("%s is not a method of the protocol", method)
	}
	return m.check(method, "params", message.Params, params)
}

// CheckResult validates the result of a request. It accepts any result of a method that the protocol does not have.
func (m *Model) CheckResult(method string, result json.RawMessage) error {
	message, ok := m.messages[method]
	if !ok {
		return nil
	}
	return m.check(method, "result", message.Result, result)
}

// CheckPartial validates a partial result of a request.
func (m *Model) CheckPartial(method string, result json.RawMessage) error {
	message, ok := m.messages[method]
	if !ok || message.Partial == nil {
		return fmt.Errorf("%s has no partial results", method)
	}
	return m.check(method, "partial result", message.Partial, result)
}

// Check validates content as a value of a named type.
func (m *Model) Check(name string, content json.RawMessage) error {
	return m.check(name, "value", &typ{kind: "reference", name: name}, content)
}

func (m *Model) check(method, part string, t *typ, content json.RawMessage) error {
	if t == nil {
		if len(content) > 0 && string(content) != "null" {
			return fmt.Errorf("%s must not have a %s, got %.100s", method, part, content)
		}
		return nil
	}
	var v any
	if err := json.Unmarshal(content, &v); err != nil {
		return fmt.Errorf("%s: %s: %w", method, part, err)
	}
	if err := m.conform(t, v); err != nil {
		return fmt.Errorf("%s: %s%w", method, part, err)
	}
	return nil
}
