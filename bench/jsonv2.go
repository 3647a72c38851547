//go:build goexperiment.jsonv2

package main

import jsonv2 "encoding/json/v2"

func init() {
	standardV2 = func(data []byte, value any, fresh func() any) []task {
		return []task{
			{"decode", "encoding/json/v2", drops, func() error { return jsonv2.Unmarshal(data, fresh()) }},
			{"encode", "encoding/json/v2", "", func() error { _, err := jsonv2.Marshal(value); return err }},
		}
	}
}
