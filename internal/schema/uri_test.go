package schema

import (
	"net/url"
	"testing"
)

// TestSlashURL turns paths into URLs and back, those of Windows as well.
func TestSlashURL(t *testing.T) {
	for path, want := range map[string]string{
		"/a/b.json":            "file:///a/b.json",
		"C:/a b/c.json":        "file:///C:/a%20b/c.json",
		"d:/100%/ä#?.json":     "file:///d:/100%25/%C3%A4%23%3F.json",
		"//server/share/a":     "file:////server/share/a",
		"/a/%2e%2e/secret":     "file:///a/%252e%252e/secret",
		"C:/schemas/../b.json": "file:///C:/schemas/../b.json",
	} {
		got := slashURL(path)
		if got != want {
			t.Errorf("the URL of %s is %s, want %s", path, got, want)
		}
		u, err := url.Parse(got)
		if err != nil {
			t.Fatal(err)
		}
		if back := slashPath(u.Path); back != path {
			t.Errorf("the path of %s is %s, want %s", got, back, path)
		}
	}
	// References beside a file of Windows stay on its drive.
	for ref, want := range map[string]string{"b.json": "C:/x/b.json", "../b.json": "C:/b.json", "/b.json": "/b.json", "sub/b.json#/a": "C:/x/sub/b.json"} {
		u, err := url.Parse(resolveURI("file:///C:/x/a.json", ref))
		if err != nil {
			t.Fatal(err)
		}
		if got := slashPath(u.Path); got != want {
			t.Errorf("%s leads to %s, want %s", ref, got, want)
		}
	}
}
