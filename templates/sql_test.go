package templates

import (
	"bytes"
	"database/sql/driver"
	"errors"
	"reflect"
	"testing"
	"time"
)

func TestToColumn(t *testing.T) {
	type to = func(func() ([]byte, error)) (driver.Value, error)
	for _, test := range []struct {
		to   to
		text string
		want driver.Value
	}{
		{toJSONColumn, `{"a":[1]}`, `{"a":[1]}`},
		{toJSONColumn, "null", nil},
		{toTextColumn, `"a\u00e9\n\"\ud83d\ude00"`, "aé\n\"😀"},
		{toTextColumn, "null", nil},
		{toBoolColumn, "true", true},
		{toIntegerColumn, "-9223372036854775808", int64(-9223372036854775808)},
		{toIntegerColumn, "9223372036854775808", "9223372036854775808"},
		{toFloatColumn, "1e-7", 1e-7},
		{toTimeColumn, `"2024-02-29T12:00:00.5Z"`, time.Date(2024, 2, 29, 12, 0, 0, 5e8, time.UTC)},
		{toBytesColumn, `"AP8="`, []byte{0, 255}},
	} {
		got, err := test.to(func() ([]byte, error) { return []byte(test.text), nil })
		if err != nil || !reflect.DeepEqual(got, test.want) || !driver.IsValue(got) {
			t.Errorf("%s: got %#v, %v", test.text, got, err)
		}
	}
	failure := errors.New("no JSON")
	if _, err := toJSONColumn(func() ([]byte, error) { return nil, failure }); !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
}

func TestFromColumn(t *testing.T) {
	type from = func(any, func([]byte) error) error
	at := time.Date(2024, 2, 29, 12, 0, 0, 5e8, time.FixedZone("", 3600))
	for _, test := range []struct {
		from from
		src  any
		want string // the JSON; empty if there is none
	}{
		{fromJSONColumn, []byte("[1]"), "[1]"},
		{fromJSONColumn, "[1]", "[1]"},
		{fromJSONColumn, nil, "null"},
		{fromJSONColumn, true, "true"},
		{fromJSONColumn, at, ""},
		{fromTextColumn, "a\"\n", `"a\"\n"`},
		{fromTextColumn, []byte("\xff"), "\"\xff\""}, // which is no JSON, and so an error of UnmarshalJSON
		{fromTextColumn, int64(1), ""},
		{fromBoolColumn, "T", "true"},
		{fromBoolColumn, []byte("0"), "false"},
		{fromBoolColumn, int64(2), ""},
		{fromBoolColumn, 1.0, ""},
		{fromNumberColumn, "1.50", "1.50"},
		{fromNumberColumn, uint64(1 << 63), "9223372036854775808"},
		{fromNumberColumn, float32(0.5), "0.5"},
		{fromNumberColumn, false, ""},
		{fromTimeColumn, at, `"2024-02-29T12:00:00.5+01:00"`},
		{fromTimeColumn, "2024-02-29T12:00:00Z", `"2024-02-29T12:00:00Z"`},
		{fromTimeColumn, at.AddDate(9000, 0, 0), ""},
		{fromTimeColumn, 1.0, ""},
		{fromBytesColumn, []byte{0, 255}, `"AP8="`},
		{fromBytesColumn, 1.0, ""},
	} {
		var got []byte
		err := test.from(test.src, func(b []byte) error { got = bytes.Clone(b); return nil })
		if string(got) != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%v: got %s, %v, want %s", test.src, got, err, test.want)
		}
	}
}
