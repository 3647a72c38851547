package cli

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
)

// newSite serves a directory that has a directory for each host. As a proxy it
// stands for all of them; asked itself, it is the host "local". A file
// NAME.redirect sends on to the URL in it.
func newSite(dir string) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.URL.Hostname()
		if host == "" {
			host = "local"
		}
		name := filepath.Join(dir, host, filepath.FromSlash(r.URL.Path))
		if to, err := os.ReadFile(name + ".redirect"); err == nil {
			http.Redirect(w, r, strings.TrimSpace(string(to)), http.StatusFound)
			return
		}
		text, err := os.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(text)
	}))
}
