package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

// contentFuncs are the support code's functions for encodings. What binary
// encodes is any text.
var contentFuncs = map[string]string{
	"7bit": "content7Bit", "8bit": "content8Bit", "quoted-printable": "contentQuotedPrintable",
	"base64": "contentBase64", "base64url": "contentBase64URL",
	"base32": "contentBase32", "base32hex": "contentBase32Hex", "base16": "contentBase16",
}

// content writes the check of what a string holds:
//
//	content, encoded := contentBase64(text)
//	if !encoded && c.fails(i, "#/contentEncoding", "base64") {
//		return -1
//	}
//	if encoded && !c.contentJSON(i, content, "#/contentMediaType", checkRootContent) {
//		return -1
//	}
func (w *checkWriter) content(g *jen.Group, content *model.Content) {
	decode, encoded := contentFuncs[content.Encoding]
	name := "text"
	if encoded {
		name = "content"
		if content.JSONAt == "" {
			name = "_"
		}
		g.List(id(name), id("encoded")).Op(":=").Add(call(decode, id("text")))
		g.Add(fail(jen.Op("!").Id("encoded").Op("&&").Add(method("fails", id("i"), text(content.EncodingAt), text("the encoding "+content.Encoding)))))
	}
	if content.JSONAt == "" {
		return
	}
	check := checkFunc(nil)
	if content.Schema != nil {
		check = checkFunc(w.file.check(content.Schema))
	}
	accepted := method("contentJSON", id("i"), id(name), text(content.JSONAt), check)
	if encoded {
		g.Add(fail(jen.Id("encoded").Op("&&").Op("!").Add(accepted)))
	} else {
		g.Add(fail(jen.Op("!").Add(accepted)))
	}
}
