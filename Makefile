# Everything a contributor runs. Needs Go, git and make; what else is needed is fetched into .cache/
# by the targets themselves. Variables: GO (the go command), PLUGIN_MANIFEST_LS_CACHE (instead of .cache).
GO ?= go
export CGO_ENABLED ?= 0
export PLUGIN_MANIFEST_LS_CACHE ?= $(CURDIR)/.cache

GOFILES = $$(git ls-files --cached --others --exclude-standard '*.go')

.DEFAULT_GOAL := help
.PHONY: help build demo test race stress test-vscode lint lint-vscode fmt docs bench images vsix release-snapshot clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 18

build: ## build bin/plugin-manifest-ls
	$(GO) build -trimpath -o bin/ ./cmd/plugin-manifest-ls

# The examples are there to be faulty, so the checker ends with 1: that is what the demo shows. Only 2 or more
# (usage, files that cannot be read, a crash) fails it.
demo: build ## check the example extensions and print what is found
	@status=0; bin/plugin-manifest-ls check examples || status=$$?; \
	if [ $$status -ge 2 ]; then echo "check failed with exit code $$status" >&2; exit $$status; fi; \
	echo; echo "check ended with exit code $$status, as it does where there are errors."

test: ## run every test, those in real editors included (fetches those that are not there)
	@scripts/install-editors.sh
	$(GO) test -timeout 30m -tags editors ./...
	@scripts/test-vscode.sh --if-possible

# The race detector needs a C compiler: scripts/c-compiler.sh installs one on Debian.
race: ## run all tests but those in editors with the race detector
	@scripts/c-compiler.sh
	CGO_ENABLED=1 $(GO) test -race -timeout 20m ./...

DURATION ?= 60s
SEED ?= 0

stress: ## put the program, built with the race detector, under random load (DURATION=60s, SEED=0 for a new one)
	@scripts/c-compiler.sh
	CGO_ENABLED=1 $(GO) build -race -o bin/race/ ./cmd/plugin-manifest-ls
	$(GO) test -tags stress -v -count 1 -parallel 6 -timeout 60m ./internal/testing/stresstest \
		-args -program $(CURDIR)/bin/race/plugin-manifest-ls -duration $(DURATION) -seed $(SEED)

test-vscode: ## test the extension as packed in a real VS Code (fetches one and a Chromium; needs npm)
	scripts/test-vscode.sh

lint: ## golangci-lint and gofumpt, of the versions in tools/go.mod
	$$(scripts/tool.sh golangci-lint) run --allow-parallel-runners ./...
	@unformatted=$$($$(scripts/tool.sh gofumpt) -l $(GOFILES)); \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt):"; echo "$$unformatted"; exit 1; fi

lint-vscode: ## compile and lint the VS Code extension (needs npm)
	scripts/vscode.sh check

fmt: ## format the Go code
	$$(scripts/tool.sh gofumpt) -w $(GOFILES)

docs: ## write anew what is generated: the schemas of docs/schema and what else the tests list
	$(GO) test ./cmd/plugin-manifest-ls -run '^Test(Docs|Licenses|VSCodeKnowsTheRules)$$' -update
	$(GO) test ./server -update

bench: ## measure what docs/performance.md reports
	$(GO) test -run '^$$' -bench . -benchmem ./...

images: build ## take the pictures of docs/images anew
	scripts/picture-neovim.sh docs/images/neovim.png
	scripts/test-vscode.sh $(CURDIR)/docs/images

vsix: ## pack the VS Code extension for every platform into dist/ (needs npm)
	scripts/vscode.sh vsix

release-snapshot: ## make all that a release consists of into dist/ and try it (needs npm; builds goreleaser first)
	scripts/release.sh snapshot

clean: ## remove what was built, but not .cache
	rm -rf bin dist
