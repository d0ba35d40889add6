// Package webtest tests the server as browsers run it: compiled to WebAssembly, here in Node.js, and asking its client for all files. Its
// answers must be those of the server in this process. The build tag web selects its tests.
package webtest
