package inspect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Tally is how often a keyword became what.
type Tally struct {
	Keyword string
	Places  int
	Became  []int // one for each outcome, in order
}

// Keywords counts the places by keyword, most frequent first.
func (c Coverage) Keywords() []Tally {
	counts, became := make(map[string]int), make(map[string][]int)
	for _, p := range c.Places {
		if counts[p.Keyword]++; counts[p.Keyword] == 1 {
			became[p.Keyword] = make([]int, len(outcomes))
		}
		for i, o := range outcomes {
			if p.Became&o.outcome != 0 {
				became[p.Keyword][i]++
			}
		}
	}
	var all []Tally
	for _, one := range sorted(counts) {
		all = append(all, Tally{one.What, one.Times, became[one.What]})
	}
	return all
}

// Write prints a table of the keywords, and one of the places that a program
// sees.
func (c Coverage) Write(w io.Writer) error {
	var b bytes.Buffer
	c.writeKeywords(&b)
	for _, view := range c.Views {
		fmt.Fprintf(&b, "%6d %s\n", view.Times, view.What)
	}
	all := c.Typed + c.Untyped
	share := 100.0
	if all > 0 {
		share = 100 * float64(c.Typed) / float64(all)
	}
	fmt.Fprintf(&b, "\n%d of %d places that say what a value is have a type of their own (%.1f %%)\n", c.Typed, all, share)
	for _, reason := range c.Reasons {
		fmt.Fprintf(&b, "%6d have none: %s\n", reason.Times, reason.What)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// writeKeywords prints a row for each keyword and a column for each outcome
// that there is.
func (c Coverage) writeKeywords(b *bytes.Buffer) {
	const digits = 5 // of a large number
	tallies := c.Keywords()
	if len(tallies) == 0 {
		return
	}
	var columns []int
	for i := range outcomes {
		if slices.ContainsFunc(tallies, func(t Tally) bool { return t.Became[i] > 0 }) {
			columns = append(columns, i)
		}
	}
	width := 0
	for _, t := range tallies {
		width = max(width, len([]rune(t.Keyword)))
	}
	row := func(name, places string, cell func(i int) string) {
		fmt.Fprintf(b, "%s%s  %6s", name, strings.Repeat(" ", width-len([]rune(name))), places)
		for _, i := range columns {
			fmt.Fprintf(b, "  %*s", max(len(outcomes[i].word), digits), cell(i))
		}
		b.WriteString("\n")
	}
	row("", "places", func(i int) string { return outcomes[i].word })
	for _, t := range tallies {
		row(t.Keyword, strconv.Itoa(t.Places), func(i int) string {
			if t.Became[i] == 0 {
				return "."
			}
			return strconv.Itoa(t.Became[i])
		})
	}
	b.WriteString("\n")
}

// WritePlaces prints a line for each place.
func (c Coverage) WritePlaces(w io.Writer) error {
	var b bytes.Buffer
	for _, p := range c.Places {
		fmt.Fprintf(&b, "%s: %s", p.Loc, strings.Join(p.Became.Words(), ", "))
		if p.Why != "" {
			b.WriteString(": " + p.Why)
		}
		b.WriteString("\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

// WriteJSON prints all of it for programs.
func (c Coverage) WriteJSON(w io.Writer) error {
	type place struct {
		File    string   `json:"file"`
		Line    int      `json:"line"`
		Column  int      `json:"column"`
		Pointer string   `json:"pointer"`
		Keyword string   `json:"keyword"`
		Became  []string `json:"became"`
		Why     string   `json:"why,omitempty"`
	}
	type keyword struct {
		Keyword string         `json:"keyword"`
		Places  int            `json:"places"`
		Became  map[string]int `json:"became"`
	}
	var report struct {
		Keywords []keyword      `json:"keywords"`
		Views    map[string]int `json:"views"`
		Typed    int            `json:"typed"`
		Untyped  map[string]int `json:"untyped"`
		Places   []place        `json:"places"`
	}
	for _, t := range c.Keywords() {
		became := make(map[string]int)
		for i, times := range t.Became {
			if times > 0 {
				became[outcomes[i].word] = times
			}
		}
		report.Keywords = append(report.Keywords, keyword{t.Keyword, t.Places, became})
	}
	report.Typed, report.Views, report.Untyped = c.Typed, byName(c.Views), byName(c.Reasons)
	for _, p := range c.Places {
		at := p.Loc.Doc.Position(p.Loc.Offset)
		report.Places = append(report.Places, place{p.Loc.Doc.Name, at.Line, at.Column, string(p.Loc.Pointer), p.Keyword, p.Became.Words(), p.Why})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}

func byName(counts []Count) map[string]int {
	all := make(map[string]int)
	for _, c := range counts {
		all[c.What] = c.Times
	}
	return all
}
