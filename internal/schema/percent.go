package schema

import "net/url"

// decodePercent undoes percent-encoding (RFC 3986 section 2.1).
func decodePercent(s string) (string, error) { return url.PathUnescape(s) }
