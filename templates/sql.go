package templates

import (
	"database/sql/driver"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// A value is in a column as its JSON, or, where it is a scalar, as that. The
// functions for the columns of a kind come in pairs: one makes a value for a
// driver of what is encoded, one decodes what a driver has. Null is NULL.

// toColumn encodes a value and makes one for a driver of it.
func toColumn(encode func() ([]byte, error), convert func(b []byte) (driver.Value, error)) (driver.Value, error) {
	b, err := encode()
	if err != nil || string(b) == "null" {
		return nil, err
	}
	return convert(b)
}

// fromColumn decodes the JSON of what a driver has.
func fromColumn(src any, decode func([]byte) error, convert func(src any) ([]byte, error)) error {
	if src == nil {
		return decode([]byte("null"))
	}
	b, err := convert(src)
	if err != nil {
		return err
	}
	return decode(b)
}

// columnText is the text that a driver has.
func columnText(src any) (text string, ok bool) {
	switch src := src.(type) {
	case string:
		return src, true
	case []byte:
		return string(src), true
	}
	return "", false
}

// strange reports what a column of a kind does not have.
func strange(want string, src any) error { return fmt.Errorf("want %s, got %T", want, src) }

// quotedText is a text as JSON. One that is not UTF-8 is none.
func quotedText(text string) []byte {
	var e encoder
	return appendQuoted(&e, nil, text)
}

// unquotedText is the text of a string in JSON.
func unquotedText(b []byte) string { return string(unescapeString(nil, b[1:len(b)-1])) }

func toJSONColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) { return string(b), nil })
}

// fromJSONColumn takes numbers and booleans as well, as SQLite may have made
// some of their JSON.
func fromJSONColumn(src any, decode func([]byte) error) error {
	return fromColumn(src, decode, func(src any) ([]byte, error) {
		if text, ok := columnText(src); ok {
			return []byte(text), nil
		}
		switch src.(type) {
		case int64, uint64, float64, bool:
			return json.Marshal(src)
		}
		return nil, strange("JSON as a string or []byte", src)
	})
}

func toTextColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) { return unquotedText(b), nil })
}

func fromTextColumn(src any, decode func([]byte) error) error {
	return fromColumn(src, decode, func(src any) ([]byte, error) {
		if text, ok := columnText(src); ok {
			return quotedText(text), nil
		}
		return nil, strange("a string or []byte", src)
	})
}

func toBoolColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) { return strconv.ParseBool(string(b)) })
}

// fromBoolColumn takes what databases without booleans have: 0 and 1, and the
// words that strconv.ParseBool knows.
func fromBoolColumn(src any, decode func([]byte) error) error {
	return fromColumn(src, decode, func(src any) ([]byte, error) {
		text, ok := columnText(src)
		switch src := src.(type) {
		case bool:
			return strconv.AppendBool(nil, src), nil
		case int64:
			text, ok = strconv.FormatInt(src, 10), true
		}
		if !ok {
			return nil, strange("a boolean", src)
		}
		is, err := strconv.ParseBool(text)
		return strconv.AppendBool(nil, is), err
	})
}

// toIntegerColumn makes text of an integer that is no int64, as drivers have
// no larger ones.
func toIntegerColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) {
		if n, err := strconv.ParseInt(string(b), 10, 64); err == nil {
			return n, nil
		}
		return string(b), nil
	})
}

func toFloatColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) { return strconv.ParseFloat(string(b), 64) })
}

// fromNumberColumn takes numbers and the text of some.
func fromNumberColumn(src any, decode func([]byte) error) error {
	return fromColumn(src, decode, func(src any) ([]byte, error) {
		if text, ok := columnText(src); ok {
			return []byte(text), nil
		}
		switch src.(type) {
		case int64, uint64, float64, float32:
			return json.Marshal(src)
		}
		return nil, strange("a number", src)
	})
}

func toTimeColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) { return time.Parse(time.RFC3339Nano, unquotedText(b)) })
}

// fromTimeColumn takes times and the text of some, as in RFC 3339.
func fromTimeColumn(src any, decode func([]byte) error) error {
	return fromColumn(src, decode, func(src any) ([]byte, error) {
		if t, ok := src.(time.Time); ok {
			return json.Marshal(t)
		}
		if text, ok := columnText(src); ok {
			return quotedText(text), nil
		}
		return nil, strange("a time", src)
	})
}

func toBytesColumn(encode func() ([]byte, error)) (driver.Value, error) {
	return toColumn(encode, func(b []byte) (driver.Value, error) { return base64.StdEncoding.DecodeString(unquotedText(b)) })
}

func fromBytesColumn(src any, decode func([]byte) error) error {
	return fromColumn(src, decode, func(src any) ([]byte, error) {
		if text, ok := columnText(src); ok {
			return quotedText(base64.StdEncoding.EncodeToString([]byte(text))), nil
		}
		return nil, strange("bytes", src)
	})
}
