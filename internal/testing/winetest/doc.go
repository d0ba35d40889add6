// Package winetest tests the program as built for Windows, under Wine. It contains only tests.
//
// The tests require the build tag "wine", which "make test-windows" sets; scripts/install-wine.sh fetches Wine. They run in
// a new prefix with the drives C: and E:.
package winetest
