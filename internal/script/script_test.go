package script_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/script"
	"plugin-manifest-ls/internal/text"
)

// parse returns the parts of a file that is one script.
func parse(src string, language script.Language) *script.File {
	return script.Parse(src, language, text.Span{End: len(src)})
}

// hits returns the arguments of the calls of hit.
func hits(f *script.File) string {
	var all []string
	for _, c := range f.Calls {
		if c.X != nil && c.X.Kind == script.Identifier && c.X.Name == "hit" && len(c.List) == 1 {
			all = append(all, c.List[0].Name)
		}
	}
	return strings.Join(all, " ")
}

// A call is found in whatever surrounds it.
func TestCallsAreFound(t *testing.T) {
	for _, c := range []struct {
		language script.Language
		src      string
	}{
		{script.JavaScript, `hit("a")`},
		{script.JavaScript, `if (x) hit("a"); else { hit("b") }`},
		{script.JavaScript, `for (let i = 0, n = 3; i < n; i++) hit("a"); for (const x of list) hit("b"); for (;;) { hit("c") }`},
		{script.JavaScript, `for await (const x of y()) { hit("a") } do { hit("b") } while (hit("c")); while (x) hit("d")`},
		{script.JavaScript, `switch (x) { case 1: hit("a"); break; default: hit("b") }`},
		{script.JavaScript, `try { hit("a") } catch { hit("b") } finally { hit("c") } try {} catch ({ message }) { hit("d") }`},
		{script.JavaScript, `outer: for (;;) { hit("a"); continue outer }`},
		{script.JavaScript, `const f = async x => hit("a"), g = async (x, { y = 1 }, ...z) => { await hit("b") }, h = () => ({ a: hit("c") })`},
		{script.JavaScript, `function* f() { yield hit("a"); yield* hit("b"); return }`},
		{script.JavaScript, `class A extends B { static #x = hit("a"); get y() { return hit("b") } async *z() { hit("c") } static { hit("d") } constructor(a) { super(a); hit("e") } }`},
		{script.JavaScript, `const o = { a() { hit("a") }, get b() { return hit("b") }, async c() { hit("c") }, ["d" + e]: hit("d"), async: 1, get: hit("e"), ...hit("f") }`},
		{script.JavaScript, "const t = `a${hit(\"a\")}b${`c${hit(\"b\")}`}` + tag`x${hit(\"c\")}`"},
		{script.JavaScript, `x = a ? hit("a") : b ?? hit("b"); y ||= hit("c"); z += hit("d"); !hit("e"); typeof hit("f")`},
		{script.JavaScript, `a?.b?.[hit("a")]?.(hit("b")).c; new X(hit("c")).d(); new Y; hit("d")`},
		{script.JavaScript, `if (/["'/]/.test(a)) hit("a"); b = c / d / hit("b"); s.replace(/[/\]]+/g, hit("c"))`},
		{script.JavaScript, "// hit('no')\n/* hit('no') */ hit('a') // '\n<!-- hit('no')\nhit('b')"},
		{script.JavaScript, "#!/usr/bin/env node\n\ufeffhit('a')\u00a0;hit('b')"},
		{script.JavaScript, `import a, { b as c } from "x"; import * as d from 'y'; import "z"; export * from "q"; export { e as f } from "r"; hit("a")`},
		{script.JavaScript, `export default { data() { return hit("a") } }; export const x = hit("b"), y = 2; export async function f() { hit("c") }`},
		{script.JavaScript, `const m = await import("./x.js"); import.meta.url; hit("a")`},
		{script.JavaScript, `@Component({ a: hit("a") }) class A { @Input() b = hit("b"); @hit("c") d() {} }`},
		{script.JavaScript, `const a = <p title='x' {...rest} onClick={() => hit("a")}>Don't {list.map(x => <B key={x} v={hit("b")}/>)} &amp; <></></p>; hit("c")`},
		{script.JavaScript, `const a = x < 3 && y > 4 ? <A.B c="d">{/* hit("no") */}</A.B> : null; hit("a")`},
		{script.TypeScript, `const x: Record<string, Array<{ a?: number }>> = hit("a"); let y!: string; function f<T extends A = B>(this: X, a?: T, b: () => void = hit("b")): a is string { hit("c") }`},
		{script.TypeScript, `interface A<T> extends B { hit("no"): string; (x: number): void } type C = { [K in keyof A]?: A[K] } | (() => string); hit("a")`},
		{script.TypeScript, `enum E { A = "x", B } const enum F { C = hit("a") } declare module "x" { export function hit(a: string): void } namespace N { hit("b") } abstract class G { abstract x(): void; private readonly y?: string = hit("c"); constructor(private z: string) {} }`},
		{script.TypeScript, `const a = <T,>(x: T): x is T => hit("a"), b = x as unknown as string, c = hit("b")!, d = y satisfies Z; f<A, B<C>>(hit("c")); a < b; hit("d")`},
		{script.TypeScript, `const f = async ({ a, b }: { a: string; b?: number }): Promise<void> => { hit("a") }; const g = (x): x is string => hit("b"); x ? (y) : hit("c")`},
		{script.TypeScript, `import type { A } from "./a"; import { type B, c } from './b'; export type { A }; import fs = require("fs"); hit("a")`},
		{script.TypeScript, `let v = x! + y!.z; const t: [a: string, b?: number] = [hit("a"), 1]; type U = import("./x").Y<Z>; hit("b")`},
		{script.TypeScriptJSX, `const C: React.FC<P> = ({ a }) => <T<string> b={a as string}>{hit("a")}</T>; const g = <T,>(x: T) => hit("b")`},
		// Code that is being typed.
		{script.JavaScript, `const a = ; hit("a"`},
		{script.JavaScript, "ZOHO.\nconst b = hit('a')"},
		{script.JavaScript, "function ({ ] \n hit('a')"},
		{script.JavaScript, "f({ a: 1, b: \n}); hit('a')"},
		{script.JavaScript, "const o = { a: [1, 2 }; hit('a')"},
		{script.JavaScript, "}}))]] hit('a')"},
		{script.JavaScript, "if (a hit('a')"},
		{script.JavaScript, "const s = 'unterminated\nhit('a')"},
		{script.JavaScript, "import { a } from\nhit('a')"},
	} {
		var want []string
		for i := range strings.Count(c.src, `hit("`) + strings.Count(c.src, `hit('`) - strings.Count(c.src, `hit("no"`) - strings.Count(c.src, `hit('no'`) {
			want = append(want, string(rune('a'+i)))
		}
		f := parse(c.src, c.language)
		got := strings.Fields(hits(f))
		for _, name := range want {
			if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+name+" ") {
				t.Errorf("hit(%q) was not found in\n%s\nfound %q", name, c.src, got)
			}
		}
		if len(got) != len(want) {
			t.Errorf("found %q in\n%s", got, c.src)
		}
		if f.Cut {
			t.Errorf("%s was cut", c.src)
		}
	}
}

// The values of a name, its imports and exports.
func TestNames(t *testing.T) {
	f := parse(`import def, { a as b } from "./m.js"; import * as ns from "n";
const { c: { d = "x" }, ...rest } = conf, [e, , g] = list;
export let h = 1; h = 2;
export { h as i, b as j }; export * from "./star"; export * as k from "./all"; export default class L {}
function f(p, { q = "y" } = {}) { var v = p; { let v = 3 } return q }`, script.JavaScript)
	var list strings.Builder
	for _, b := range f.Bindings {
		list.WriteString(b.Name)
		switch {
		case b.Import != nil:
			fmt.Fprintf(&list, "=%s:%s", b.Import.Module, b.Import.Name)
		case b.Param != nil:
			fmt.Fprintf(&list, "(%d%v)", b.Param.Index, b.Param.Path)
		default:
			fmt.Fprintf(&list, "*%d", len(b.Values))
		}
		list.WriteByte(' ')
	}
	const want = "def=./m.js:default b=./m.js:a ns=n:* d*1 rest*1 e*1 g*1 h*2 L*1 p(0[]) q(1[{q 0 false false}]) v*1 v*1 f*1 "
	if got := list.String(); got != want {
		t.Errorf("bindings are\n%s, want\n%s", got, want)
	}
	for name, is := range map[string]bool{"h": true, "i": true, "j": true, "k": true, "default": true, "b": false, "c": false} {
		if _, ok := f.Exports[name]; ok != is {
			t.Errorf("%s is exported: %t", name, ok)
		}
	}
	if !f.Module || strings.Join(f.Stars, " ") != "./star" || strings.Join(f.Modules, " ") != "./m.js n ./star ./all" {
		t.Errorf("module %t, %q, %q", f.Module, f.Stars, f.Modules)
	}
}

func TestJSON(t *testing.T) {
	f := script.ParseJSON(`{"a": "x", "b": {"c": ["y"]}}`)
	if e := f.Exports["a"]; e.Node == nil || e.Node.Name != "x" || f.Exports["default"].Node.Kind != script.Object {
		t.Errorf("exports are %v", f.Exports)
	}
}

// The memory of a parser does not show what an earlier file had in it.
func TestParserReusesMemory(t *testing.T) {
	var p script.Parser
	src := "const a = b.c(`${d}e`, {f: [g]}); function h({i = 1}, ...j) { return a || i + j }"
	read := func(src string) *script.File { return p.Parse(src, script.JavaScript, text.Span{End: len(src)}) }
	want := describe(read(src))
	read(strings.Repeat("class A { b = c(d, e => { this.f = {g: 'h'} }) }\n", 500))
	if got := describe(read(src)); got != want || !strings.Contains(want, "h at 43 with 1 values") {
		t.Errorf("got %s, want %s", got, want)
	}
}

// describe returns the bindings and calls of a file.
func describe(f *script.File) string {
	var b strings.Builder
	for _, bound := range f.Bindings {
		fmt.Fprintf(&b, "%s at %d with %d values;", bound.Name, bound.At, len(bound.Values))
		for _, v := range bound.Values {
			write(&b, v.Node)
		}
	}
	for _, c := range f.Calls {
		write(&b, c)
	}
	return b.String()
}

// write writes a node with what is in it.
func write(b *strings.Builder, n *script.Node) {
	if n == nil {
		return
	}
	fmt.Fprintf(b, " %d:%d-%d %s %t%t%t(", n.Kind, n.Start, n.End, n.Name, n.Arrow, n.Defaulted, n.Pattern)
	write(b, n.X)
	write(b, n.Y)
	for _, part := range n.List {
		write(b, part)
	}
	b.WriteByte(')')
}

// Nesting is limited; a file that exceeds the limit is cut.
func TestDeepNesting(t *testing.T) {
	for _, open := range []string{"(", "[", "{", "a(", "{a:", "() => {", "`${", "<a>", "<a b={", "!", "a ? ", "class A { b() {", "x = ", "(a: ["} {
		for _, language := range []script.Language{script.JavaScript, script.TypeScript, script.TypeScriptJSX} {
			f := parse(strings.Repeat(open, 20_000), language)
			if f.Top.End == 0 {
				t.Errorf("%q has no end", open)
			}
		}
	}
}

// Whatever the bytes, parsing ends and every node is within the file.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a?.b`${c}`", "<a b={c}>d</a>", "function f<T>(a?: T): void {}", "({a, b: [c = 1], ...d}) => e", "/[/]/", "`${`", "\\", "@a class{", "<!--", "import{"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, language := range []script.Language{script.JavaScript, script.TypeScript, script.TypeScriptJSX} {
			file := parse(src, language)
			for _, n := range append(file.Calls, file.Objects...) {
				if n.Start < 0 || n.Start > n.End || int(n.End) > len(src) {
					t.Fatalf("%d to %d of %d bytes", n.Start, n.End, len(src))
				}
			}
		}
		script.ParseJSON(src)
	})
}

// BenchmarkParse parses typical code.
func BenchmarkParse(b *testing.B) {
	src := strings.Repeat(`
/** Loads what belongs to a ticket and shows it. */
export async function loadTicket(ticketId, options = {}) {
  const url = `+"`https://desk.zoho.com/api/v1/tickets/${ticketId}/comments`"+`;
  if (!ticketId || /^\s*$/.test(ticketId)) {
    throw new Error("no ticket was given");
  }
  for (const comment of options.comments || []) {
    document.querySelector('#row' + comment.id).innerHTML = render({ text: comment.text, total: comment.length / 2 });
  }
  return { url, headers: { "Content-Type": "application/json" } };
}
`, 80)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if len(parse(src, script.JavaScript).Calls) != 320 {
			b.Fatal("not all calls were found")
		}
	}
}
