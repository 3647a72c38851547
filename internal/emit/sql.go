package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// column writes
//
//	// Value returns v as a value for a column of a database: its JSON.
//	func (v Order) Value() (driver.Value, error) {
//		return toJSONColumn(v.MarshalJSON)
//	}
//
//	// Scan makes v what a column has, if that is valid. If not, v stays as
//	// it was.
//	func (v *Order) Scan(src any) error {
//		return fromJSONColumn(src, v.UnmarshalJSON)
//	}
func (w *fileWriter) column(d *plan.Decl) {
	to, from, what := columnOf(d.Form)
	w.jen.Add(sentence("Value returns v as a value for a column of a database: " + what + "."))
	w.jen.Func().Params(jen.Id("v").Id(d.Name)).Id("Value").Params().Params(jen.Qual("database/sql/driver", "Value"), jen.Error()).Block(
		jen.Return(call("to"+to+"Column", field("MarshalJSON"))),
	)
	w.jen.Line()
	w.jen.Add(sentence("Scan makes v what a column has, if that is valid. If not, v stays as it was."))
	w.jen.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id("Scan").Params(jen.Id("src").Any()).Error().Block(
		jen.Return(call("from"+from+"Column", id("src"), field("UnmarshalJSON"))),
	)
	w.jen.Line()
}

// columnOf are the functions of the support code that write and read the
// column of a form, and what is in it.
func columnOf(form plan.Form) (to, from, what string) {
	switch form := form.(type) {
	case *plan.Enum:
		return columnOfType(form.Of)
	case plan.Defined:
		return columnOfType(form.Type)
	case plan.Wrapper:
		return columnOfType(form.Type)
	case *plan.Struct, *plan.Tuple, *plan.Union, plan.Alias:
	}
	return "JSON", "JSON", "its JSON"
}

func columnOfType(t plan.Type) (to, from, what string) {
	switch t := t.(type) {
	case plan.Named:
		return columnOf(t.Decl.Form)
	case plan.Pointer:
		return columnOfType(t.Elem)
	case plan.Opt:
		return columnOfType(t.Elem)
	case plan.Basic:
		switch t {
		case plan.String, plan.Base64:
			return "Text", "Text", "a string"
		case plan.Bool:
			return "Bool", "Bool", "a boolean"
		case plan.Float64:
			return "Float", "Number", "a float64"
		case plan.Number:
			return "JSON", "Number", "the text of a number"
		case plan.Time:
			return "Time", "Time", "a time"
		case plan.Bytes:
			return "Bytes", "Bytes", "bytes"
		case plan.Any, plan.Raw:
		default:
			return "Integer", "Number", "an integer"
		}
	}
	return "JSON", "JSON", "its JSON"
}
