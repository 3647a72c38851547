package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/typewright/typewright/bench/hand"
)

// The documents have about the size that is asked for, members in the order
// of the schema, no white space, and are the same on every run.

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // these values always encode
	}
	return b
}

// grow adds to a document, of which each step makes a part, until it is large
// enough.
func grow(size int, step func() any) {
	for length := 0; length < size; {
		length += len(encode(step())) + 1
	}
}

func pointer[T any](v T) *T { return &v }

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

var words = strings.Fields("a line of some text that has words of different length like internationalisation naïve Straße 東京 and x")

func sentence(r *rand.Rand, most int) string {
	text := make([]string, 1+r.IntN(most))
	for n := range text {
		text[n] = words[r.IntN(len(words))]
	}
	return strings.Join(text, " ")
}

func instant(r *rand.Rand) time.Time {
	return time.Unix(1_700_000_000+r.Int64N(50_000_000), r.Int64N(1000)*1_000_000).UTC()
}

func hubspot(size int) []byte {
	type (
		object = map[string]any
		types  struct {
			Category string `json:"associationCategory"`
			ID       int    `json:"associationTypeId"`
			Label    string `json:"label"`
		}
	)
	r := random(7)
	raw := func(v any) json.RawMessage { return encode(v) }
	number := func() string { return fmt.Sprint(100000 + r.IntN(900000)) }
	association := func() json.RawMessage {
		return raw(types{"HUBSPOT_DEFINED", r.IntN(1000), fmt.Sprintf("Label „%d“", r.IntN(100))})
	}
	at := instant(r)
	response := hand.Raw{
		Status: "COMPLETE", RequestedAt: &at, StartedAt: at.Add(time.Second), CompletedAt: at.Add(time.Minute),
		NumErrors: pointer(int64(1)), Links: raw(object{"self": "https://api.example.com/crm", "depth": 3}),
		Errors: []hand.Failure[json.RawMessage]{{
			Status: "error", Category: "VALIDATION_ERROR", Message: "no such \"object\"\n", Context: raw(object{"ids": []string{number()}}),
			Errors: []hand.Detail[json.RawMessage]{{Message: "line 1", Code: pointer("E" + number()), In: pointer("inputs")}},
		}},
	}
	grow(size, func() any {
		result := hand.Result[json.RawMessage]{From: hand.From{ID: number()}}
		for range 1 + r.IntN(4) {
			result.To = append(result.To, hand.To[json.RawMessage]{
				ToObjectID: number(), AssociationTypes: []json.RawMessage{association(), association()},
			})
		}
		result.Paging = &hand.Paging{Next: &hand.Next{
			After: pointer(number()), Link: pointer("https://api.example.com/next?after=" + number()),
		}}
		response.Results = append(response.Results, result)
		return result
	})
	return encode(response)
}

func tree(size int) []byte {
	r := random(8)
	id := int64(0)
	node := func() hand.Node {
		id++
		n := hand.Node{ID: id, Name: sentence(r, 4), Children: []hand.Node{}}
		if r.IntN(3) == 0 {
			n.Note = pointer(sentence(r, 12))
		}
		return n
	}
	root := node()
	// Each path from the root is up to 60 nodes long, with siblings on the way.
	for length := 0; length < size; {
		at := &root
		for range 1 + r.IntN(60) {
			n := node()
			length += len(encode(n))
			if r.IntN(4) == 0 {
				n.Leaf = pointer(true)
			}
			at.Children = append(at.Children, n)
			at = &at.Children[len(at.Children)-1]
			if length > size {
				break
			}
		}
	}
	return encode(root)
}

func events(size int) []byte {
	r := random(9)
	var all hand.Events
	grow(size, func() any {
		e := hand.Event{ID: fmt.Sprintf("%016x", r.Uint64()), At: instant(r)}
		price := func() *float64 { return pointer(float64(r.IntN(100000)) / 100) }
		switch r.IntN(4) {
		case 0:
			e.Type = "order.placed"
			for range 1 + r.IntN(5) {
				e.Lines = append(e.Lines, hand.Line{Article: fmt.Sprintf("ART-%05d", r.IntN(100000)), Count: 1 + r.Int64N(9), Price: price()})
			}
		case 1:
			e.Type, e.Amount, e.Currency = "payment.received", price(), pointer("EUR")
			e.Method = pointer([]string{"card", "transfer", "cash"}[r.IntN(3)])
		case 2:
			e.Type, e.Carrier = "parcel.sent", pointer(sentence(r, 2))
			e.Tracking, e.Weight = pointer(fmt.Sprint(r.Uint64())), pointer(r.Int64N(30000))
		case 3:
			e.Type, e.Author, e.Text = "note.added", pointer(sentence(r, 2)), pointer(sentence(r, 40))
		}
		all.Events = append(all.Events, e)
		return e
	})
	return encode(all)
}

func config(size int) []byte {
	r := random(10)
	type object = map[string]any
	var schema struct {
		Defs struct {
			Service struct {
				Properties map[string]struct{ Type string }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schemaText("schemas/config.json"), &schema); err != nil {
		panic(err) // it is ours
	}
	file := hand.Config{Version: 3}
	grow(size, func() any {
		members := object{"name": sentence(r, 2)}
		for name, property := range schema.Defs.Service.Properties {
			if seed := random(uint64(len(file.Services)*1000) + uint64(len(name))*31 + uint64(name[0])); seed.IntN(2) == 0 {
				switch property.Type {
				case "string":
					members[name] = sentence(seed, 3)
				case "integer":
					members[name] = seed.IntN(70000)
				case "boolean":
					members[name] = seed.IntN(2) == 0
				case "array":
					members[name] = []string{sentence(seed, 2), sentence(seed, 1)}
				}
			}
		}
		members["env"] = object{"HOME": "/var/lib/x", "LANG": "de_DE.UTF-8", "DEBUG": fmt.Sprint(r.IntN(2))}
		members["limits"] = object{"cpu": r.IntN(64), "memory": r.IntN(1 << 20), "disk1": r.IntN(1 << 30)}
		var service hand.Service
		if err := json.Unmarshal(encode(members), &service); err != nil {
			panic(err) // it was made for it
		}
		file.Services = append(file.Services, service)
		return service
	})
	return encode(file)
}

func records(size int) []byte {
	r := random(11)
	var all hand.Records
	grow(size, func() any {
		record := hand.Record{
			Seq: int64(len(all.Records)), Time: 1_700_000_000_000 + r.Int64N(1e10),
			Lat: float64(r.IntN(180_000_000)-90_000_000) / 1e6, Lon: float64(r.IntN(360_000_000)-180_000_000) / 1e6,
		}
		if r.IntN(2) == 0 {
			record.Altitude, record.Valid = pointer(r.Float64()*1000), pointer(true)
		}
		record.Values = []float64{}
		for range r.IntN(17) {
			record.Values = append(record.Values, float64(r.IntN(1_000_000))/1000)
		}
		for range r.IntN(9) {
			record.Counts = append(record.Counts, r.Int64N(10000))
		}
		all.Records = append(all.Records, record)
		return record
	})
	return encode(all)
}
