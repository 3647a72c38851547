package lint

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// Text writes findings for people, in a style that may be nil.
func Text(w io.Writer, findings []Finding, style *source.Style) error {
	for _, f := range findings {
		d := f.Diagnostic
		d.Message += " [" + f.Rule.Name + "]"
		if _, err := fmt.Fprintln(w, d.Format(style)); err != nil {
			return err
		}
	}
	return nil
}

// A record is a finding in JSON.
type record struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Pointer string   `json:"pointer"`
	Rule    string   `json:"rule"`
	Message string   `json:"message"`
	Notes   []string `json:"notes,omitempty"`
}

// JSON writes findings as an array of objects.
func JSON(w io.Writer, findings []Finding) error {
	records := make([]record, len(findings))
	for i, f := range findings {
		at := position(f)
		records[i] = record{
			File: f.Loc.Doc.Name, Line: at.Line, Column: at.Column, Pointer: string(f.Loc.Pointer),
			Rule: f.Rule.Name, Message: f.Message, Notes: f.Notes,
		}
	}
	return encode(w, records)
}

func position(f Finding) source.Position { return f.Loc.Doc.Position(f.Loc.Offset) }

func encode(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

// GitHub writes findings as commands of a workflow, which GitHub shows at the
// lines of a change.
func GitHub(w io.Writer, findings []Finding) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, f := range findings {
		at := position(f)
		message := strings.Join(append([]string{f.Message}, f.Notes...), "\n")
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level(f),
			property.Replace(filepath.ToSlash(f.Loc.Doc.Name)), at.Line, at.Column, property.Replace("typewright "+f.Rule.Name), data.Replace(message))
		if err != nil {
			return err
		}
	}
	return nil
}

// level is how bad a finding is, as GitHub and SARIF have it.
func level(f Finding) string {
	if f.Rule == InvalidSchema {
		return "error"
	}
	return "warning"
}
