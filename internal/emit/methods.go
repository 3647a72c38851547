package emit

import (
	"regexp"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/prose"
)

// The methods of most types differ in nothing but names, and are a third of
// the output. So they are written and laid out once, for names that stand for
// others, and copied for each type.

// A face is what the methods of a type depend on, besides names.
type face struct {
	alias    bool // it has those of another type
	anything bool // the type accepts every document
}

// A copyText is laid out text and what names stand between its pieces.
type copyText struct {
	pieces []string
	names  []func(*plan.Decl, *plan.Func) string
}

// standIns are names that stand for those of a type.
var standIns = plan.Decl{Name: "ZzName", Validate: "ZzValidate", Decode: "ZzDecode", Append: "ZzAppend"}

var standIn = regexp.MustCompile("Zz(Name|Validate|Decode|Append|Check)")

var nameFor = map[string]func(*plan.Decl, *plan.Func) string{
	"ZzName":     func(d *plan.Decl, _ *plan.Func) string { return d.Name },
	"ZzValidate": func(d *plan.Decl, _ *plan.Func) string { return d.Validate },
	"ZzDecode":   func(d *plan.Decl, _ *plan.Func) string { return d.Decode },
	"ZzAppend":   func(d *plan.Decl, _ *plan.Func) string { return d.Append },
	"ZzCheck":    func(_ *plan.Decl, f *plan.Func) string { return f.Name },
}

// copyMethods writes the methods of a type.
func (w *fileWriter) copyMethods(d *plan.Decl) error {
	check := w.check(d.Node)
	_, alias := d.Form.(plan.Alias)
	kind := face{alias, check == nil}
	if _, known := w.faces[kind]; !known {
		text, err := w.layOut(kind)
		if err != nil {
			return err
		}
		w.faces[kind] = text
	}
	w.copied = append(w.copied, '\n')
	for _, line := range prose.Wrap(validateWords(d), commentWidth) {
		w.copied = append(append(append(w.copied, "// "...), line...), '\n')
	}
	text := w.faces[kind]
	for n, piece := range text.pieces {
		w.copied = append(w.copied, piece...)
		if n < len(text.names) {
			w.copied = append(w.copied, text.names[n](d, check)...)
		}
	}
	return nil
}

// layOut makes the text that is copied.
func (w *fileWriter) layOut(kind face) (copyText, error) {
	d, check := standIns, &plan.Func{Name: "ZzCheck"}
	if kind.alias {
		d.Form = plan.Alias{}
	}
	if kind.anything {
		check = nil
	}
	file := jen.NewFile(w.pkg.Name)
	w.methods(file, &d, checkFunc(check))
	laid, err := w.parts.layOut(file)
	if err != nil {
		return copyText{}, err
	}
	var text copyText
	from := len("\n") // which copies have before the comment
	for _, at := range standIn.FindAllIndex(laid, -1) {
		text.pieces = append(text.pieces, string(laid[from:at[0]]))
		text.names = append(text.names, nameFor[string(laid[at[0]:at[1]])])
		from = at[1]
	}
	text.pieces = append(text.pieces, string(laid[from:]))
	return text, nil
}

// validateWords are the comment of the function that validates, which has
// names of all lengths and so is wrapped for each.
func validateWords(d *plan.Decl) string {
	return d.Validate + " tells whether a document is valid, without decoding it. The error is a *ValidationError."
}

// methods writes the public face of a type, but for the first comment.
func (w *fileWriter) methods(f *jen.File, d *plan.Decl, check *jen.Statement) {
	unmarshal := "unmarshal"
	if w.pkg.Shared {
		unmarshal = "unmarshalShared"
	}
	f.Func().Id(d.Validate).Add(ofData).Block(
		jen.Return(w.decide(call("validate", theData, check))),
	)
	f.Line()
	if _, alias := d.Form.(plan.Alias); alias {
		return
	}
	receiver, encode := jen.Params(jen.Id("v").Op("*").Id(d.Name)), id(d.Append)
	f.Add(unmarshalDoc)
	f.Func().Add(receiver, unmarshalHead).Block(
		jen.Return(w.decide(call(unmarshal, theData, theV, check, id(d.Decode)))),
	)
	f.Line()
	f.Add(marshalDoc)
	f.Func().Params(jen.Id("v").Id(d.Name)).Add(marshalHead).Block(
		jen.Return(call("marshal", nothing, pointerToV, encode)),
	)
	f.Line()
	f.Add(appendDoc)
	f.Func().Add(receiver, appendHead).Block(
		jen.Return(call("marshal", theB, theV, encode)),
	)
	f.Line()
	f.Add(validateDoc)
	f.Func().Add(receiver, validateHead).Block(
		jen.Return(call("recheck", theV, encode, check)),
	)
	f.Line()
}

// decide is a decision on a document, data. Where the last of several members
// of one name counts, it is
//
//	lastWins(data, func(data []byte) error {
//		return validate(data, checkOrder)
//	})
func (w *fileWriter) decide(decision *jen.Statement) *jen.Statement {
	if !w.pkg.LastWins {
		return decision
	}
	return call("lastWins", id("data"), jen.Func().Params(jen.Id("data").Add(bytesType())).Error().Block(jen.Return(decision)))
}

// checkFunc is a check function as a value; none stands for one that accepts
// everything.
func checkFunc(f *plan.Func) *jen.Statement {
	if f == nil {
		return jen.Parens(jen.Op("*").Id("checker")).Dot("skip")
	}
	return jen.Id(f.Name)
}
