module plugin-manifest-ls

go 1.26
