package plan

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A Default is what an optional field counts as where it is absent.
type Default struct {
	Getter string        // the method that returns the field or this
	Text   string        // in JSON
	Value  *source.Value // the same, as the schema has it
	Go     string        // a literal or a constant of the type below pointers; "" if the text is to be decoded
	Deep   bool          // SetDefaults goes on in it; not where it could go on for ever
}

// defaultOf returns the default of a node: its own, or that of what it refers
// to.
func defaultOf(n *model.Node) *source.Value {
	for seen := 0; n != nil && seen < 8; seen++ {
		if n.Notes.Default != nil {
			return n.Notes.Default
		}
		var next *model.Node
		for _, check := range n.Checks {
			switch check := check.(type) {
			case model.Ref:
				next = check.Node
			case model.AllOf:
				for _, part := range check.Nodes {
					if part.Notes.Default != nil {
						return part.Notes.Default
					}
				}
			}
		}
		n = next
	}
	return nil
}

// flaw says why a default cannot be one, if so.
func (b *builder) flaw(n *model.Node, v *source.Value) string {
	switch {
	case v == nil:
		return ""
	case !b.judge.Accepts(n, v):
		return "which the schema itself rejects"
	case !holdable(v):
		return "which Go cannot hold unchanged"
	}
	return ""
}

// holdable tells whether the types for numbers and times can hold all that is
// in a value.
func holdable(v *source.Value) bool {
	switch v.Kind {
	case source.Number:
		return holdableNumber(v.Text)
	case source.String:
		return !strings.Contains(v.Text, ":") || holdableTime(v.Text)
	case source.Null, source.Bool, source.Array, source.Object:
	}
	for _, item := range v.Items {
		if !holdable(item) {
			return false
		}
	}
	for _, m := range v.Members {
		if !holdable(m.Value) {
			return false
		}
	}
	return true
}

// holdableNumber tells whether a number is an int64 and a float64, or the
// shortest text of a float64.
func holdableNumber(literal string) bool {
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return false
	}
	r := rational(literal)
	if r.IsInt() {
		return r.Num().IsInt64() && new(big.Rat).SetFloat64(f).Cmp(r) == 0
	}
	return rational(strconv.FormatFloat(f, 'g', -1, 64)).Cmp(r) == 0
}

// holdableTime tells whether a text is no date-time, or one that a time.Time
// can hold.
func holdableTime(text string) bool {
	t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
	if err != nil {
		return !strings.Contains(text, ":60")
	}
	digits := strings.TrimRight(text, "Zz")
	if i := strings.IndexByte(digits, '.'); i >= 0 {
		digits = strings.TrimRight(digits[i+1:], "0123456789")
		digits = strings.TrimSuffix(text[i+1:], digits)
	}
	return len(digits) <= 9 || t.Nanosecond() == 0 || !strings.Contains(text, ".")
}

// defaults gives the fields of all structs their defaults, and finds the types
// that have some, in themselves or in their parts.
func (b *builder) defaults() {
	for _, d := range b.pkg.Types {
		view, ok := b.views[d].(*model.Struct)
		if !ok {
			continue
		}
		s := d.Form.(*Struct)
		scope := ident.NewScope(b.methods()...)
		for _, f := range append(s.Fields[:len(s.Fields):len(s.Fields)], present(s.Rest, s.Other)...) {
			scope.Take(f.Name)
		}
		for i, f := range view.Fields {
			v := defaultOf(f.Node)
			if f.Required || f.Conditional || v == nil || b.flaw(f.Node, v) != "" {
				continue
			}
			field := &s.Fields[i]
			field.Default = &Default{
				Getter: scope.Take(field.Name+"OrDefault", field.Name+"OrDefaultValue"),
				Text:   string(v.AppendJSON(nil)),
				Value:  v,
				Go:     literal(field.Type, v),
				Deep:   !reaches(field.Type, d, make(map[*Decl]bool)),
			}
		}
	}
	for grown := true; grown; {
		grown = false
		for _, d := range b.pkg.Types {
			if !d.Defaults && hasDefaults(d.Form) {
				d.Defaults, grown = true, true
			}
		}
	}
}

func present(fields ...*Field) []Field {
	var all []Field
	for _, f := range fields {
		if f != nil {
			all = append(all, *f)
		}
	}
	return all
}

// hasDefaults tells whether a type has defaults, as far as is known of its
// parts.
func hasDefaults(f Form) bool {
	for _, field := range formFields(f) {
		if field.Default != nil || HasDefaults(field.Type) {
			return true
		}
	}
	return false
}

// HasDefaults tells whether values of a type contain some of a declared type
// with defaults.
func HasDefaults(t Type) bool {
	switch t := t.(type) {
	case Named:
		return t.Decl.Defaults
	case Pointer:
		return HasDefaults(t.Elem)
	case Slice:
		return HasDefaults(t.Elem)
	case Map:
		return HasDefaults(t.Elem)
	case Opt:
		return HasDefaults(t.Elem)
	case *External:
		return t.Decl != nil && t.Decl.Defaults
	}
	return false
}

// formFields are the parts of a declared type.
func formFields(f Form) []Field {
	switch f := f.(type) {
	case *Struct:
		return append(f.Fields[:len(f.Fields):len(f.Fields)], present(f.Rest)...)
	case *Tuple:
		return append(f.Fields[:len(f.Fields):len(f.Fields)], present(f.Rest)...)
	case *Union:
		var all []Field
		for _, t := range f.Variants {
			all = append(all, Field{Type: t})
		}
		return all
	case Defined:
		return []Field{{Type: f.Type}}
	case Wrapper:
		return []Field{{Type: f.Type}}
	case Alias:
		return []Field{{Type: Named{f.Decl}}}
	case *Enum:
	}
	return nil
}

// reaches tells whether a value of a type can contain one of a declared type.
func reaches(t Type, d *Decl, seen map[*Decl]bool) bool {
	switch t := t.(type) {
	case Pointer:
		return reaches(t.Elem, d, seen)
	case Slice:
		return reaches(t.Elem, d, seen)
	case Map:
		return reaches(t.Elem, d, seen)
	case Opt:
		return reaches(t.Elem, d, seen)
	case Named:
		if t.Decl == d {
			return true
		}
		if seen[t.Decl] {
			return false
		}
		seen[t.Decl] = true
		for _, f := range formFields(t.Decl.Form) {
			if reaches(f.Type, d, seen) {
				return true
			}
		}
	}
	return false
}

// literal writes a scalar in Go, or returns nothing.
func literal(t Type, v *source.Value) string {
	switch t := t.(type) {
	case Pointer:
		return literal(t.Elem, v)
	case Opt:
		if v.Kind == source.Null {
			return ""
		}
		return literal(t.Elem, v)
	case Named:
		return enumConstant(t.Decl, v)
	case *External:
		if t.Decl != nil {
			if name := enumConstant(t.Decl, v); name != "" {
				return t.Package + "." + name
			}
		}
	case Basic:
		switch {
		case t == String || t == Bool || t == Base64:
			if v.Kind == source.String {
				return strconv.Quote(v.Text)
			}
			return v.Text
		case isInteger(t):
			return integerLiteral(v)
		case t == Float64 && rational(v.Text).Sign() != 0: // Go has no constant -0
			return v.Text
		}
	}
	return ""
}

func enumConstant(d *Decl, v *source.Value) string {
	switch form := d.Form.(type) {
	case Alias:
		return enumConstant(form.Decl, v)
	case *Enum:
		text := v.Text
		if v.Kind == source.Number {
			text = integerLiteral(v)
		}
		for _, value := range form.Values {
			if value.Literal == text {
				return value.Name
			}
		}
	}
	return ""
}
