package server

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"strings"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/workspace"
)

// section is the name under which clients keep the settings.
const section = "pluginManifest"

// inlayKinds are the kinds of inlay hints by the name of their setting.
var inlayKinds = map[string]ide.HintKind{"services": ide.ServiceHints, "missing": ide.MissingHints, "uses": ide.UseHints}

// jsonFeatures is the initialization option that is false in a client where another server does for any JSON
// what this one would do a second time: outline, folding, growing selections, formatting.
const jsonFeatures = "jsonFeatures"

// syntaxCode is the code of the rule about syntax errors.
const syntaxCode = "syntax"

// The bounds of the setting maxDiagnostics. Editors become slow with more, and messages too large.
const (
	minDiagnostics  = 10
	mostDiagnostics = 100_000
)

// settings are what the user can choose. They never change.
type settings struct {
	workspace.Settings
	level          slog.Level // of what is logged to the client
	maxDiagnostics int        // per file that the client is sent
	inlays         ide.HintKinds
}

func defaultSettings() settings {
	return settings{
		Settings:       workspace.Settings{Syntax: true, MaxFileSize: 64 << 20},
		level:          slog.LevelWarn,
		maxDiagnostics: 1000,
		inlays:         ide.DefaultHints,
	}
}

// overlay returns s with the settings in the JSON object raw laid over it, and a complaint about
// each that is unknown or has a bad value. Such a setting changes nothing.
func (s settings) overlay(raw []byte) (settings, []string) {
	var complaints []string
	complain := func(format string, args ...any) { complaints = append(complaints, fmt.Sprintf(format, args...)) }
	if !json.Valid(raw) {
		return s, []string{"the settings are no JSON"}
	}
	_ = jsonparser.ObjectEach(raw, func(key, value []byte, kind jsonparser.ValueType, _ int) error {
		name := strings.TrimPrefix(string(key), section+".")
		switch name {
		case "rules":
			if kind != jsonparser.Object {
				complain("%s.rules is not an object", section)
				return nil
			}
			s.Rules = maps.Clone(s.Rules)
			if s.Rules == nil {
				s.Rules = diagnostics.Settings{}
			}
			return jsonparser.ObjectEach(value, func(code, level []byte, kind jsonparser.ValueType, _ int) error {
				if kind != jsonparser.String {
					complain("%s.rules.%s is not a string", section, code)
				} else if err := s.Rules.Set(string(code), string(level)); err != nil {
					complain("%s.rules.%s: %v", section, code, err)
				}
				return nil
			})
		case "syntaxDiagnostics":
			if kind != jsonparser.Boolean {
				complain("%s.syntaxDiagnostics is neither true nor false", section)
				return nil
			}
			s.Syntax = string(value) == "true"
		case "trace":
			level, ok := map[string]slog.Level{"off": slog.LevelWarn, "messages": slog.LevelInfo, "verbose": slog.LevelDebug}[string(value)]
			if kind != jsonparser.String || !ok {
				complain("%s.trace is none of off, messages, verbose", section)
				return nil
			}
			s.level = level
		case "maxFileSize":
			megabytes, ok := peekNumber(value)
			if !ok || megabytes <= 0 || megabytes > 1<<20 {
				complain("%s.maxFileSize is not a number of megabytes", section)
				return nil
			}
			s.MaxFileSize = int64(megabytes * (1 << 20))
		case "maxDiagnostics":
			n, ok := peekNumber(value)
			if !ok || n < minDiagnostics || n > mostDiagnostics || n != math.Trunc(n) {
				complain("%s.maxDiagnostics must be an integer from %d to %d", section, minDiagnostics, mostDiagnostics)
				return nil
			}
			s.maxDiagnostics = int(n)
		case "inlayHints":
			if kind != jsonparser.Object {
				complain("%s.inlayHints is not an object", section)
				return nil
			}
			return jsonparser.ObjectEach(value, func(key, value []byte, kind jsonparser.ValueType, _ int) error {
				hint, ok := inlayKinds[string(key)]
				switch {
				case !ok:
					complain("%s.inlayHints.%s is not a setting", section, key)
				case kind != jsonparser.Boolean:
					complain("%s.inlayHints.%s is neither true nor false", section, key)
				default:
					s.inlays[hint] = string(value) == "true"
				}
				return nil
			})
		case jsonFeatures: // read once, in initialize
		default:
			complain("%s.%s is not a setting", section, name)
		}
		return nil
	})
	return s, complaints
}

// ours returns the part of raw, settings that a client sent unasked, that is meant for this server:
// what stands under "pluginManifest", or else all of it. In the second case it reports whether any
// of it is a setting of ours, since a client may send those of other servers too.
func ours(raw []byte) (_ []byte, known bool) {
	if value, kind, _, err := jsonparser.Get(raw, section); err == nil && kind == jsonparser.Object {
		return value, true
	}
	_ = jsonparser.ObjectEach(raw, func(key, _ []byte, _ jsonparser.ValueType, _ int) error {
		switch string(key) {
		case "rules", "syntaxDiagnostics", "trace", "maxFileSize", "maxDiagnostics", "inlayHints", jsonFeatures:
			known = true
		default:
			known = known || strings.HasPrefix(string(key), section+".")
		}
		return nil
	})
	return raw, known
}
