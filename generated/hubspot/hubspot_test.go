package hubspot

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"
)

func TestRoundTrip(t *testing.T) {
	for _, size := range []int{0, 1 << 10, 50 << 10, 5 << 20} {
		data := document(7, size)
		var v BatchAssociationResponse
		if err := v.UnmarshalJSON(data); err != nil {
			t.Fatal(err)
		}
		out, err := v.AppendJSON(nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := normal(t, out), normal(t, data); !reflect.DeepEqual(got, want) {
			t.Errorf("%d bytes came back otherwise", len(data))
		}
		if err := v.Validate(); err != nil {
			t.Error(err)
		}
		if again, err := json.Marshal(v); err != nil || !bytes.Equal(again, out) && size == 0 {
			t.Errorf("json.Marshal: %v", err)
		}
	}
}

// normal decodes a document; date-times become one spelling of the instant.
func normal(t *testing.T, data []byte) any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"requestedAt", "startedAt", "completedAt"} {
		at, err := time.Parse(time.RFC3339Nano, v[name].(string))
		if err != nil {
			t.Fatal(err)
		}
		v[name] = at.UTC().Format(time.RFC3339Nano)
	}
	return v
}

func TestInvalidLeavesTheValue(t *testing.T) {
	v := BatchAssociationResponse{Status: BatchAssociationResponseStatusComplete}
	before := v
	err := v.UnmarshalJSON([]byte(`{"status":"DONE","results":[{"from":{"id":1},"to":[]}],"startedAt":"today"}`))
	var invalid *ValidationError
	if !errors.As(err, &invalid) {
		t.Fatalf("got %v", err)
	}
	var got []string
	for _, issue := range invalid.Issues {
		got = append(got, issue.InstanceLocation+" "+issue.Keyword)
	}
	want := []string{" required", "/status enum", "/results/0/from/id type", "/startedAt format"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !reflect.DeepEqual(v, before) {
		t.Error("the value has changed")
	}
}

func TestTruncated(t *testing.T) {
	data := document(3, 1)
	for n := range data {
		if err := ValidateBatchAssociationResponse(data[:n]); err == nil {
			t.Errorf("accepted the first %d bytes", n)
		}
	}
}

func TestValidateDoesNotAllocate(t *testing.T) {
	data := document(7, 50<<10)
	allocations := testing.AllocsPerRun(100, func() {
		if err := ValidateBatchAssociationResponse(data); err != nil {
			t.Fatal(err)
		}
	})
	if allocations > 0 {
		t.Errorf("%v allocations", allocations)
	}
}
