module plugin-manifest-ls

go 1.26.0

require (
	golang.org/x/tools v0.52.0
	pgregory.net/rapid v1.3.0
)
