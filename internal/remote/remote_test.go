package remote

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// testClient is a client that asks servers of tests.
func testClient(servers ...*httptest.Server) *Client {
	c := New(Options{Agent: "typewright/test", Private: true})
	roots := x509.NewCertPool()
	for _, s := range servers {
		if s.Certificate() != nil {
			roots.AddCert(s.Certificate())
		}
	}
	c.http.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
	return c
}

func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

// write writes what a server says. Who asked may have gone.
func write(w io.Writer, what any) { _, _ = fmt.Fprint(w, what) }

// site serves what the tests ask for.
func site(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/person.json":
		write(w, `{"type": "object"}`)
	case "/moved":
		http.Redirect(w, r, "/person.json#part", http.StatusMovedPermanently)
	case "/moved-to-missing":
		http.Redirect(w, r, "/missing", http.StatusFound)
	case "/circle":
		http.Redirect(w, r, "/elcric", http.StatusTemporaryRedirect)
	case "/elcric":
		http.Redirect(w, r, "/circle", http.StatusTemporaryRedirect)
	case "/far":
		http.Redirect(w, r, "/far?"+r.URL.RawQuery+"x", http.StatusFound)
	case "/user":
		http.Redirect(w, r, "http://me:secret@"+r.Host+"/person.json", http.StatusFound)
	case "/file":
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	case "/large":
		write(w, strings.Repeat(" ", 1001))
	case "/packed":
		w.Header().Set("Content-Encoding", "gzip")
		packed := gzip.NewWriter(w)
		write(packed, strings.Repeat(" ", 1001))
		if err := packed.Close(); err != nil {
			panic(err)
		}
	case "/slow":
		write(w, "{")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	case "/silent":
		<-r.Context().Done()
	case "/short":
		w.Header().Set("Content-Length", "100")
		write(w, "{}")
	default:
		http.NotFound(w, r)
	}
}

func TestFetch(t *testing.T) {
	s := serve(t, site)
	c := testClient()
	for path, where := range map[string]string{
		"/person.json":      "/person.json",
		"/moved":            "/person.json",
		"/person.json?a=b":  "/person.json?a=b",
		"/person.json#part": "/person.json",
	} {
		doc, err := c.Fetch(t.Context(), s.URL+path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if string(doc.Text) != `{"type": "object"}` || doc.URL != s.URL+where {
			t.Errorf("%s: got %q at %s", path, doc.Text, doc.URL)
		}
	}
}

func TestFetchRefuses(t *testing.T) {
	s := serve(t, site)
	c := testClient()
	c.limits.size = 1000
	for path, want := range map[string]string{
		"/missing":          "want status 200, got 404 Not Found",
		"/moved-to-missing": "by way of " + s.URL + "/missing: want status 200, got 404 Not Found",
		"/circle":           "the redirects run in a circle",
		"/far":              "by way of " + s.URL + "/far?xxxxxx: there are more than 5 redirects",
		"/user":             "by way of http://me:xxxxx@" + s.Listener.Addr().String() + "/person.json: the URL has a user in it, and no credentials are sent",
		"/file":             `by way of file:///etc/passwd: want http or https, got "file"`,
		"/large":            "the document has more than 1000 bytes",
		"/packed":           "the document has more than 1000 bytes",
		"/short":            "unexpected EOF",
	} {
		doc, err := c.Fetch(t.Context(), s.URL+path)
		if err == nil {
			t.Errorf("%s: got %q", path, doc.Text)
		} else if err.Error() != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	for address, want := range map[string]string{
		"ftp://example.com/x":           `want http or https, got "ftp"`,
		"https:///x":                    "the URL has no host",
		"https://me:secret@example.com": "the URL has a user in it, and no credentials are sent",
		"https://exa mple.com/":         "it is no URL",
	} {
		if _, err := c.Fetch(t.Context(), address); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
}

// TestFetchTime has servers that never end: the limit has to end it.
func TestFetchTime(t *testing.T) {
	s := serve(t, site)
	c := testClient()
	c.limits.time = 10 * time.Millisecond
	for _, path := range []string{"/slow", "/silent"} {
		if _, err := c.Fetch(t.Context(), s.URL+path); err == nil || err.Error() != "no document within 10ms" {
			t.Errorf("%s: %v", path, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := testClient().Fetch(ctx, s.URL+"/person.json"); err == nil || !strings.Contains(err.Error(), "context canceled") {
		t.Errorf("cancelled: %v", err)
	}
}

func TestFetchOnce(t *testing.T) {
	asked := 0
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		write(w, asked)
	})
	c := testClient()
	c.limits.documents = 2
	for _, path := range []string{"/a", "/a", "/b", "/a", "/b"} {
		if _, err := c.Fetch(t.Context(), s.URL+path); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 2 {
		t.Errorf("asked %d times for 2 documents", asked)
	}
	if _, err := c.Fetch(t.Context(), s.URL+"/c"); err == nil || err.Error() != "there are more than 2 documents to fetch" {
		t.Errorf("a third one: %v", err)
	}
}

func TestNoCredentials(t *testing.T) {
	var seen []http.Header
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header)
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.Path == "/a" {
			http.Redirect(w, r, "/b", http.StatusFound)
		}
	})
	if _, err := testClient().Fetch(t.Context(), s.URL+"/a?token=secret"); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 2 {
		t.Fatalf("%d requests, want 2", len(seen))
	}
	for _, header := range seen {
		for _, name := range []string{"Authorization", "Cookie", "Referer"} {
			if header.Get(name) != "" {
				t.Errorf("%s: %s is sent", name, header.Get(name))
			}
		}
		if header.Get("User-Agent") != "typewright/test" {
			t.Errorf("User-Agent: %s", header.Get("User-Agent"))
		}
	}
}

func TestDowngrade(t *testing.T) {
	plain := serve(t, site)
	secure := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/stay":
			http.Redirect(w, r, "/end", http.StatusFound)
		case "/down":
			http.Redirect(w, r, plain.URL+"/person.json", http.StatusFound)
		}
	}))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0) // of the client that does not know the certificate
	secure.StartTLS()
	t.Cleanup(secure.Close)
	up := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, secure.URL+"/end", http.StatusFound)
	})
	c := testClient(secure)
	for _, address := range []string{secure.URL + "/stay", up.URL} {
		if doc, err := c.Fetch(t.Context(), address); err != nil || doc.URL != secure.URL+"/end" {
			t.Errorf("%s: %v, %v", address, doc, err)
		}
	}
	_, err := c.Fetch(t.Context(), secure.URL+"/down")
	if want := "by way of " + plain.URL + "/person.json: a redirect from https to http is not followed"; err == nil || err.Error() != want {
		t.Errorf("down: %v, want %s", err, want)
	}
	if _, err := testClient().Fetch(t.Context(), secure.URL+"/stay"); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate nobody knows: %v", err)
	}
}

// TestPrivate wants the server of a test to be refused, by its address and by
// a name, and the connection not to be made.
func TestPrivate(t *testing.T) {
	asked := false
	s := serve(t, func(http.ResponseWriter, *http.Request) { asked = true })
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		_, err := New(Options{}).Fetch(t.Context(), "http://"+host+port+"/person.json")
		if err == nil || !strings.HasSuffix(err.Error(), " is no public address, and such are asked with --allow-private only") {
			t.Errorf("%s: %v", host, err)
		}
	}
	if asked {
		t.Error("the server was asked")
	}
}

// TestPrivateRedirect has a public server lead to a private one.
func TestPrivateRedirect(t *testing.T) {
	private := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the server was asked") })
	c := New(Options{})
	network := c.http.Transport
	c.http.Transport = roundTripper(func(r *http.Request) (*http.Response, error) {
		if r.URL.Host != "example.com" {
			return network.RoundTrip(r)
		}
		w := httptest.NewRecorder()
		http.Redirect(w, r, private.URL+"/secret", http.StatusFound)
		return w.Result(), nil
	})
	_, err := c.Fetch(t.Context(), "https://example.com/x")
	if err == nil || !strings.HasPrefix(err.Error(), "by way of "+private.URL) {
		t.Errorf("%v", err)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestPublic(t *testing.T) {
	for text, want := range map[string]bool{
		"93.184.215.14": true, "1.1.1.1": true, "2606:4700::1111": true, "172.32.0.1": true, "100.128.0.1": true,
		"127.0.0.1": false, "127.8.8.8": false, "10.1.2.3": false, "172.31.255.255": false, "192.168.0.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fd00::1": false, "ff02::1": false,
		"::ffff:10.0.0.1": false, "::ffff:1.1.1.1": true, "::10.0.0.1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false,
	} {
		if got := isPublic(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// TestProxy wants the proxy to be asked where private addresses are allowed,
// and only there.
func TestProxy(t *testing.T) {
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) { write(w, r.URL) })
	to, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := testClient()
	transport := c.http.Transport.(*http.Transport)
	if transport.Proxy == nil || New(Options{}).http.Transport.(*http.Transport).Proxy != nil {
		t.Fatal("want a proxy with Private, and none without")
	}
	transport.Proxy = http.ProxyURL(to)
	doc, err := c.Fetch(t.Context(), "http://example.com/x.json")
	if err != nil || !bytes.Equal(doc.Text, []byte("http://example.com/x.json")) {
		t.Errorf("%v, %v", doc, err)
	}
}
