package hubspot

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
)

// document makes a response of at least size bytes; the same for the same
// arguments.
func document(seed uint64, size int) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	type object = map[string]any
	association := func() object {
		return object{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": r.IntN(1000), "label": fmt.Sprintf("Label „%d“", r.IntN(100))}
	}
	number := func() string { return fmt.Sprint(100000 + r.IntN(900000)) }
	response := object{
		"status": []string{"PENDING", "PROCESSING", "CANCELED", "COMPLETE"}[r.IntN(4)], "results": []object{},
		"startedAt": "2025-03-15T14:30:00Z", "completedAt": "2025-03-15T14:30:07.25Z", "requestedAt": "2025-03-15T14:29:59+01:00",
		"numErrors": 1, "links": object{"self": "https://api.example.com/crm", "depth": 3}, "traceId": number(),
		"errors": []object{{
			"status": "error", "category": "VALIDATION_ERROR", "message": "no such \"object\"\n", "context": object{"ids": []string{number()}},
			"errors": []object{{"message": "line 1", "code": "E" + number(), "in": "inputs"}},
		}},
	}
	for length := 0; length < size; {
		to := []object{}
		for range 1 + r.IntN(4) {
			to = append(to, object{"toObjectId": number(), "associationTypes": []object{association(), association()}})
		}
		result := object{
			"from": object{"id": number()}, "to": to,
			"paging": object{"next": object{"after": number(), "link": "https://api.example.com/next?after=" + number()}},
		}
		response["results"] = append(response["results"].([]object), result)
		length += len(encode(result))
	}
	return encode(response)
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // these values always encode
	}
	return b
}
