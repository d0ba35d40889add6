package server

import (
	"context"
	"encoding/base64"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/starter"
	"plugin-manifest-ls/internal/text"
)

// The commands of the server.
const (
	// applyCommand applies the edit in its argument. It is offered to clients that support commands but not code actions.
	applyCommand = name + ".apply"
	// addConnectorCommand adds a connector to a manifest; see [session.addConnector].
	addConnectorCommand = name + ".addConnector"
	// explainCommand returns the documentation of a rule; see [explain].
	explainCommand = name + ".explain"
)

// commands returns the commands for a client.
func commands(client clientCapabilities) []string {
	all := []string{addConnectorCommand, explainCommand, pasteCommand, maskCommand, newExtensionCommand, diagnosticReportCommand}
	if client.canCreateFiles() {
		all = append(all, createFilesCommand)
	}
	if !client.codeActionLiterals && client.applyEdit {
		all = slices.Insert(all, 0, applyCommand)
	}
	return all
}

// ExecuteCommand implements [protocol.Server].
func (r *request) ExecuteCommand(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	run := map[string]func(context.Context, protocol.LSPAny) (protocol.LSPAny, error){
		applyCommand:            r.apply,
		addConnectorCommand:     r.addConnector,
		explainCommand:          explain,
		createFilesCommand:      r.createMissingFiles,
		pasteCommand:            r.paste,
		maskCommand:             mask,
		diagnosticReportCommand: r.diagnosticReport,
		newExtensionCommand:     newExtension,
	}[params.Command]
	switch {
	case run == nil:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown command %s", params.Command)
	case len(params.Arguments) != 1:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s requires one argument", params.Command)
	}
	return run(ctx, params.Arguments[0])
}

// apply applies the edit in the argument.
func (s *session) apply(ctx context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	var edit protocol.WorkspaceEdit
	if err := protocol.Unmarshal(argument, &edit); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be a workspace edit", applyCommand)
	}
	return nil, s.applyEdit(ctx, "", &edit)
}

// applyEdit has the client apply an edit. title is its name in the undo list of the client; it may be empty.
func (s *session) applyEdit(ctx context.Context, title string, edit *protocol.WorkspaceEdit) error {
	params := &protocol.ApplyWorkspaceEditParams{Edit: *edit}
	if title != "" {
		params.Label = &title
	}
	var result *protocol.ApplyWorkspaceEditResult
	var err error
	s.conn.Blocking(func() { result, err = s.client.ApplyEdit(ctx, params) })
	if err != nil {
		return err
	}
	if result == nil || !result.Applied {
		s.log.Warn("the client did not apply an edit", "title", title)
	}
	return nil
}

// explain returns the documentation of a rule as markdown. The argument is the code of the rule.
func explain(_ context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	code, ok := lookupString(argument)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be the code of a rule, as a string", explainCommand)
	}
	rule, ok := diagnostics.Lookup(code)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown rule %s", code)
	}
	return protocol.Marshal(rule.Markdown())
}

// pasteCommand returns how to paste a connection that was copied from Sigma. The argument is an object with
//
//   - uri: the manifest;
//   - range: what the pasted text would replace;
//   - text: the pasted text.
//
// The result is an object with a title and an edit, which adds the connection where the service reads it, or null if the text can be
// pasted as it is.
const pasteCommand = name + ".paste"

// maxPasted limits the pasted text, in bytes.
const maxPasted = 64 << 10

func (r *request) paste(_ context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	var params struct {
		URI   uri.URI        `json:"uri"`
		Range protocol.Range `json:"range"`
		Text  string         `json:"text"`
	}
	if err := protocol.Unmarshal(argument, &params); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be an object with uri, range and text", pasteCommand)
	}
	d := r.document(params.URI)
	if d == nil || d.Kind != manifest.Manifest || len(params.Text) > maxPasted || int64(d.Text.Len()) > r.snapshot.settings.MaxFileSize {
		return nil, nil
	}
	replaced := spanOf(d.Text, params.Range, r.caps.encoding)
	edits := actions.PasteAs(d.Model().Tree, text.Edit{Span: replaced, New: params.Text})
	if edits == nil {
		return nil, nil
	}
	return protocol.Marshal(map[string]any{"title": "Paste as connector", "edit": r.toWorkspaceEdit(d, edits)})
}

// maskCommand masks secrets in the content of a file, for clients that pass it on. The argument is an object with
//
//   - path: the name of the file, which tells JSON from code;
//   - text: its content.
//
// The result is an object with the text, in which asterisks replace the secrets, and their number.
const maskCommand = name + ".mask"

func mask(_ context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	var params struct {
		Path string `json:"path"`
		Text string `json:"text"`
	}
	if err := protocol.Unmarshal(argument, &params); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be an object with path and text", maskCommand)
	}
	secrets := secret.InFile(params.Path, params.Text)
	return protocol.Marshal(map[string]any{"text": secret.MaskSpans(params.Text, secrets), "secrets": len(secrets)})
}

// newExtensionCommand returns the files of a new extension, which the client creates. The argument is an object with the code of
// a service, in service. The result is an object with
//
//   - files: objects with path, relative to the folder of the extension, and text or, for an image, base64; the manifest is the
//     first;
//   - setup: what the author must do before the extension works, if anything.
//
// Without a service, the result is an object with services: objects with code, name and folder, the usual name of the folder.
const newExtensionCommand = name + ".newExtension"

// newFile is a file of a new extension. It has text or base64.
type newFile struct {
	Path   string `json:"path"`
	Text   string `json:"text,omitempty"`
	Base64 string `json:"base64,omitempty"`
}

func newExtension(_ context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	var params struct {
		Service string `json:"service"`
	}
	if err := protocol.Unmarshal(argument, &params); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be an object with the code of a service", newExtensionCommand)
	}
	if params.Service == "" {
		return protocol.Marshal(map[string]any{"services": newServices()})
	}
	service, ok := catalog.LookupService(params.Service)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown service %s", params.Service)
	}
	var files []newFile
	for _, f := range starter.New(service) {
		if f.Binary {
			files = append(files, newFile{Path: f.Path, Base64: base64.StdEncoding.EncodeToString([]byte(f.Content))})
		} else {
			files = append(files, newFile{Path: f.Path, Text: f.Content})
		}
	}
	result := map[string]any{"files": files}
	if setup := starter.Setup(service); setup != "" {
		result["setup"] = setup
	}
	return protocol.Marshal(result)
}

func newServices() []map[string]string {
	var all []map[string]string
	for _, s := range catalog.Services() {
		all = append(all, map[string]string{"code": s.Code, "name": s.Name, "folder": starter.Folder(s)})
	}
	return all
}
