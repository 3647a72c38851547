package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

// Most schemas say little: a type and limits of its values. What they accept
// is one call of the support code, and no function of their own:
//
//	i = c.integerWithin(b, value, "#/properties/port", 1, 65535)

// plain is the call that checks the value at an offset against such a node,
// whose checks are gathered, or nil if the node says more.
func (w *checkWriter) plain(n *model.Node, o own, offset jen.Code) *jen.Statement {
	if len(o.enums)+len(o.applied) > 0 || o.left != nil || o.never != nil {
		return nil
	}
	if o.strings != nil {
		return plainConstant(o, offset)
	}
	if o.typed == nil {
		return nil
	}
	if len(n.Checks) == 1 {
		return plainType(o.typed, offset)
	}
	loc, below := strings.CutSuffix(o.typed.At, "/type")
	if !below {
		return nil
	}
	name, args := "", []jen.Code(nil)
	switch o.kinds {
	case model.String:
		name, args = plainText(o.text, loc)
	case model.Integer:
		name, args = plainNumber("integerWithin", o.numeric, loc)
	case model.Number | model.Integer:
		name, args = plainNumber("numberWithin", o.numeric, loc)
	case model.Array:
		name, args = w.plainArray(o.elements, loc)
	case model.Object:
		name, args = w.plainObject(o.members, loc)
	default:
	}
	if name == "" {
		return nil
	}
	return method(name, append([]jen.Code{theB, offset, text(loc)}, args...)...)
}

// plainConstant is for a node that accepts one string only, which spells
// itself.
func plainConstant(o own, offset jen.Code) *jen.Statement {
	const most = 200
	if len(o.strings.Values) != 1 || o.text != (model.Text{}) || o.kinds != model.String {
		return nil
	}
	v := o.strings.Values[0]
	want := string(v.AppendJSON(nil))
	if want != `"`+v.Text+`"` || len(want) > most {
		return nil
	}
	return method("constant", theB, offset, text(o.strings.At), text(want))
}

// plainType is for a node that wants one of some types and nothing more.
func plainType(typed *model.Type, offset jen.Code) *jen.Statement {
	name := ""
	switch typed.Kinds {
	case model.String:
		name = "anyString"
	case model.Bool:
		name = "anyBool"
	case model.Number | model.Integer:
		name = "anyNumber"
	case model.Integer:
		name = "anyInteger"
	case model.Object:
		name = "anyObject"
	case model.Array:
		name = "anyArray"
	default:
		if typed.Kinds.Has(model.Integer) && !typed.Kinds.Has(model.Number) {
			return nil
		}
		firsts := ""
		for _, k := range firstOf {
			if typed.Kinds.Has(k.kind) {
				firsts += k.first
			}
		}
		if typed.Kinds.Has(model.Number) {
			firsts += "0"
		}
		return method("oneOfTypes", theB, offset, text(typed.At), text(firsts), text(typed.Kinds.Words()))
	}
	return method(name, theB, offset, text(typed.At))
}

// plainText is for strings with limits of their length, or a format.
func plainText(t model.Text, loc string) (string, []jen.Code) {
	if f := t.Format; f != nil && t == (model.Text{Format: f}) && f.At == loc+"/format" {
		return "stringOf", []jen.Code{text(f.Name), id(formatFunc(f.Name))}
	}
	if t != (model.Text{MinLength: t.MinLength, MaxLength: t.MaxLength}) {
		return "", nil
	}
	const most = 1 << 31 // characters, whose bytes can be counted, too
	least, greatest := jen.Code(jen.Lit(0)), noMost
	if limit := t.MinLength; limit != nil {
		if limit.Value > most || limit.At != loc+"/minLength" {
			return "", nil
		}
		least = jen.Op(strconv.FormatInt(limit.Value, 10))
	}
	if limit := t.MaxLength; limit != nil {
		if limit.Value > most || limit.At != loc+"/maxLength" {
			return "", nil
		}
		greatest = jen.Op(strconv.FormatInt(limit.Value, 10))
	}
	return "stringWithin", []jen.Code{least, greatest}
}

// Limits that there are not.
var noLeast, noMost jen.Code = jen.Id("noLeast"), jen.Id("noMost")

// plainNumber is for numbers with limits that are integers.
func plainNumber(name string, limits []model.Limit, loc string) (string, []jen.Code) {
	least, most := noLeast, noMost
	for _, limit := range limits {
		n, err := strconv.ParseInt(limit.Value, 10, 64)
		if err != nil || strconv.FormatInt(n, 10) != limit.Value || len(limit.Value) > 18 || limit.At != loc+"/"+limit.Keyword {
			return "", nil
		}
		switch limit.Keyword {
		case "minimum":
			least = jen.Op(limit.Value)
		case "maximum":
			most = jen.Op(limit.Value)
		default:
			return "", nil
		}
	}
	return name, []jen.Code{least, most}
}

// plainArray is for arrays of which nothing but the elements matters.
func (w *checkWriter) plainArray(e *model.Elements, loc string) (string, []jen.Code) {
	if e == nil || e.Items == nil || len(e.Prefix) > 0 || e.MinItems != nil || e.MaxItems != nil || e.UniqueAt != "" || e.Contains != nil {
		return "", nil
	}
	if is, want := plainPart(e.Items, loc+"/items/type"); is != "" {
		return "arrayOfType", []jen.Code{id(is), text(want)}
	}
	if check := w.file.check(e.Items); check != nil {
		return "arrayOf", []jen.Code{checkFunc(check)}
	}
	return "", nil
}

// plainObject is for objects of which nothing but the values of all members
// matters.
func (w *checkWriter) plainObject(m *model.Members, loc string) (string, []jen.Code) {
	if m == nil || m.Additional == nil || len(m.Properties)+len(m.Patterns)+len(m.Required)+len(m.Dependents) > 0 ||
		m.Names != nil || m.MinProperties != nil || m.MaxProperties != nil {
		return "", nil
	}
	if is, want := plainPart(m.Additional, loc+"/additionalProperties/type"); is != "" {
		return "mapOfType", []jen.Code{id(is), text(want)}
	}
	if w.file.pkg.Check(m.Additional) == nil || gather(m.Additional).never != nil {
		return "", nil
	}
	return "mapOf", []jen.Code{checkFunc(w.file.check(m.Additional))}
}

// plainPart is the support code's function for the parts of an array or object
// where a keyword type in a certain place is all that is said of them, and what
// the keyword wants.
func plainPart(n *model.Node, at string) (is, want string) {
	if len(n.Checks) != 1 {
		return "", ""
	}
	typed, ok := n.Checks[0].(model.Type)
	if !ok || typed.At != at {
		return "", ""
	}
	switch typed.Kinds {
	case model.String:
		is = "aString"
	case model.Bool:
		is = "aBool"
	case model.Number | model.Integer:
		is = "aNumber"
	case model.Integer:
		is = "anInteger"
	case model.Object:
		is = "anObject"
	case model.Array:
		is = "anArray"
	default:
	}
	return is, typed.Kinds.Words()
}
