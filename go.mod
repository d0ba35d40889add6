module plugin-manifest-ls

go 1.26

require (
	github.com/buger/jsonparser v1.6.1
	pgregory.net/rapid v1.3.0
)
