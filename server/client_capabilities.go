package server

import (
	"slices"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
)

// features is what the client said of itself in initialize, as far as the server cares. It is looked
// up value by value: one capability of an odd type must not cost the session, as it would with the
// typed decoder.
type features struct {
	processID     int // of the client; 0 if it did not say
	encoding      text.Encoding
	configuration bool // answers workspace/configuration
	watchSettings bool // takes a registration for workspace/didChangeConfiguration
	watchFiles    bool // takes a registration for workspace/didChangeWatchedFiles

	pullDiagnostics    bool
	refreshDiagnostics bool
	relatedInformation bool
	codeDescription    bool
	unnecessary        bool // knows the tag of that name

	snippets   bool // takes snippets in completion
	asIs       bool // leaves the indentation of snippets alone when told to
	markdown   bool // shows markdown beside completions
	deprecated bool // knows the tag of that name on completions

	hoverMarkdown bool // shows markdown in hovers

	noJSON        bool // has another server for what all JSON has
	nestedSymbols bool // shows symbols within symbols
	wholeLines    bool // folds lines only
	mostFolds     int  // 0 for no limit
	linkTooltips  bool // shows them
	refreshInlays bool // takes workspace/inlayHint/refresh

	codeActionLiterals bool // takes code actions and not commands only
	applyEdit          bool // takes workspace/applyEdit
	documentChanges    bool // takes edits of a version of a document
	snippetEdits       bool // takes snippets in such edits
	createFiles        bool // makes files as a part of them
	confirmsRenames    bool // asks the user to confirm the edits of a rename that require it

	definitionLinks bool // takes links as definitions, with the place that they begin at
	prepareRename   bool // asks what a rename would change
	refreshLenses   bool // takes workspace/codeLens/refresh
	showReferences  bool // has the command of that name: see [showReferences]
}

func featuresOf(params []byte) features {
	has := func(path ...string) bool {
		return peekBool(params, append([]string{"capabilities"}, path...)...)
	}
	inDiagnostics := func(property string) bool {
		return has("textDocument", "publishDiagnostics", property) || has("textDocument", "diagnostic", property)
	}
	f := features{
		encoding:           encodingOf(peekStrings(params, "capabilities", "general", "positionEncodings")),
		configuration:      has("workspace", "configuration"),
		watchSettings:      has("workspace", "didChangeConfiguration", "dynamicRegistration"),
		watchFiles:         has("workspace", "didChangeWatchedFiles", "dynamicRegistration"),
		pullDiagnostics:    peekObject(params, "capabilities", "textDocument", "diagnostic"),
		refreshDiagnostics: has("workspace", "diagnostics", "refreshSupport"),
		relatedInformation: inDiagnostics("relatedInformation"),
		codeDescription:    inDiagnostics("codeDescriptionSupport"),
		unnecessary: peekNumbers(params, "capabilities", "textDocument", "publishDiagnostics", "tagSupport", "valueSet")[unnecessary] ||
			peekNumbers(params, "capabilities", "textDocument", "diagnostic", "tagSupport", "valueSet")[unnecessary],

		snippets:   has("textDocument", "completion", "completionItem", "snippetSupport"),
		asIs:       peekNumbers(params, "capabilities", "textDocument", "completion", "completionItem", "insertTextModeSupport", "valueSet")[asIs],
		markdown:   slices.Contains(peekStrings(params, "capabilities", "textDocument", "completion", "completionItem", "documentationFormat"), "markdown"),
		deprecated: has("textDocument", "completion", "completionItem", "deprecatedSupport") || peekObject(params, "capabilities", "textDocument", "completion", "completionItem", "tagSupport"),

		hoverMarkdown: slices.Contains(peekStrings(params, "capabilities", "textDocument", "hover", "contentFormat"), "markdown"),

		nestedSymbols: has("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"),
		refreshInlays: has("workspace", "inlayHint", "refreshSupport"),
		linkTooltips:  has("textDocument", "documentLink", "tooltipSupport"),
		wholeLines:    has("textDocument", "foldingRange", "lineFoldingOnly"),

		codeActionLiterals: peekObject(params, "capabilities", "textDocument", "codeAction", "codeActionLiteralSupport"),
		applyEdit:          has("workspace", "applyEdit"),
		documentChanges:    has("workspace", "workspaceEdit", "documentChanges"),
		snippetEdits:       has("workspace", "workspaceEdit", "snippetEditSupport"),

		definitionLinks: has("textDocument", "definition", "linkSupport"),
		prepareRename:   has("textDocument", "rename", "prepareSupport"),
		refreshLenses:   has("workspace", "codeLens", "refreshSupport"),
		showReferences:  slices.Contains(peekStrings(params, "capabilities", "experimental", "commands", "commands"), showReferences),
	}
	f.confirmsRenames = f.documentChanges && has("textDocument", "rename", "honorsChangeAnnotations") &&
		peekObject(params, "capabilities", "workspace", "workspaceEdit", "changeAnnotationSupport")
	f.createFiles = f.documentChanges && slices.Contains(peekStrings(params, "capabilities", "workspace", "workspaceEdit", "resourceOperations"), "create")
	if value, kind, _, err := jsonparser.Get(params, "initializationOptions", jsonFeatures); err == nil && kind == jsonparser.Boolean {
		f.noJSON = string(value) == "false"
	}
	if most, ok := peekNumber(params, "capabilities", "textDocument", "foldingRange", "rangeLimit"); ok && most >= 1 && most < 1<<31 {
		f.mostFolds = int(most)
	}
	if pid, ok := peekNumber(params, "processId"); ok && pid > 0 && pid <= 1<<31 {
		f.processID = int(pid)
	}
	return f
}

// Members of the sets that clients send, as the protocol numbers them.
const (
	unnecessary = int(protocol.DiagnosticTagUnnecessary)
	asIs        = int(protocol.InsertTextModeAsIs)
)

// encodingOf returns the encoding the client likes best, by the order of its list. A client that
// names none counts in UTF-16.
func encodingOf(kinds []string) text.Encoding {
	for _, kind := range kinds {
		switch protocol.PositionEncodingKind(kind) {
		case protocol.PositionEncodingKindUTF8:
			return text.UTF8
		case protocol.PositionEncodingKindUTF16:
			return text.UTF16
		case protocol.PositionEncodingKindUTF32:
			return text.UTF32
		}
	}
	return text.UTF16
}

func encodingKind(enc text.Encoding) protocol.PositionEncodingKind {
	switch enc {
	case text.UTF8:
		return protocol.PositionEncodingKindUTF8
	case text.UTF32:
		return protocol.PositionEncodingKindUTF32
	default:
		return protocol.PositionEncodingKindUTF16
	}
}
