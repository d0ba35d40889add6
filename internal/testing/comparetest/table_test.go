//go:build compare

package comparetest

import (
	"fmt"
	"slices"
	"strings"
)

// row is one line of the table: the samples of both servers. The JSON server may have none.
type row struct {
	name      string
	unit      string
	samples   [2][]float64
	bytes     [2]int     // of the last response, or 0
	failed    [2]bool    // the server has no result
	processor [2]float64 // mean processor time of a sample in ms, or 0
}

// table formats rows as Markdown.
func table(title string, rows []row) string {
	var out strings.Builder
	fmt.Fprintf(&out, "| %s | this server | JSON server | ratio | processor time | ratio | kB of a response |\n| --- | --- | --- | --- | --- | --- | --- |\n", title)
	for _, r := range rows {
		ratio, size := "—", "—"
		if len(r.samples[1]) > 0 {
			ratio = figure(median(r.samples[1])/median(r.samples[0])) + "×"
		}
		processor, processorRatio := "—", "—"
		if r.processor[0] > 0 {
			processor = figure(r.processor[0])
			if r.processor[1] > 0 {
				processor += ", " + figure(r.processor[1])
				processorRatio = figure(r.processor[1]/r.processor[0]) + "×"
			}
			processor += " ms"
		}
		if r.bytes[0] > 0 {
			size = figure(float64(r.bytes[0]) / 1000)
			if r.bytes[1] > 0 {
				size += ", " + figure(float64(r.bytes[1])/1000)
			}
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s | %s |\n", r.name, r.summary(0), r.summary(1), ratio, processor, processorRatio, size)
	}
	return out.String()
}

// summary is the median of a server's samples and, in parentheses, their quartiles.
func (r row) summary(which int) string {
	samples := r.samples[which]
	switch {
	case r.failed[which]:
		return "fails"
	case len(samples) == 0:
		return "—"
	case len(samples) == 1:
		return figure(samples[0]) + " " + r.unit
	default:
		return fmt.Sprintf("%s (%s–%s) %s", figure(median(samples)), figure(quantile(samples, 0.25)), figure(quantile(samples, 0.75)), r.unit)
	}
}

func median(samples []float64) float64 { return quantile(samples, 0.5) }

// quantile interpolates between the two nearest samples.
func quantile(samples []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(samples))
	at := q * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

// figure formats a number with at least two significant digits.
func figure(x float64) string {
	switch {
	case x < 1:
		return fmt.Sprintf("%.2f", x)
	case x < 10:
		return fmt.Sprintf("%.1f", x)
	default:
		return fmt.Sprintf("%.0f", x)
	}
}
