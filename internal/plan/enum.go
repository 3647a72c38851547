package plan

import (
	"strings"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// enum declares the type of an enumeration. Its constants get their names
// when all types have theirs.
func (b *builder) enum(n *model.Node, view model.Enumeration) *Decl {
	form := &Enum{Of: String}
	if view.Of == model.ScalarInteger {
		form.Of = Int64
		if b.options.Exact {
			form.Of = Number
		}
	}
	d := b.declare(n, form)
	seen := make(map[string]bool)
	for _, v := range view.Values {
		literal := v.Text
		if view.Of == model.ScalarInteger {
			literal = integerLiteral(v.Value)
		}
		if seen[literal] {
			continue
		}
		seen[literal] = true
		note := b.notes[v.Value]
		form.Values = append(form.Values, EnumValue{Name: note.Name, Literal: literal, Doc: b.valueDoc(note, v.Notes)})
	}
	return d
}

// valueDoc is the documentation of a constant.
func (b *builder) valueDoc(note model.ValueNote, notes model.Notes) []string {
	if note.Text != "" {
		return []string{note.Text}
	}
	b.pkg.Told = append(b.pkg.Told, Telling{Notes: notes})
	return notesDoc(notes, "", "")
}

// constants names the constants of an enumeration: the type's name and words
// of the value, which are those that the schema gives it, or else its own.
// Where two values have the same words, the first has them alone and the
// second is spelled out: a-b and a_b are AB and AUnderscoreB, red and Red are
// Red and TitleRed. So the names follow from the value and from those before
// it, and a value that is added behind the others changes none. A name that is
// locked goes before all that.
func (b *builder) constants(d *Decl, form *Enum) {
	scope := ident.NewScope()
	given := make([]string, len(form.Values))
	for i, v := range form.Values {
		if v.Name != "" {
			words := ident.Exported(v.Name)
			if rest, ok := strings.CutPrefix(words, d.Name); ok && rest != "" {
				words = ident.Exported(rest)
			}
			given[i] = scope.Take(words)
		}
	}
	kept := b.keptConstants[d.Node]
	for _, v := range form.Values {
		if words, ok := strings.CutPrefix(kept[v.Literal], d.Name); ok && words != "" {
			scope.Take(words)
		}
	}
	for i := range form.Values {
		v := &form.Values[i]
		words := given[i]
		if name := kept[v.Literal]; name != "" && (words == "" || name == d.Name+words) {
			v.Name = name
			continue
		}
		switch {
		case words != "":
		case form.Of == String:
			words = scope.Take(ident.Exported(v.Literal), ident.Spelled(v.Literal))
		default:
			words = scope.Take(strings.Replace(v.Literal, "-", "Minus", 1))
		}
		v.Name = b.scope.Take(d.Name+words, d.Name+"Value"+words)
	}
}

// integerLiteral writes a number that is an integer in Go's syntax.
func integerLiteral(v *source.Value) string {
	r := rational(v.Text)
	return r.Num().String()
}

// valueNotes collects what schemas say about single values.
func valueNotes(m *model.Model) map[*source.Value]model.ValueNote {
	all := make(map[*source.Value]model.ValueNote)
	for _, n := range m.Nodes {
		for v, note := range n.Notes.Values {
			all[v] = note
		}
	}
	return all
}
