// Command openapi wraps a JSON Schema into an OpenAPI document, since that is
// what ogen reads: openapi SCHEMA TYPE.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

func main() {
	if err := wrap(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type object = map[string]any

func wrap(file, name string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text = []byte(strings.ReplaceAll(string(text), "#/$defs/", "#/components/schemas/"))
	var root object
	if err := json.Unmarshal(text, &root); err != nil {
		return err
	}
	schemas, _ := root["$defs"].(object)
	if schemas == nil {
		schemas = object{}
	}
	for _, word := range []string{"$defs", "$schema", "$id", "title"} {
		delete(root, word)
	}
	free(root)
	schemas[name] = root
	body := object{"application/json": object{"schema": object{"$ref": "#/components/schemas/" + name}}}
	document := object{
		"openapi": "3.1.0",
		"info":    object{"title": name, "version": "1"},
		"paths": object{"/": object{"post": object{
			"operationId": "send",
			"requestBody": object{"required": true, "content": body},
			"responses":   object{"200": object{"description": "done"}},
		}}},
		"components": object{"schemas": schemas},
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "\t")
	return out.Encode(document)
}

// free makes a schema of any object, which ogen reads as a struct without
// fields and forgets the members of, one of any value, which ogen keeps as it
// stands.
func free(schema any) {
	switch schema := schema.(type) {
	case object:
		_, members := schema["properties"]
		_, others := schema["additionalProperties"]
		if schema["type"] == "object" && !members && !others {
			delete(schema, "type")
		}
		for _, word := range []string{"properties", "$defs"} {
			if schemas, is := schema[word].(object); is {
				for _, member := range schemas {
					free(member)
				}
			}
		}
		for _, word := range []string{"items", "additionalProperties"} {
			free(schema[word])
		}
	}
}
