package ident

import "testing"

func TestSingular(t *testing.T) {
	for in, want := range map[string]string{
		"results":       "result",
		"addresses":     "address",
		"categories":    "category",
		"statuses":      "status",
		"aliases":       "alias",
		"responses":     "response",
		"databases":     "database",
		"licenses":      "license",
		"houses":        "house",
		"buses":         "bus",
		"batches":       "batch",
		"caches":        "cache",
		"boxes":         "box",
		"sizes":         "size",
		"values":        "value",
		"leaves":        "leaf",
		"indices":       "index",
		"movies":        "movie",
		"ties":          "tie",
		"series":        "series",
		"data":          "data",
		"children":      "child",
		"people":        "person",
		"status":        "status",
		"address":       "address",
		"analysis":      "analysis",
		"axes":          "axis",
		"gas":           "gas",
		"news":          "news",
		"dns":           "dns",
		"https":         "https",
		"ids":           "id",
		"":              "",
		"s":             "s",
		"item":          "item",
		"batchResults":  "batchResult",
		"user_children": "user_child",
		"IDs":           "ID",
		"toObjectIds":   "toObjectId",
		"toObjectIDs":   "toObjectID",
		"URLs":          "URL",
		"People":        "Person",
		"CATEGORIES":    "CATEGORY",
		"line-items":    "line-item",
		"v2s":           "v2s",
		"名s":            "名s",
		"items!":        "items!",
	} {
		if got := Singular(in); got != want {
			t.Errorf("Singular(%q) = %q, want %q", in, got, want)
		}
	}
}
