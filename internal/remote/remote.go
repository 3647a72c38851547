// Package remote fetches documents over http and https: within limits, without
// credentials, and from public addresses only unless others are allowed.
package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// The limits of what is fetched.
const (
	MaxSize      = 32 << 20         // bytes of a document, after decompression
	MaxTime      = 30 * time.Second // for a document, with all redirects
	MaxRedirects = 5                // on the way to a document
	MaxDocuments = 1000             // in the life of a Client
)

// Options say how documents are fetched.
type Options struct {
	Agent   string // what the client calls itself, such as "typewright/v1.2.3"
	Private bool   // ask addresses that are not public, too, and the proxy of the environment
}

// A Client fetches documents, each once.
type Client struct {
	agent   string
	private bool
	http    *http.Client
	limits  limits
	fetched map[string]*Document // by the URL that was asked for
}

type limits struct {
	size      int64
	time      time.Duration
	redirects int
	documents int
}

// A Document is what was fetched.
type Document struct {
	URL  string // where it is, which is elsewhere after a redirect
	Text []byte
}

// New returns a client.
func New(o Options) *Client {
	c := &Client{
		agent: o.Agent, private: o.Private,
		limits:  limits{MaxSize, MaxTime, MaxRedirects, MaxDocuments},
		fetched: make(map[string]*Document),
	}
	dialer := &net.Dialer{Control: refuseSpecial}
	transport := &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 64 << 10}
	if o.Private {
		// A proxy has a private address as a rule, and nobody sees which
		// address it asks in turn.
		dialer.Control = nil
		transport.Proxy = http.ProxyFromEnvironment
	}
	c.http = &http.Client{Transport: transport, CheckRedirect: c.redirect}
	return c
}

// A refusal is the reason for which a document is not asked for.
type refusal string

func (r refusal) Error() string { return string(r) }

// Fetch returns the document of a URL. The error says what was wanted and
// found, but not of which URL.
func (c *Client) Fetch(ctx context.Context, address string) (*Document, error) {
	if doc := c.fetched[address]; doc != nil {
		return doc, nil
	}
	if len(c.fetched) == c.limits.documents {
		return nil, refusal(fmt.Sprintf("there are more than %d documents to fetch", c.limits.documents))
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, refusal("it is no URL")
	}
	if err := acceptable(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.limits.time)
	defer cancel()
	doc, err := c.get(ctx, u)
	if err != nil {
		return nil, c.explain(err, u)
	}
	c.fetched[address] = doc
	return doc, nil
}

// acceptable says why a URL is not asked for, whatever its address.
func acceptable(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return refusal(fmt.Sprintf("want http or https, got %q", u.Scheme))
	case u.Hostname() == "":
		return refusal("the URL has no host")
	case u.User != nil:
		return refusal("the URL has a user in it, and no credentials are sent")
	}
	return nil
}

func (c *Client) get(ctx context.Context, u *url.URL) (doc *Document, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", c.agent)
	request.Header.Set("Accept", "application/schema+json, application/json, application/yaml, */*;q=0.5")
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	if response.StatusCode != http.StatusOK {
		return nil, &url.Error{URL: response.Request.URL.String(), Err: fmt.Errorf("want status 200, got %s", response.Status)}
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, c.limits.size+1))
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > c.limits.size {
		return nil, refusal(fmt.Sprintf("the document has more than %d bytes", c.limits.size))
	}
	where := *response.Request.URL
	where.Fragment, where.RawFragment = "", ""
	return &Document{where.String(), text}, nil
}

// redirect decides whether to follow a redirect.
func (c *Client) redirect(to *http.Request, via []*http.Request) error {
	to.Header.Del("Referer") // a query may be a secret
	if err := c.followable(to.URL, via); err != nil {
		// The client would name the place as the server did.
		return &url.Error{URL: to.URL.Redacted(), Err: err}
	}
	return nil
}

func (c *Client) followable(to *url.URL, via []*http.Request) error {
	if err := acceptable(to); err != nil {
		return err
	}
	for _, earlier := range via {
		if earlier.URL.String() == to.String() {
			return refusal("the redirects run in a circle")
		}
		if earlier.URL.Scheme == "https" && to.Scheme == "http" {
			return refusal("a redirect from https to http is not followed")
		}
	}
	if len(via) > c.limits.redirects {
		return refusal(fmt.Sprintf("there are more than %d redirects", c.limits.redirects))
	}
	return nil
}

// explain makes a plain sentence of an error of the client.
func (c *Client) explain(err error, asked *url.URL) error {
	where := ""
	for about, ok := errors.AsType[*url.Error](err); ok; about, ok = errors.AsType[*url.Error](err) {
		where = ""
		if about.URL != asked.String() {
			where = "by way of " + about.URL + ": "
		}
		err = about.Err
	}
	if no, ok := errors.AsType[refusal](err); ok {
		err = no
	} else if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("no document within %v", c.limits.time)
	}
	return fmt.Errorf("%s%w", where, err)
}
