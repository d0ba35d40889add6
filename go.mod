module plugin-manifest-ls

go 1.26.0

require (
	github.com/buger/jsonparser v1.6.1
	golang.org/x/tools v0.52.0
	pgregory.net/rapid v1.3.0
)
