package main

import (
	"bytes"
	"encoding/json"

	"github.com/bytedance/sonic"
	"github.com/go-faster/jx"
	jsonexp "github.com/go-json-experiment/json"
	goccy "github.com/goccy/go-json"
	"github.com/mailru/easyjson"
	"github.com/mailru/easyjson/jlexer"
	"github.com/mailru/easyjson/jwriter"
	v5 "github.com/santhosh-tekuri/jsonschema/v5"
	v6 "github.com/santhosh-tekuri/jsonschema/v6"
)

// What is noted in the tables.
const (
	keeps   = "validates, keeps unknown members"
	drops   = "does not validate, drops unknown members"
	checks  = "validates, drops unknown members"
	generic = "validates, decodes to any"
	syntax  = "syntax only"
)

// byHand are the packages that read tags, with T written by hand.
func byHand[T any](data []byte) []task {
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		panic(err) // the documents were made of such values
	}
	tasks := []task{
		{"decode", "encoding/json", drops, func() error { return json.Unmarshal(data, new(T)) }},
		{"decode", "go-json-experiment", drops, func() error { return jsonexp.Unmarshal(data, new(T)) }},
		{"decode", "sonic", drops, func() error { return sonic.Unmarshal(data, new(T)) }},
		{"decode", "goccy/go-json", drops, func() error { return goccy.Unmarshal(data, new(T)) }},
		{"encode", "encoding/json", "", func() error { _, err := json.Marshal(&value); return err }},
		{"encode", "go-json-experiment", "", func() error { _, err := jsonexp.Marshal(&value); return err }},
		{"encode", "sonic", "", func() error { _, err := sonic.Marshal(&value); return err }},
		{"encode", "goccy/go-json", "", func() error { _, err := goccy.Marshal(&value); return err }},
	}
	if standardV2 != nil {
		tasks = append(tasks, standardV2(data, &value, func() any { return new(T) })...)
	}
	return tasks
}

// standardV2 are the tasks of encoding/json/v2, where the standard library has
// it: see jsonv2.go.
var standardV2 func(data []byte, value any, fresh func() any) []task

// any5And6 decode to any and validate that.
func any5And6(data, schema []byte) []task {
	five, err := v5.CompileString("schema.json", string(schema))
	if err != nil {
		panic(err) // the schemas are valid
	}
	compiler := v6.NewCompiler()
	document, err := v6.UnmarshalJSON(bytes.NewReader(schema))
	if err == nil {
		err = compiler.AddResource("schema.json", document)
	}
	if err != nil {
		panic(err)
	}
	six := compiler.MustCompile("schema.json")
	return []task{
		{"decode", "any + jsonschema/v5", generic, func() error {
			var v any
			if err := json.Unmarshal(data, &v); err != nil {
				return err
			}
			return five.Validate(v)
		}},
		{"decode", "any + jsonschema/v6", generic, func() error {
			v, err := v6.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				return err
			}
			return six.Validate(v)
		}},
	}
}

// goJSONSchema is T as go-jsonschema generates it.
func goJSONSchema[T any](data []byte) task {
	return task{"decode", "go-jsonschema", checks, func() error { return json.Unmarshal(data, new(T)) }}
}

func easy[T any, P interface {
	*T
	easyjson.Unmarshaler
	easyjson.Marshaler
}](data []byte) []task {
	decode := func(v P) error {
		lexer := jlexer.Lexer{Data: data}
		v.UnmarshalEasyJSON(&lexer)
		return lexer.Error()
	}
	value := P(new(T))
	if err := decode(value); err != nil {
		panic(err)
	}
	return []task{
		{"decode", "easyjson", drops, func() error { return decode(new(T)) }},
		{"encode", "easyjson", "", func() error {
			var w jwriter.Writer
			value.MarshalEasyJSON(&w)
			_, err := w.BuildBytes()
			return err
		}},
	}
}

func ogen[T any, P interface {
	*T
	Decode(*jx.Decoder) error
	Encode(*jx.Encoder)
	Validate() error
}](data []byte) []task {
	decoder := jx.DecodeBytes(data)
	decode := func(v P) error {
		decoder.ResetBytes(data)
		if err := v.Decode(decoder); err != nil {
			return err
		}
		return v.Validate()
	}
	value := P(new(T))
	if err := decode(value); err != nil {
		panic(err)
	}
	var e jx.Encoder
	return []task{
		{"decode", "ogen", checks, func() error { return decode(new(T)) }},
		{"encode", "ogen", "reused buffer", func() error { e.Reset(); value.Encode(&e); return nil }},
	}
}

func ours[T any, P interface {
	*T
	UnmarshalJSON([]byte) error
	AppendJSON([]byte) ([]byte, error)
}](data []byte, by string) []task {
	value := P(new(T))
	if err := value.UnmarshalJSON(data); err != nil {
		panic(err)
	}
	buffer, err := value.AppendJSON(nil)
	if err != nil {
		panic(err)
	}
	if !sameJSON(buffer, data) {
		panic("typewright has lost something")
	}
	return []task{
		{"decode", by, keeps, func() error { return P(new(T)).UnmarshalJSON(data) }},
		{"encode", by, "keeps unknown members, reused buffer", func() error { _, err := value.AppendJSON(buffer[:0]); return err }},
	}
}

func sameJSON(a, b []byte) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	return bytes.Equal(encode(x), encode(y))
}

// validation compares our verdict on text with scans of its syntax.
func validation(data []byte, validate func([]byte) error) []task {
	verdict := func(valid bool) error {
		if !valid {
			return errInvalid
		}
		return nil
	}
	return []task{
		{"validate", "json.Valid", syntax, func() error { return verdict(json.Valid(data)) }},
		{"validate", "sonic.Valid", syntax, func() error { return verdict(sonic.Valid(data)) }},
		{"validate", "typewright", "schema and syntax", func() error { return validate(data) }},
	}
}
