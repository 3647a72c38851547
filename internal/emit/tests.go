package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// tests writes for each type
//
//	// TestOrderExamples decodes and encodes the examples of Order.
//	func TestOrderExamples(t *testing.T) {
//		for _, example := range []string{
//			`{"id":"a"}`,
//		} {
//			testExample[Order](t, ValidateOrder, example, equalDocuments)
//		}
//	}
//
//	// FuzzOrder gives any bytes to the functions of Order.
//	func FuzzOrder(f *testing.F) {
//		fuzzDocuments[Order](f, ValidateOrder, `{"id":"a"}`)
//	}
func (w *fileWriter) tests() {
	for _, t := range w.pkg.Tests {
		if len(t.Examples) > 0 {
			w.exampleTest(t)
		}
		if t.Fuzz != "" {
			w.fuzzTarget(t)
		}
		w.cut()
	}
	w.unused()
}

func (w *fileWriter) exampleTest(t plan.Test) {
	doc := t.Name + " decodes and encodes the examples of " + t.Decl.Name + "."
	same := id("equalDocuments")
	if t.Loose {
		doc += " What becomes of them is up to types of other packages."
		same = jen.Nil()
	}
	w.jen.Add(sentence(doc))
	w.jen.Func().Id(t.Name).Params(testingPointer("t", "T")).Block(
		jen.For(jen.List(id("_"), id("example")).Op(":=").Range().Index().String().Values(lines(t.Examples)...)).Block(
			jen.Id("testExample").Types(id(t.Decl.Name)).Call(id("t"), id(t.Decl.Validate), id("example"), same),
		),
	)
	w.jen.Line()
}

func (w *fileWriter) fuzzTarget(t plan.Test) {
	w.jen.Add(sentence(t.Fuzz + " gives any bytes to the functions of " + t.Decl.Name + ", and wants these to agree."))
	args := append([]jen.Code{id("f"), id(t.Decl.Validate)}, lines(t.Examples)...)
	w.jen.Func().Id(t.Fuzz).Params(testingPointer("f", "F")).Block(
		jen.Id("fuzzDocuments").Types(id(t.Decl.Name)).Call(args...),
	)
	w.jen.Line()
}

// unused writes a comment about the examples that are not tested.
func (w *fileWriter) unused() {
	if len(w.pkg.Unused) == 0 {
		return
	}
	w.jen.Add(sentence("These examples are not tested:"))
	w.jen.Comment("//")
	for _, u := range w.pkg.Unused {
		w.jen.Add(slashed([]string{"\t" + u.At + ": " + clip(u.Text) + ": " + u.Reason}))
	}
}

func testingPointer(name, kind string) jen.Code {
	return jen.Id(name).Op("*").Qual("testing", kind)
}

// lines are texts, each on a line of its own.
func lines(texts []string) []jen.Code {
	var all []jen.Code
	for _, t := range texts {
		all = append(all, jen.Line().Add(text(t)))
	}
	if len(all) > 0 {
		all = append(all, jen.Line())
	}
	return all
}
