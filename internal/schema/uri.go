package schema

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// resolveURI resolves a reference against a base (RFC 3986 section 5). What
// is no URI reference comes back as it is.
func resolveURI(base, ref string) string {
	if strings.HasPrefix(ref, "#") {
		return withoutFragment(base) + ref
	}
	r, err := url.Parse(ref)
	if err != nil {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil || b.Opaque != "" || r.IsAbs() {
		return r.String() // nothing is relative to a URN
	}
	return b.ResolveReference(r).String()
}

// IsURL tells a URL of http or https, as an input or a reference, from names of
// files and other URIs.
func IsURL(name string) bool {
	scheme, _, found := strings.Cut(name, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func withoutFragment(uri string) string {
	uri, _, _ = strings.Cut(uri, "#")
	return uri
}

// fragment writes a pointer as the fragment of a URI (RFC 6901 section 6).
func fragment(p source.Pointer) string {
	for i := range len(p) {
		switch c := p[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("/$-_~.", c) >= 0:
		default:
			return "#" + (&url.URL{Fragment: string(p)}).EscapedFragment()
		}
	}
	return "#" + string(p)
}

// FileURL makes a URL of a path (RFC 8089).
func FileURL(path string) string {
	return slashURL(filepath.ToSlash(absolute(path)))
}

// slashURL makes a URL of a path with slashes.
func slashURL(path string) string {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// filePath is the path that a file URL stands for.
func filePath(u *url.URL) string {
	return filepath.FromSlash(slashPath(u.Path))
}

// slashPath is the path with slashes that the path of a file URL stands for.
func slashPath(path string) string {
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:] // a Windows drive
	}
	return path
}

// absolute makes a path absolute, where the working directory is known.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
