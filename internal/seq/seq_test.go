package seq_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/seq"
)

type number int

type sum struct{ n, total int }

func (n number) Measure() sum { return sum{1, int(n)} }
func (a sum) Add(b sum) sum   { return sum{a.n + b.n, a.total + b.total} }
func same(a, b number) bool   { return a == b }
func of(ns []number) numbers  { return seq.Of[number, sum](slices.Clone(ns)) }
func contents(l numbers) []number {
	var all []number
	for _, n := range l.All() {
		all = append(all, n)
	}
	return all
}

type numbers = seq.List[number, sum]

// Random splices have the same effect on a list as on a slice, and do not change old versions.
func TestListBehavesLikeASlice(t *testing.T) {
	splices, long := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		want := make([]number, rapid.SampledFrom([]int{0, 1, 31, 32, 33, 200, 1100, 3000}).Draw(t, "length"))
		step := rapid.IntRange(0, 9).Draw(t, "step")
		for i := range want {
			want[i] = number(i * step % 10)
		}
		l := of(want)
		for range rapid.IntRange(1, 12).Draw(t, "splices") {
			i := rapid.IntRange(0, len(want)).Draw(t, "i")
			j := rapid.IntRange(i, min(len(want), i+rapid.SampledFrom([]int{0, 1, 40, 3000}).Draw(t, "reach"))).Draw(t, "j")
			ins := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 9), func(i int) number { return number(i) }), 0, 100).Draw(t, "items")

			splices++
			if len(want) > 200 {
				long++
			}
			old, oldWant := l, slices.Clone(want)
			l = l.Splice(i, j, slices.Clone(ins))
			want = slices.Concat(want[:i], ins, want[j:])

			check(t, l, want)
			check(t, old, oldWant)
			start, aEnd, bEnd := seq.Diff(old, l, same)
			if !slices.Equal(oldWant[:start], want[:start]) || !slices.Equal(oldWant[aEnd:], want[bEnd:]) {
				t.Fatalf("Diff = %d, %d, %d, but elements outside of the range differ", start, aEnd, bEnd)
			}
		}
	})
	t.Logf("%d of %d splices are of long lists", long, splices)
	if long < splices/30 {
		t.Errorf("only %d of %d splices are of lists with inner nodes", long, splices)
	}
}

func check(t *rapid.T, l numbers, want []number) {
	if got := contents(l); !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	total := 0
	for i, n := range want {
		if got, before := l.At(i); got != n || before != (sum{i, total}) {
			t.Fatalf("at %d: %v after %v, want %v after %d", i, got, before, n, total)
		}
		total += int(n)
	}
	if l.Sum() != (sum{len(want), total}) || l.Len() != len(want) {
		t.Fatalf("sum %v, len %d, want %d elements with %d", l.Sum(), l.Len(), len(want), total)
	}
	half, first := total/2, 0
	for before := 0; first < len(want) && before+int(want[first]) <= half; first++ {
		before += int(want[first])
	}
	if i, _ := l.Find(func(s sum) bool { return s.total > half }); i != first {
		t.Fatalf("found %d, want %d", i, first)
	}
}

// The tree of a long list stays shallow, and an edit shares most of its nodes.
func TestDiffOfOneChangeIsOneElement(t *testing.T) {
	many := make([]number, 100_000)
	for i := range many {
		many[i] = number(i)
	}
	l := of(many)
	for _, at := range []int{0, 1, 31, 32, 50_000, 99_998, 99_999} {
		start, aEnd, bEnd := seq.Diff(l, l.Splice(at, at+1, []number{-1}), same)
		if start != at || aEnd != at+1 || bEnd != at+1 {
			t.Errorf("change at %d: diff %d %d %d", at, start, aEnd, bEnd)
		}
	}
}

func BenchmarkReplaceOneOf40000(b *testing.B) {
	many := make([]number, 40_000)
	l := of(many)
	b.ReportAllocs()
	for b.Loop() {
		l.Splice(20_000, 20_001, []number{1})
	}
}
