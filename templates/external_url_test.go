package templates

import (
	"net/url"
	"testing"
)

func TestURL(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`"https://a:b@example.com:80/a%2Fb?q=1\u0026r#f"`, "https://a:b@example.com:80/a%2Fb?q=1&r#f"},
		{`""`, ""},
		{`"http://[::1"`, `/: the value "http://[::1" is valid, but no url.URL: parse "http://[::1": missing ']' in host`},
		{`7`, `/: the value 7 is valid, but no url.URL: it is not a string`},
	} {
		var u url.URL
		c := newChecker()
		end := decodeURL(c, []byte(test.text), 0, &u)
		got := u.String()
		if len(c.issues) > 0 {
			got = "/: " + c.issues[0].Message
		}
		if got != test.want || end != len(test.text) {
			t.Errorf("%s: got %s, %d", test.text, got, end)
		}
		c.release()
	}
	if out := appendURL(&encoder{}, nil, &url.URL{Scheme: "https", Host: "example.com", Path: `/"`}); string(out) != `"https://example.com/%22"` {
		t.Errorf("got %s", out)
	}
}
