package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// jsonv2Build is true where Go has encoding/json/v2, as that says itself.
const jsonv2Build = "//go:build goexperiment.jsonv2\n\n"

// jsonv2 writes for each type
//
//	// UnmarshalJSONFrom decodes the next value of d if it is valid. …
//	func (v *Order) UnmarshalJSONFrom(d *jsontext.Decoder) error {
//		data, err := d.ReadValue()
//		if err != nil {
//			return err
//		}
//		return v.UnmarshalJSON(data)
//	}
//
//	// MarshalJSONTo encodes v. …
//	func (v Order) MarshalJSONTo(e *jsontext.Encoder) error {
//		data, err := v.AppendJSON(e.AvailableBuffer())
//		if err != nil {
//			return err
//		}
//		return e.WriteValue(data)
//	}
func (w *fileWriter) jsonv2() {
	w.constraint = jsonv2Build
	for _, d := range w.pkg.Types {
		if _, alias := d.Form.(plan.Alias); alias {
			continue
		}
		w.jsonv2From(d)
		w.jsonv2To(d)
		w.cut()
	}
}

func (w *fileWriter) jsonv2From(d *plan.Decl) {
	w.jen.Add(sentence("UnmarshalJSONFrom decodes the next value of d if it is valid. If not, v stays as it was and the error is a *ValidationError."))
	w.jen.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id("UnmarshalJSONFrom").Params(jsontextPointer("d", "Decoder")).Error().Block(
		jen.List(id("data"), id("err")).Op(":=").Id("d").Dot("ReadValue").Call(),
		jen.If(id("err").Op("!=").Nil()).Block(jen.Return(id("err"))),
		jen.Return(field("UnmarshalJSON").Call(id("data"))),
	)
	w.jen.Line()
}

func (w *fileWriter) jsonv2To(d *plan.Decl) {
	w.jen.Add(sentence("MarshalJSONTo encodes v. Where a part of it has no JSON, the error is a *ValidationError that says which."))
	w.jen.Func().Params(jen.Id("v").Id(d.Name)).Id("MarshalJSONTo").Params(jsontextPointer("e", "Encoder")).Error().Block(
		jen.List(id("data"), id("err")).Op(":=").Add(field("AppendJSON")).Call(jen.Id("e").Dot("AvailableBuffer").Call()),
		jen.If(id("err").Op("!=").Nil()).Block(jen.Return(id("err"))),
		jen.Return(jen.Id("e").Dot("WriteValue").Call(id("data"))),
	)
	w.jen.Line()
}

func jsontextPointer(name, kind string) jen.Code {
	return jen.Id(name).Op("*").Qual("encoding/json/jsontext", kind)
}
