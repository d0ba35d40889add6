package zettest

import (
	"slices"
	"strings"
)

// urls are strings that are, and are not, URLs of the schemes http, https and wss to the parser of
// the URL standard (https://url.spec.whatwg.org/), which zet uses wherever it wants a URL.
var urls = slices.Concat(urlsWithoutBlanks, []change{
	good("blanks-around", `" https://example.com "`), good("blank-in-path", `"https://example.com/a b"`),
	bad("blank-in-host", `"https://exa mple.com"`), bad("blank-in-scheme", `"http s://example.com"`),
})

var urlsWithoutBlanks = []change{
	good("http", `"http://example.com"`), good("wss", `"wss://example.com"`), good("upper-case", `"HTTPS://EXAMPLE.COM"`),
	good("no-slashes", `"https:example.com"`), good("one-slash", `"https:/example.com"`), good("three-slashes", `"https:///example.com"`),
	good("backslashes", `"https:\\\\example.com"`), good("wildcard-host", `"https://*.example.com"`), good("underscore-host", `"https://a_b.com"`),
	good("empty-port", `"https://example.com:"`), good("port", `"https://example.com:8443/a?b#c"`), good("user", `"https://user:word@example.com"`),
	good("umlaut-host", `"https://münchen.de"`), good("ipv6", `"https://[::1]:8080"`), good("short-ipv4", `"https://127.1"`), good("hex-ipv4", `"http://0x7f.1"`),
	good("newline", `"ht\ntps://example.com"`), good("hyphens", `"https://-a-.com"`), good("two-dots", `"https://a..b"`), good("last-dot", `"https://example.com."`),
	good("localhost", `"https://localhost"`), good("bad-percent-in-path", `"https://example.com/%zz"`), good("percent-host", `"https://%65xample.com"`),
	good("kana-host", `"https://日本.jp"`), good("ipv4-highest", `"http://4294967295"`), good("umlaut-path", `"https://example.com/ü"`),
	good("brace-host", `"https://{server}.com"`), good("quote-host", `"https://a\"b.com"`), good("comma-host", `"https://a,b.com"`), good("dot-host", `"https://."`),
	good("control-first", `"\u0001https://example.com"`), good("four-slashes", `"https:////example.com"`), good("two-ats", `"https://a@b@example.com"`),
	good("port-65535", `"https://example.com:65535"`), good("port-0", `"https://example.com:0"`), good("ideographic-dot", `"https://a。com"`), good("wide-host", `"https://ａ.com"`),
	good("hebrew-host", `"https://א.com"`), good("long-label", `"https://`+strings.Repeat("a", 64)+`.com"`), good("ipv4-octal-right", `"https://0300.1"`),
	good("ipv4-dot-last", `"https://1.2.3.4."`), good("ipv6-with-ipv4", `"https://[::ffff:1.2.3.4]"`), good("punycode", `"https://xn--mnchen-3ya.de"`), good("0xg", `"https://a.0xg"`),
	bad("ipv6-behind", `"https://[::1]a"`), bad("ipv6-short", `"https://[1:2]"`), bad("hex-last", `"https://a.0x1"`), bad("port-65536", `"https://example.com:65536"`),
	bad("only-port", `"https://:80"`), bad("only-user", `"https://user@"`), bad("empty-punycode", `"https://xn--.com"`), bad("joiner-host", `"https://\u200d.com"`),
	bad("delete-host", `"https://a\u007fb.com"`), bad("only-slash", `"http:/"`), bad("no-break-space", `"https\u00a0://a.com"`),
	bad("host", `"example.com"`), bad("www", `"www.example.com"`), bad("ftp", `"ftp://example.com"`), bad("ws", `"ws://example.com"`),
	bad("file-url", `"file:///a"`), bad("script", `"javascript:alert(1)"`), bad("mailto", `"mailto:a@example.com"`), bad("only-http", `"http://"`),
	bad("only-https", `"https:"`), bad("no-host", `"https://?a"`), bad("port-99999", `"https://example.com:99999"`), bad("port-letter", `"https://example.com:a"`),
	bad("ipv4-999", `"https://1.2.3.999"`), bad("ipv4-five", `"https://1.2.3.4.5"`), bad("ipv4-too-high", `"http://4294967296"`), bad("ipv4-octal", `"https://1.2.3.09"`),
	bad("number-last", `"https://a.1"`), bad("pipe-host", `"https://a|b.com"`), bad("bad-percent-host", `"https://x%zz.com"`), bad("ipv6-open", `"https://[::1"`),
	bad("less-host", `"https://a<b.com"`), bad("bad-punycode", `"https://xn--a"`), bad("caret-host", `"https://a^b.com"`), bad("nul-host", `"https://a%00b.com"`),
	bad("digit-scheme", `"1https://example.com"`), bad("no-colon", `"https//example.com"`), bad("wildcard", `"*.example.com"`), bad("localhost-port", `"localhost:3000"`),
	bad("data-url", `"data:text/html,x"`), bad("empty-url", `""`),
}
