package simulation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The chart's size and margins, in pixels.
const (
	chartWidth, chartHeight              = 760, 420
	chartLeft, chartTop                  = 56, 40
	chartRight, chartBottom              = 150, 48
	plotWidth                            = chartWidth - chartLeft - chartRight
	plotHeight                           = chartHeight - chartTop - chartBottom
	background, ink, faint, accent, grey = "#ffffff", "#1f2328", "#d8dee4", "#0969da", "#57606a"
)

// line is one curve of the chart.
type line struct {
	name, colour, dash string
	wide               float64
	curve              []float64
}

// Chart draws the mean recall after each question, of tacit and of the ways of asking that it is compared with, as SVG.
func Chart(results []Result) []byte {
	questions := len(results[0].Curve)
	mean := func(of func(Result) []float64) []float64 {
		sum := make([]float64, questions)
		for _, r := range results {
			for i, v := range of(r) {
				sum[i] += v / float64(len(results))
			}
		}
		return sum
	}
	known := map[string]*Specialist{}
	for _, s := range Specialists() {
		known[s.ID] = s
	}
	lines := []line{
		{"oracle", grey, "2 4", 1.5, mean(func(r Result) []float64 { return r.Oracle })},
		{"tacit", accent, "", 3.5, mean(func(r Result) []float64 { return r.Curve })},
	}
	colours := map[string]string{"fixed10": "#bc4c00", "random": "#8250df", "fixed4": "#1a7f37", "free-recall": "#9a6700", "form17": "#cf222e", "intake3": grey}
	for _, p := range Policies {
		lines = append(lines, line{p.Name, colours[p.Name], "", 1.8, mean(func(r Result) []float64 {
			s := known[r.Specialist]
			return Ask(NewMind(s, r.Seed), p.Questions(s, r.Seed), questions)
		})})
	}
	return draw(lines, questions)
}

func draw(lines []line, questions int) []byte {
	var b strings.Builder
	x := func(q int) float64 { return chartLeft + plotWidth*float64(q)/float64(questions) }
	y := func(v float64) float64 { return chartTop + plotHeight*(1-v) }
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="12">`+"\n", chartWidth, chartHeight)
	fmt.Fprintf(&b, `<title>Share of what twelve simulated specialists know that was said, by question</title>`+"\n"+`<rect width="100%%" height="100%%" fill="%s"/>`+"\n", background)
	fmt.Fprintf(&b, `<text x="%d" y="24" fill="%s" font-weight="600">What was said of what they know, after so many questions</text>`+"\n", chartLeft, ink)
	for v := 0; v <= 100; v += 20 {
		at := y(float64(v) / 100)
		fmt.Fprintf(&b, `<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="%s"/><text x="%d" y="%.1f" fill="%s" text-anchor="end">%d %%</text>`+"\n", chartLeft, chartLeft+plotWidth, at, at, faint, chartLeft-8, at+4, grey, v)
	}
	for q := 0; q <= questions; q += 10 {
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" fill="%s" text-anchor="middle">%d</text>`+"\n", x(q), chartTop+plotHeight+20, grey, q)
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.curve[len(b.curve)-1], a.curve[len(a.curve)-1]) }) // labels from the top
	taken := make([]float64, 0, len(lines))
	for _, l := range lines {
		points := []string{fmt.Sprintf("%.1f,%.1f", x(0), y(0))}
		for i, v := range l.curve {
			points = append(points, fmt.Sprintf("%.1f,%.1f", x(i+1), y(v)))
		}
		fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="%.1f" stroke-dasharray="%s" stroke-linejoin="round"/>`+"\n", strings.Join(points, " "), l.colour, l.wide, l.dash)
		at := y(l.curve[len(l.curve)-1])
		for again := true; again; { // labels do not lie on each other
			again = false
			for _, t := range taken {
				if at-t < 14 && t-at < 14 {
					at, again = t+14, true
				}
			}
		}
		taken = append(taken, at)
		fmt.Fprintf(&b, `<text x="%d" y="%.1f" fill="%s" font-weight="%s">%s %.0f %%</text>`+"\n", chartLeft+plotWidth+8, at+4, l.colour, map[bool]string{true: "600", false: "400"}[l.name == "tacit"], l.name, 100*l.curve[len(l.curve)-1])
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}
