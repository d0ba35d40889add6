# Commands for contributors. They need Go, git and make, and download everything else into .cache/. Variables: GO (the go command), PLUGIN_MANIFEST_LS_CACHE (instead of .cache).
GO ?= go
export CGO_ENABLED ?= 0
export PLUGIN_MANIFEST_LS_CACHE ?= $(CURDIR)/.cache

GOFILES = $$(git ls-files --cached --others --exclude-standard '*.go')
# Fixtures and the messages in them are checked by the tests that print them.
PROSE = $$(git ls-files '*.go' '*.md' ':!*/testdata/*' ':!CHANGELOG.md')

.DEFAULT_GOAL := help
.PHONY: help build demo mutate test race stress test-windows test-vscode test-playground wasm playground serve-playground lint lint-vscode fmt docs bench bench-compare images vsix release-snapshot clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 18

build: ## build bin/plugin-manifest-ls
	$(GO) build -trimpath -o bin/ ./cmd/plugin-manifest-ls

# Some examples are faulty, so check ends with 1. Only 2 or more (usage, unreadable files, a crash) fails the demo.
demo: build ## check the example extensions
	@status=0; bin/plugin-manifest-ls check examples || status=$$?; \
	if [ $$status -ge 2 ]; then echo "check failed with exit code $$status" >&2; exit $$status; fi; \
	echo; echo "check ended with exit code $$status, as it does when there are errors."

test: ## run all tests, including those in real editors (downloads missing editors, pre-commit and Node.js)
	@scripts/install-editors.sh
	$(GO) test -timeout 30m -tags editors,hooks,web ./...
	@scripts/test-vscode.sh --if-possible
	@scripts/test-playground.sh --if-possible
	@scripts/test-agents.sh --if-possible

# The race detector needs a C compiler, which scripts/c-compiler.sh installs on Debian.
race: ## run all tests except those in editors with the race detector
	@scripts/c-compiler.sh
	CGO_ENABLED=1 $(GO) test -race -timeout 20m ./...

DURATION ?= 60s
SEED ?= 0

stress: ## run the program under random load with the race detector (DURATION=60s, SEED=0 for a random seed)
	@scripts/c-compiler.sh
	CGO_ENABLED=1 $(GO) build -race -o bin/race/ ./cmd/plugin-manifest-ls
	$(GO) test -tags stress -v -count 1 -parallel 6 -timeout 60m ./internal/testing/stresstest \
		-args -program $(CURDIR)/bin/race/plugin-manifest-ls -duration $(DURATION) -seed $(SEED)

test-windows: ## test the program as built for Windows under Wine (downloads Wine)
	$(GO) test -tags wine -count 1 -timeout 20m ./internal/testing/winetest

wasm: ## compile the server to WebAssembly into dist/wasm, and check its size
	scripts/wasm.sh --size

test-vscode: ## test the packaged extension in a real VS Code (downloads it and Chromium; needs npm)
	scripts/test-vscode.sh

test-playground: ## test the playground in Chromium (downloads it; needs npm)
	scripts/test-playground.sh

playground: ## build the playground into dist/playground, and check its size (needs npm)
	scripts/playground.sh --size

serve-playground: playground ## serve the playground on this machine only (PORT=8123)
	scripts/npm.sh editors/playground serve $(CURDIR)/dist/playground $(PORT)

lint: ## run golangci-lint, gofumpt and the prose check in the versions of tools
	$$(scripts/tool.sh golangci-lint) run --allow-parallel-runners ./...
	@unformatted=$$($$(scripts/tool.sh gofumpt) -l $(GOFILES)); \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt):"; echo "$$unformatted"; exit 1; fi
	$$(scripts/tool.sh vale) --output=line $(PROSE)

lint-vscode: ## compile and lint the VS Code extension and the playground (needs npm)
	scripts/vscode.sh check
	scripts/npm.sh editors/playground check

# A mutant times out after a multiple of the time of the unchanged tests, which therefore must not come from the cache of
# go test (-count=1). A timeout counts neither as killed nor as lived. Vet finds nothing in a mutant.
MUTATE ?= --workers 2 --timeout-coefficient 10

mutate: ## test the tests of a package by mutation: make mutate PKG=./internal/text
	GOFLAGS='-count=1 -vet=off' $$(scripts/tool.sh gremlins) unleash $(MUTATE) $(PKG)

fmt: ## format the Go code
	$$(scripts/tool.sh gofumpt) -w $(GOFILES)

docs: ## regenerate the schemas, docs/rules.md, docs/services.md, docs/features.md and the VS Code settings
	$(GO) test ./cmd/plugin-manifest-ls -run '^Test(Docs|Licenses|VSCodeKnowsTheRules)$$' -update
	$(GO) test ./server -update

bench: ## measure what docs/performance.md reports
	$(GO) test -run '^$$' -bench . -benchmem ./...

N ?= 50

bench-compare: build ## compare with VS Code's JSON server (downloads it, needs npm; N=50 samples of each figure)
	@node=$$(scripts/node.sh) && server=$$(scripts/install-json-server.sh) && \
	$(GO) test -tags compare -count 1 -v -timeout 60m ./internal/testing/comparetest -args -n $(N) \
		-program $(CURDIR)/bin/plugin-manifest-ls -node "$$node" -json-server "$$server" \
		-schema $(CURDIR)/docs/schema/plugin-manifest.schema.json

images: build ## take the pictures in docs/images
	scripts/picture-neovim.sh docs/images/neovim.png
	scripts/pictures-vscode.sh docs/images
	scripts/test-playground.sh $(CURDIR)/docs/images

vsix: ## package the VS Code extension for every platform into dist/ (needs npm)
	scripts/vscode.sh vsix

release-snapshot: ## build and test all files of a release in dist/ (needs npm; builds goreleaser first)
	scripts/release.sh snapshot

clean: ## remove build results except .cache
	rm -rf bin dist
