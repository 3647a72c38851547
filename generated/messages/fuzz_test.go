package messages

import (
	"errors"
	"testing"

	"github.com/typewright/typewright/internal/fuzz/driver"
)

// fuzz gives any bytes to a type and wants its functions to agree: what is
// valid decodes, encodes and decodes again to the same; what is not leaves a
// value alone; what is cut off does either.
func fuzz[T any, P driver.Document[T]](f *testing.F, validate func([]byte) error, check checkFunc, seeds ...string) {
	f.Helper()
	collect := func(b []byte) error {
		c := newChecker()
		defer c.release()
		return explain(c, b, check)
	}
	driver.Fuzz(f, driver.For[T, P](validate, collect, issues), nil, seeds...)
}

func issues(err error) []driver.Issue {
	var e *ValidationError
	if !errors.As(err, &e) {
		return nil
	}
	var issues []driver.Issue
	for _, issue := range e.Issues {
		issues = append(issues, driver.Issue{Location: issue.InstanceLocation, Message: issue.Message})
	}
	return issues
}

func FuzzMessage(f *testing.F) {
	fuzz[Message](f, ValidateMessage, checkMessage,
		`{"jsonrpc":"2.0","id":"a","method":"orders/status","params":{"order":"A-1"}}`,
		`{"jsonrpc":"2.0","id":7,"error":{"code":-1,"message":"no wood","data":null}}`,
		`{"jsonrpc":"2.0","id":7,"result":{"order":"","content":[]}}`)
}

func FuzzContentBlock(f *testing.F) {
	fuzz[ContentBlock](f, ValidateContentBlock, checkContentBlock,
		`{"type":"image","data":"aGk=","mimeType":"image/png","size":[20,30.5,true]}`,
		`{"parts":[{"name":"board","parts":[{"name":"screw","count":4}]}],"type":"parts"}`, `{"type":"video"}`)
}

func FuzzProgress(f *testing.F) {
	fuzz[Progress](f, ValidateProgress, checkProgress, `{"order":"A-1","stage":"working","done":0.5}`, `{"order":"A-1","stage":"rejected","reason":"?"}`)
}

func FuzzPart(f *testing.F) {
	fuzz[Part](f, ValidatePart, checkPart, `{"name":"a","count":1e0,"parts":[{"name":"b"},{"name":"\u00e9"}]}`)
}

func FuzzRequestID(f *testing.F) {
	fuzz[RequestID](f, ValidateRequestID, checkRequestID, `"a"`, `1`, `1.0`, `9223372036854775808`, `null`)
}
