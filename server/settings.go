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

// section is the name of the settings in clients.
const section = "pluginManifest"

// inlayKinds are the kinds of inlay hints by the name of their setting.
var inlayKinds = map[string]ide.HintKind{"services": ide.ServiceHints, "missing": ide.MissingHints, "uses": ide.UseHints}

// Initialization options that are not settings.
const (
	// jsonFeatures is false in a client where another server provides what applies to any JSON: outline, folding, selection
	// ranges and formatting.
	jsonFeatures = "jsonFeatures"
	// outline is true in a client that displays the outline of this server although another one has its own.
	outline = "outline"
	// rulePage is the URL of the pages of rules.
	rulePage = "rulePage"
)

// baselinedKinds are the values of the setting baselineDiagnostics.
var baselinedKinds = map[string]diagnostics.Baselined{"hint": diagnostics.BaselinedAsHints, "off": diagnostics.HideBaselined}

// syntaxCode is the code of the rule about syntax errors.
const syntaxCode = "syntax"

// The limits of the setting maxDiagnostics. With more diagnostics, editors become slow and messages too large.
const (
	minDiagnostics = 10
	maxDiagnostics = 100_000
)

// settings are the settings of the user. They are immutable.
type settings struct {
	workspace.Settings
	level          slog.Level // of what is logged to the client
	maxDiagnostics int        // that the client receives per file
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

// overlay returns s with the settings in the JSON object raw, and a problem for each that is unknown or has an invalid value.
// Such a setting is ignored.
func (s settings) overlay(raw []byte) (settings, []string) {
	var problems []string
	report := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	if !json.Valid(raw) {
		return s, []string{"the settings must be JSON"}
	}
	_ = jsonparser.ObjectEach(raw, func(key, value []byte, kind jsonparser.ValueType, _ int) error {
		name := strings.TrimPrefix(string(key), section+".")
		switch name {
		case "rules":
			if kind != jsonparser.Object {
				report("%s.rules must be an object", section)
				return nil
			}
			s.Rules = maps.Clone(s.Rules)
			if s.Rules == nil {
				s.Rules = diagnostics.Settings{}
			}
			return jsonparser.ObjectEach(value, func(code, level []byte, kind jsonparser.ValueType, _ int) error {
				if kind != jsonparser.String {
					report("%s.rules.%s must be a string", section, code)
				} else if err := s.Rules.Set(string(code), string(level)); err != nil {
					report("%s.rules.%s: %v", section, code, err)
				}
				return nil
			})
		case "syntaxDiagnostics":
			if kind != jsonparser.Boolean {
				report("%s.syntaxDiagnostics must be true or false", section)
				return nil
			}
			s.Syntax = string(value) == "true"
		case "baselineDiagnostics":
			baselined, ok := baselinedKinds[string(value)]
			if kind != jsonparser.String || !ok {
				report("%s.baselineDiagnostics must be hint or off", section)
				return nil
			}
			s.Baselined = baselined
		case "trace":
			level, ok := map[string]slog.Level{"off": slog.LevelWarn, "messages": slog.LevelInfo, "verbose": slog.LevelDebug}[string(value)]
			if kind != jsonparser.String || !ok {
				report("%s.trace must be off, messages or verbose", section)
				return nil
			}
			s.level = level
		case "maxFileSize":
			megabytes, ok := lookupNumber(value)
			if !ok || megabytes <= 0 || megabytes > 1<<20 {
				report("%s.maxFileSize must be a number of megabytes", section)
				return nil
			}
			s.MaxFileSize = int64(megabytes * (1 << 20))
		case "maxDiagnostics":
			n, ok := lookupNumber(value)
			if !ok || n < minDiagnostics || n > maxDiagnostics || n != math.Trunc(n) {
				report("%s.maxDiagnostics must be an integer from %d to %d", section, minDiagnostics, maxDiagnostics)
				return nil
			}
			s.maxDiagnostics = int(n)
		case "inlayHints":
			if kind != jsonparser.Object {
				report("%s.inlayHints must be an object", section)
				return nil
			}
			return jsonparser.ObjectEach(value, func(key, value []byte, kind jsonparser.ValueType, _ int) error {
				hint, ok := inlayKinds[string(key)]
				switch {
				case !ok:
					report("%s.inlayHints.%s is not a setting", section, key)
				case kind != jsonparser.Boolean:
					report("%s.inlayHints.%s must be true or false", section, key)
				default:
					s.inlays[hint] = string(value) == "true"
				}
				return nil
			})
		case jsonFeatures, outline, rulePage: // read once, in initialize
		default:
			report("%s.%s is not a setting", section, name)
		}
		return nil
	})
	return s, problems
}

// ownSettings returns the settings of this server in raw: the value of "pluginManifest", or else all of raw. In the second case
// it reports whether raw has any setting of this server, since a client may also send those of other servers.
func ownSettings(raw []byte) (_ []byte, known bool) {
	if value, kind, _, err := jsonparser.Get(raw, section); err == nil && kind == jsonparser.Object {
		return value, true
	}
	_ = jsonparser.ObjectEach(raw, func(key, _ []byte, _ jsonparser.ValueType, _ int) error {
		switch string(key) {
		case "rules", "syntaxDiagnostics", "baselineDiagnostics", "trace", "maxFileSize", "maxDiagnostics", "inlayHints", jsonFeatures, outline, rulePage:
			known = true
		default:
			known = known || strings.HasPrefix(string(key), section+".")
		}
		return nil
	})
	return raw, known
}
