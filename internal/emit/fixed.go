package emit

import "github.com/dave/jennifer/jen"

// What stands in very many places is made once. These are for being put into
// others, never for being chained: that would change them.
var (
	theB     jen.Code = jen.Id("b")
	theC     jen.Code = jen.Id("c")
	theE     jen.Code = jen.Id("e")
	theI     jen.Code = jen.Id("i")
	theV     jen.Code = jen.Id("v")
	theData  jen.Code = jen.Id("data")
	theKey   jen.Code = jen.Id("key")
	theValue jen.Code = jen.Id("value")

	comma    = jen.LitRune(',')
	setB     = jen.Id("b").Op("=") // begins an assignment
	setI     = jen.Id("i").Op("=")
	negative = jen.Id("i").Op("<").Lit(0)
	refuse   = jen.Return(jen.Lit(-1))

	// (c *checker, b []byte, i int) int
	checkParams = jen.Params(
		jen.Id("c").Op("*").Id("checker"), jen.Id("b").Index().Byte(), jen.Id("i").Int(),
	).Int()

	expectFirst = jen.Id("expected").Op(":=").Lit(0)
	expectNext  = jen.Id("expected").Op("=").Id("member").Op("+").Lit(1)
	noValue     = fail(jen.Id("value").Op("<").Lit(0))

	// for i = c.open(b, i, '}'); i >= 0; i = next(b, i, '}')
	checkedMembers = walk(method("open", theB, theI, jen.LitRune('}')), '}')
	decodedMembers = walk(call("enter", theB, theI, jen.LitRune('}')), '}')
	objectBase     = jen.List(jen.Id("object"), jen.Id("base")).Op(":=").List(theI, call("len", jen.Id("c").Dot("keys")))
	forgetKeys     = jen.Id("c").Dot("keys").Op("=").Id("c").Dot("keys").Index(jen.Empty(), jen.Id("base"))
	leave          = jen.Return(method("leave", theI))

	declareSeen = jen.Var().Id("seen").Uint64()
	declareBit  = jen.Var().Id("bit").Uint64()
	seenBefore  = fail(jen.Id("i").Op("<").Lit(0).Op("||").Id("seen").Op("&").Id("bit").Op("!=").Lit(0))
	noteBit     = jen.Id("seen").Op("|=").Id("bit")
)

// walk is the head of a loop over members or elements.
func walk(first jen.Code, end rune) []jen.Code {
	return []jen.Code{
		jen.Id("i").Op("=").Add(first),
		jen.Id("i").Op(">=").Lit(0),
		jen.Id("i").Op("=").Add(call("next", theB, theI, jen.LitRune(end))),
	}
}

// The methods that all types have, but for the receivers and the bodies.
var (
	unmarshalDoc = sentence("UnmarshalJSON decodes a document if it is valid. If not, v stays as it was and the error is a *ValidationError.")
	marshalDoc   = sentence("MarshalJSON encodes v. Where a part of it has no JSON, the error is a *ValidationError that says which.")
	appendDoc    = sentence("AppendJSON appends the encoding of v to b.")
	validateDoc  = sentence("Validate tells whether v encodes to a valid document. The error is a *ValidationError.")

	ofData        = jen.Params(jen.Id("data").Add(bytesType())).Error()
	unmarshalHead = jen.Id("UnmarshalJSON").Add(ofData)
	marshalHead   = jen.Id("MarshalJSON").Params().Params(bytesType(), jen.Error())
	appendHead    = jen.Id("AppendJSON").Params(jen.Id("b").Add(bytesType())).Params(bytesType(), jen.Error())
	validateHead  = jen.Id("Validate").Params().Error()
	nothing       = jen.Nil()
	pointerToV    = jen.Op("&").Id("v")
)
