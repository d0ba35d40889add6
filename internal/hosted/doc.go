// Package hosted connects the server with a program that embeds it, such as a web page or the extension host of VS Code in a
// browser. The host exchanges whole messages instead of a stream of bytes, and lists and reads files on request, because
// there is no operating system to ask.
package hosted
