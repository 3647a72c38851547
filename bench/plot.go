package main

import (
	"image/color"
	"os"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

// plots writes a plot for each schema and thing that is done: ratios by the
// size of the document.
func plots(dir string, tables []table) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for first := 0; first < len(tables); {
		// Tables of one schema stand together, and so do sizes.
		group := map[string][]table{}
		last := first
		for last < len(tables) && tables[last].subject == tables[first].subject {
			group[tables[last].does] = append(group[tables[last].does], tables[last])
			last++
		}
		for does, some := range group {
			file := filepath.Join(dir, some[0].subject+"-"+does+".svg")
			if err := drawing(some, file); err != nil {
				return err
			}
		}
		first = last
	}
	return nil
}

func drawing(tables []table, file string) error {
	p := plot.New()
	p.Title.Text = tables[0].subject + ": " + tables[0].does
	p.Y.Label.Text = "times encoding/json"
	p.Y.Min = 0
	var names []string
	for _, t := range tables {
		names = append(names, t.size)
	}
	p.NominalX(names...)
	p.Legend.Top = true
	p.Legend.Left = true
	p.Add(plotter.NewGrid())
	count := len(tables[0].results)
	width := vg.Points(330 / float64(count) / float64(len(tables)))
	for n := range count {
		var values plotter.Values
		for _, t := range tables {
			values = append(values, t.results[n].quantile(0.5))
		}
		bars, err := plotter.NewBarChart(values, width)
		if err != nil {
			return err
		}
		bars.LineStyle.Width = 0
		bars.Offset = width * vg.Length(float64(n)-float64(count-1)/2)
		bars.Color = shade(n, tables[0].results[n].by)
		p.Add(bars)
		p.Legend.Add(tables[0].results[n].by, bars)
	}
	p.Y.Max *= 1.6 // room for the legend
	return p.Save(7*vg.Inch, 4*vg.Inch, file)
}

// shade is a colour for typewright and a grey for others.
func shade(n int, by string) color.Color {
	if strings.HasPrefix(by, "typewright") {
		return color.RGBA{R: 0, G: 90, B: uint8(200 - 90*(len(by)%2)), A: 255}
	}
	grey := uint8(60 + n*17%170)
	return color.Gray{Y: grey}
}
