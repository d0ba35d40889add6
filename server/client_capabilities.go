package server

import (
	"slices"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
)

// clientCapabilities is what the server uses of the capabilities in initialize. Each value is looked up separately: with the
// typed decoder, one capability of an unexpected type would end the session.
type clientCapabilities struct {
	clientName    string // empty if it is unknown, as its version
	clientVersion string
	processID     int // of the client; 0 if it is unknown
	encoding      text.Encoding
	configuration bool // supports workspace/configuration
	watchSettings bool // supports a registration for workspace/didChangeConfiguration
	watchFiles    bool // supports a registration for workspace/didChangeWatchedFiles

	pullDiagnostics    bool
	refreshDiagnostics bool
	relatedInformation bool
	codeDescription    bool
	unnecessary        bool // supports the tag of that name

	snippets   bool // supports snippets in completion
	asIs       bool // supports the insert text mode of that name
	markdown   bool // supports markdown in the documentation of completions
	deprecated bool // supports the tag of that name in completions

	hoverMarkdown bool // supports markdown in hovers

	files bool // reads files for the server; see package clientfiles

	noJSON        bool // another server provides what applies to any JSON; see [jsonFeatures]
	noOutline     bool // another server provides the outline; see [outline]
	nestedSymbols bool // supports hierarchical document symbols
	wholeLines    bool // folds whole lines only
	maxFolds      int  // 0 for no limit
	linkTooltips  bool
	refreshInlays bool // supports workspace/inlayHint/refresh

	codeActionLiterals bool // supports code actions, not only commands
	applyEdit          bool // supports workspace/applyEdit
	documentChanges    bool // supports edits of a version of a document
	snippetEdits       bool // supports snippets in such edits
	createFiles        bool // supports the creation of files in edits
	confirmsRenames    bool // has the user confirm annotated edits of a rename

	definitionLinks bool // supports links, which have the range of the origin, as definitions
	prepareRename   bool // supports textDocument/prepareRename
	refreshLenses   bool // supports workspace/codeLens/refresh
	messageActions  bool // lets the user select an action of a message

	rulePage string // the URL of the page of a rule, with {code} for its code; empty if the client has no pages

	showReferences bool // has the command [showReferences]
	pickConnector  bool // has the command [pickConnector]
	showRule       bool // has the command [showRule]
}

func clientCapabilitiesOf(params []byte) clientCapabilities {
	has := func(path ...string) bool {
		return lookupBool(params, append([]string{"capabilities"}, path...)...)
	}
	inDiagnostics := func(property string) bool {
		return has("textDocument", "publishDiagnostics", property) || has("textDocument", "diagnostic", property)
	}
	c := clientCapabilities{
		encoding:           encodingOf(lookupStrings(params, "capabilities", "general", "positionEncodings")),
		configuration:      has("workspace", "configuration"),
		watchSettings:      has("workspace", "didChangeConfiguration", "dynamicRegistration"),
		watchFiles:         has("workspace", "didChangeWatchedFiles", "dynamicRegistration"),
		pullDiagnostics:    lookupObject(params, "capabilities", "textDocument", "diagnostic"),
		refreshDiagnostics: has("workspace", "diagnostics", "refreshSupport"),
		relatedInformation: inDiagnostics("relatedInformation"),
		codeDescription:    inDiagnostics("codeDescriptionSupport"),
		unnecessary: lookupNumbers(params, "capabilities", "textDocument", "publishDiagnostics", "tagSupport", "valueSet")[unnecessary] ||
			lookupNumbers(params, "capabilities", "textDocument", "diagnostic", "tagSupport", "valueSet")[unnecessary],

		files: has("experimental", "files"),

		snippets:   has("textDocument", "completion", "completionItem", "snippetSupport"),
		asIs:       lookupNumbers(params, "capabilities", "textDocument", "completion", "completionItem", "insertTextModeSupport", "valueSet")[asIs],
		markdown:   slices.Contains(lookupStrings(params, "capabilities", "textDocument", "completion", "completionItem", "documentationFormat"), "markdown"),
		deprecated: has("textDocument", "completion", "completionItem", "deprecatedSupport") || lookupObject(params, "capabilities", "textDocument", "completion", "completionItem", "tagSupport"),

		hoverMarkdown: slices.Contains(lookupStrings(params, "capabilities", "textDocument", "hover", "contentFormat"), "markdown"),

		nestedSymbols: has("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"),
		refreshInlays: has("workspace", "inlayHint", "refreshSupport"),
		linkTooltips:  has("textDocument", "documentLink", "tooltipSupport"),
		wholeLines:    has("textDocument", "foldingRange", "lineFoldingOnly"),

		codeActionLiterals: lookupObject(params, "capabilities", "textDocument", "codeAction", "codeActionLiteralSupport"),
		applyEdit:          has("workspace", "applyEdit"),
		documentChanges:    has("workspace", "workspaceEdit", "documentChanges"),
		snippetEdits:       has("workspace", "workspaceEdit", "snippetEditSupport"),

		definitionLinks: has("textDocument", "definition", "linkSupport"),
		prepareRename:   has("textDocument", "rename", "prepareSupport"),
		refreshLenses:   has("workspace", "codeLens", "refreshSupport"),
		messageActions:  lookupObject(params, "capabilities", "window", "showMessage"),
	}
	c.clientName, _ = lookupString(params, "clientInfo", "name")
	c.clientVersion, _ = lookupString(params, "clientInfo", "version")
	clientCommands := lookupStrings(params, "capabilities", "experimental", "commands", "commands")
	c.showReferences = slices.Contains(clientCommands, showReferences)
	c.pickConnector = slices.Contains(clientCommands, pickConnector)
	c.showRule = slices.Contains(clientCommands, showRule)
	c.rulePage, _ = lookupString(params, "initializationOptions", rulePage)
	c.confirmsRenames = c.documentChanges && has("textDocument", "rename", "honorsChangeAnnotations") &&
		lookupObject(params, "capabilities", "workspace", "workspaceEdit", "changeAnnotationSupport")
	c.createFiles = c.documentChanges && slices.Contains(lookupStrings(params, "capabilities", "workspace", "workspaceEdit", "resourceOperations"), "create")
	if value, kind, _, err := jsonparser.Get(params, "initializationOptions", jsonFeatures); err == nil && kind == jsonparser.Boolean {
		c.noJSON = string(value) == "false"
	}
	c.noOutline = c.noJSON && !lookupBool(params, "initializationOptions", outline)
	if limit, ok := lookupNumber(params, "capabilities", "textDocument", "foldingRange", "rangeLimit"); ok && limit >= 1 && limit < 1<<31 {
		c.maxFolds = int(limit)
	}
	if pid, ok := lookupNumber(params, "processId"); ok && pid > 0 && pid <= 1<<31 {
		c.processID = int(pid)
	}
	return c
}

// The numbers of values in the sets that clients send.
const (
	unnecessary = int(protocol.DiagnosticTagUnnecessary)
	asIs        = int(protocol.InsertTextModeAsIs)
)
