package hubspot

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

func FuzzBatchAssociationResponse(f *testing.F) {
	fuzz[BatchAssociationResponse](f, ValidateBatchAssociationResponse, checkBatchAssociationResponse,
		`{"status":"COMPLETE","results":[{"from":{"id":"1"},"to":[{"toObjectId":"2","associationTypes":[{"a":1}]}]}],"startedAt":"2020-01-01T00:00:00Z","completedAt":"2020-01-01T00:00:00.5+01:00","numErrors":1,"links":{"a":"b"}}`,
		`{"status":"PENDING","results":[],"startedAt":"","completedAt":1}`)
}

func FuzzResultPaging(f *testing.F) {
	fuzz[BatchAssociationResponseResultPaging](f, ValidateBatchAssociationResponseResultPaging, checkBatchAssociationResponseResultPaging,
		`{"next":{"after":"a\u0062","link":"?"},"x":[{"y":1e400},null]}`, `{"next":{}}`)
}
