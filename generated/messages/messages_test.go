package messages

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// summary switches over all that a message can be.
func summary(m Message) string {
	switch m := m.Value.(type) {
	case *Request:
		switch r := m.Value.(type) {
		case *PlaceOrderRequest:
			parts := make([]string, len(r.Params.Content))
			for i, block := range r.Params.Content {
				parts[i] = content(block)
			}
			return "order " + name(r.ID) + ": " + strings.Join(parts, ", ")
		case *AskStatusRequest:
			return "ask " + name(r.ID) + " about " + r.Params.Order
		}
	case *Notification:
		return fmt.Sprintf("%s is %s", m.Params.Order, m.Params.Stage)
	case *Response:
		switch r := m.Value.(type) {
		case *ResponseResult:
			return fmt.Sprintf("result of %s: %d parts", name(r.ID), len(r.Result.Content))
		case *ResponseError:
			return fmt.Sprintf("error of %s: %d %s", name(r.ID), r.Error.Code, r.Error.Message)
		}
	}
	return "nothing"
}

func content(b ContentBlock) string {
	switch b := b.Value.(type) {
	case *TextContent:
		return b.Text
	case *ImageContent:
		if b.Size == nil {
			return b.MimeType
		}
		return fmt.Sprintf("%s of %g by %g", b.MimeType, b.Size.Width, b.Size.Height)
	case *PartList:
		return fmt.Sprintf("%d parts", len(b.Parts))
	}
	return "nothing"
}

func name(id RequestID) string {
	switch id := id.Value.(type) {
	case RequestIDString:
		return string(id)
	case RequestIDInteger:
		return fmt.Sprint(int64(id))
	}
	return "nothing"
}

const order = "7d444840-9dc0-11d1-b245-5ffdce74fad2"

func TestDecode(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{
			`{"jsonrpc":"2.0","id":7,"method":"orders/place","params":{"content":[{"type":"text","text":"a shelf"},` +
				`{"type":"image","data":"aGk=","mimeType":"image/png","size":[20,30.5]},{"type":"parts","parts":[{"name":"board","parts":[{"name":"screw","count":4}]}]}],"due":null,"x":[1]},"y":{}}`,
			"order 7: a shelf, image/png of 20 by 30.5, 1 parts",
		},
		{`{"jsonrpc":"2.0","id":"a","method":"orders/status","params":{"order":"` + order + `"}}`, "ask a about " + order},
		{`{"jsonrpc":"2.0","method":"orders/progress","params":{"order":"` + order + `","stage":"working","done":0.5}}`, order + " is working"},
		{`{"jsonrpc":"2.0","id":7,"result":{"order":"` + order + `","content":[]}}`, "result of 7: 0 parts"},
		{`{"jsonrpc":"2.0","id":7,"error":{"code":-1,"message":"no wood","data":null}}`, "error of 7: -1 no wood"},
	} {
		var m Message
		if err := json.Unmarshal([]byte(test.text), &m); err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if got := summary(m); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
		text, err := m.MarshalJSON()
		if err != nil || string(text) != test.text {
			t.Errorf("encodes to %s (%v),\nwant       %s", text, err, test.text)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"type":"text"}`, `missing member "text" (#/$defs/TextContent/required)`}, // the branch is known by its tag
		{`{"type":"image","data":"","mimeType":"a","size":[1]}`, "/size: want at least 2 elements"},
		{`{"type":"video"}`, "want a value that matches a branch"},
	} {
		var b ContentBlock
		err := b.UnmarshalJSON([]byte(test.text))
		if invalid := (*ValidationError)(nil); !errors.As(err, &invalid) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.text, err, test.want)
		}
		if b.Value != nil {
			t.Errorf("%s: an error leaves %v", test.text, b.Value)
		}
	}
}

// TestBuild builds messages in Go. The constants are not set: the encoder
// knows them.
func TestBuild(t *testing.T) {
	m := Message{&Request{&PlaceOrderRequest{
		ID: RequestID{RequestIDInteger(1)},
		Params: PlaceOrderRequestParams{Content: []ContentBlock{
			{&TextContent{Text: "a table"}},
			{&ImageContent{Data: "aGk=", MimeType: "image/png", Size: &ImageContentSize{Width: 1, Height: 2}}},
		}},
	}}}
	if err := m.Validate(); err != nil {
		t.Error(err)
	}
	const want = `{"jsonrpc":"2.0","id":1,"method":"orders/place","params":{"content":[{"type":"text","text":"a table"},` +
		`{"type":"image","data":"aGk=","mimeType":"image/png","size":[1,2]}]}}`
	if text, err := json.Marshal(m); err != nil || string(text) != want {
		t.Errorf("got %s (%v),\nwant %s", text, err, want)
	}
}

func TestNoVariant(t *testing.T) {
	for _, m := range []Message{{}, {&Request{}}, {(*Request)(nil)}} {
		if err := m.Validate(); err == nil || !strings.Contains(err.Error(), "no value") {
			t.Errorf("%#v: got %v, want an error", m, err)
		}
	}
}
