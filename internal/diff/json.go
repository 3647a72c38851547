package diff

import (
	"encoding/json"
	"io"

	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/source"
)

type (
	// A reportJSON is the report for programs; docs/diff.md has its members.
	reportJSON struct {
		Documents []documentJSON `json:"documents"`
		Places    []placeJSON    `json:"places"`
		Code      []codeJSON     `json:"code"`
	}

	documentJSON struct {
		Verdict string       `json:"verdict"` // a Verdict, or "gone" or "new"
		Old     *placeInFile `json:"old,omitempty"`
		New     *placeInFile `json:"new,omitempty"`
		resultJSON
	}

	placeJSON struct {
		Path     string        `json:"path"`
		Verdict  string        `json:"verdict"`
		Old      *placeInFile  `json:"old"`
		New      *placeInFile  `json:"new"`
		Keywords []keywordJSON `json:"keywords"`
		resultJSON
	}

	resultJSON struct {
		Loses  string          `json:"loses,omitempty"` // yes, no or unknown
		Gains  string          `json:"gains,omitempty"`
		Lost   json.RawMessage `json:"lost,omitempty"` // valid before, and not now
		Gained json.RawMessage `json:"gained,omitempty"`
	}

	keywordJSON struct {
		Name  string       `json:"name"`
		Old   *placeInFile `json:"old,omitempty"`
		New   *placeInFile `json:"new,omitempty"`
		Was   string       `json:"was,omitempty"`
		Is    string       `json:"is,omitempty"`
		Gone  []string     `json:"gone,omitempty"`
		Added []string     `json:"added,omitempty"`
	}

	codeJSON struct {
		Symbol   string       `json:"symbol"`
		Breaking bool         `json:"breaking"`
		Message  string       `json:"message"`
		Old      *placeInFile `json:"old,omitempty"`
		New      *placeInFile `json:"new,omitempty"`
	}

	placeInFile struct {
		File    string         `json:"file"`
		Line    int            `json:"line"`
		Column  int            `json:"column"`
		Pointer source.Pointer `json:"pointer"`
	}
)

// JSON writes the report for programs.
func (r *Report) JSON(w io.Writer) error {
	out := reportJSON{Documents: []documentJSON{}, Places: []placeJSON{}, Code: []codeJSON{}}
	for _, d := range r.Documents {
		one := documentJSON{Old: inFile(d.Old), New: inFile(d.New)}
		switch {
		case d.New == nil:
			one.Verdict = "gone"
		case d.Old == nil:
			one.Verdict = "new"
		default:
			one.Verdict, one.resultJSON = d.Verdict().String(), result(d.Result)
		}
		out.Documents = append(out.Documents, one)
	}
	for _, p := range r.Places {
		one := placeJSON{Path: p.Path, Verdict: p.Verdict().String(), Old: inFile(&p.Old), New: inFile(&p.New), resultJSON: result(p.Result)}
		one.Keywords = []keywordJSON{}
		for _, k := range p.Keywords {
			one.Keywords = append(one.Keywords, keywordJSON{k.Name, inFile(k.Old), inFile(k.New), k.Was, k.Is, k.Gone, k.Added})
		}
		out.Places = append(out.Places, one)
	}
	for _, c := range r.Code {
		out.Code = append(out.Code, codeJSON{c.Symbol, c.Breaking, c.Message, inFile(c.Old), inFile(c.New)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

func inFile(l *source.Loc) *placeInFile {
	if l == nil {
		return nil
	}
	p := l.Doc.Position(l.Offset)
	return &placeInFile{l.Doc.Name, p.Line, p.Column, l.Pointer}
}

func result(r contain.Result) resultJSON {
	words := map[contain.Answer]string{contain.Yes: "yes", contain.No: "no", contain.Unknown: "unknown"}
	out := resultJSON{Loses: words[r.Loses], Gains: words[r.Gains]}
	if r.Lost != nil {
		out.Lost = r.Lost.AppendJSON(nil)
	}
	if r.Gained != nil {
		out.Gained = r.Gained.AppendJSON(nil)
	}
	return out
}
