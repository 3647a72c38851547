#!/bin/sh
# generate.sh writes what the benchmark compares into gen/: types and code of
# typewright and of its peers, for every schema. None of it is committed.
set -eu
cd "$(dirname "$0")"
mkdir -p gen
(cd .. && go build -o bench/gen/typewright ./cmd/typewright)

# schema NAME TYPE FILE
schema() {
	gen/typewright generate "$3" --output "gen/$1/ours" --package ours --type "$2"
	gen/typewright generate "$3" --output "gen/$1/oursraw" --package oursraw --type "$2" --free-form raw
	gen/typewright generate "$3" --output "gen/$1/oursshared" --package oursshared --type "$2" --free-form raw --strings shared
	gen/typewright generate "$3" --output "gen/$1/oursapart" --package oursapart --type "$2" --support gen/support
	mkdir -p "gen/$1/gojsonschema"
	go tool go-jsonschema --package gojsonschema --output "gen/$1/gojsonschema/types.go" "$3"
	go run ./openapi "$3" "$2" >"gen/$1/openapi.json"
	go tool ogen --target "gen/$1/ogen" --package ogen --clean --config ogen.yaml "gen/$1/openapi.json"
}

schema hubspot BatchAssociationResponse ../schemas/batch_association_response.json
schema tree Tree schemas/tree.json
schema events Events schemas/events.json
schema config Config schemas/config.json
schema records Records schemas/records.json

# easyjson adds methods, which encoding/json would call: a copy is its own.
# It knows no type parameters, so the free-form types are written out.
mkdir -p gen/easy
{
	sed -e 's/^package hand/package easy/' -e '/^\/\/ The two responses/,/^)/d' -e 's/\[F any\]//; s/\[F\]//g' -e 's/\bF\b/map[string]any/' \
		-e 's/^type Response /type Maps /' hand/hand.go
	for type in Response Result To Failure Detail; do
		sed -n "/^type $type\[F any\]/,/^}/p" hand/hand.go
	done | sed -e 's/^type \([A-Za-z]*\)\[F any\]/type Raw\1/' -e 's/\[\]\([A-Z][A-Za-z]*\)\[F\]/[]Raw\1/' -e 's/\bF\b/json.RawMessage/' -e 's/RawResponse/Raw/'
} >gen/easy/hand.go
gofmt -w gen/easy/hand.go
(cd gen/easy && go tool easyjson -all -output_filename hand_easyjson.go hand.go)
