package hubspot

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"
)

// What one would write by hand: the same fields of the same types.
type (
	handResponse struct {
		Status      string         `json:"status"`
		Results     []handResult   `json:"results"`
		RequestedAt *time.Time     `json:"requestedAt,omitempty"`
		StartedAt   time.Time      `json:"startedAt"`
		CompletedAt time.Time      `json:"completedAt"`
		NumErrors   *int64         `json:"numErrors,omitempty"`
		Errors      []handError    `json:"errors,omitempty"`
		Links       map[string]any `json:"links,omitempty"`
	}
	handResult struct {
		From struct {
			ID string `json:"id"`
		} `json:"from"`
		To     []handTo `json:"to"`
		Paging *struct {
			Next *struct {
				After *string `json:"after,omitempty"`
				Link  *string `json:"link,omitempty"`
			} `json:"next,omitempty"`
		} `json:"paging,omitempty"`
	}
	handTo struct {
		ToObjectID       string           `json:"toObjectId"`
		AssociationTypes []map[string]any `json:"associationTypes"`
	}
	handError struct {
		Status   string         `json:"status"`
		ID       *string        `json:"id,omitempty"`
		Category string         `json:"category"`
		Message  string         `json:"message"`
		Errors   []handDetail   `json:"errors,omitempty"`
		Context  map[string]any `json:"context,omitempty"`
		Links    map[string]any `json:"links,omitempty"`
	}
	handDetail struct {
		Message     string         `json:"message"`
		Code        *string        `json:"code,omitempty"`
		SubCategory *string        `json:"subCategory,omitempty"`
		In          *string        `json:"in,omitempty"`
		Context     map[string]any `json:"context,omitempty"`
	}
)

// BenchmarkRatios runs our code and encoding/json in turn and reports how
// many times as fast ours is: medians of the ratios of neighbouring runs.
func BenchmarkRatios(b *testing.B) {
	for _, size := range []int{1 << 10, 50 << 10, 5 << 20} {
		b.Run(fmt.Sprint(size), func(b *testing.B) { ratios(b, document(7, size)) })
	}
}

func ratios(b *testing.B, data []byte) {
	var hand handResponse
	var ours BatchAssociationResponse
	try := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	try(json.Unmarshal(data, &hand))
	try(ours.UnmarshalJSON(data))
	buffer := make([]byte, 0, 2*len(data))
	tasks := []func(){
		func() { try(json.Unmarshal(data, new(handResponse))) },
		func() { try(new(BatchAssociationResponse).UnmarshalJSON(data)) },
		func() { try(ValidateBatchAssociationResponse(data)) },
		func() { _, err := json.Marshal(&hand); try(err) },
		func() { _, err := ours.AppendJSON(buffer); try(err) },
	}
	rounds := max(1, 4<<20/len(data))
	found := make([][]float64, 3)
	for b.Loop() {
		var took [5]float64
		for n, task := range tasks {
			start := time.Now()
			for range rounds {
				task()
			}
			took[n] = float64(time.Since(start))
		}
		found[0] = append(found[0], took[0]/took[1])
		found[1] = append(found[1], took[0]/took[2])
		found[2] = append(found[2], took[3]/took[4])
	}
	for n, name := range []string{"x-decode", "x-validate", "x-encode"} {
		slices.Sort(found[n])
		b.ReportMetric(found[n][len(found[n])/2], name)
	}
	b.ReportMetric(0, "ns/op")
}
