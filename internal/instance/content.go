package instance

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"mime/quotedprintable"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// content makes a string that holds what is wanted, in its encoding.
func (g *Generator) content(c *model.Content, depth int) string {
	held := g.characters(g.random.IntN(6))
	if c.JSONAt != "" {
		var v *source.Value
		if c.Schema != nil {
			v = g.value([]*model.Node{c.Schema}, depth+1)
		} else {
			v = g.Any(depth + 1)
		}
		held = string(v.AppendJSON(nil))
	}
	return encode(c.Encoding, []byte(held))
}

// encode writes content in an encoding of RFC 4648, or RFC 2045. One that
// changes nothing leaves it to luck that the content fits.
func encode(encoding string, content []byte) string {
	switch encoding {
	case "base64":
		return base64.StdEncoding.EncodeToString(content)
	case "base64url":
		return base64.URLEncoding.EncodeToString(content)
	case "base32":
		return base32.StdEncoding.EncodeToString(content)
	case "base32hex":
		return base32.HexEncoding.EncodeToString(content)
	case "base16":
		return strings.ToUpper(hex.EncodeToString(content))
	case "quoted-printable":
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write(content) // a buffer takes everything
		_ = w.Close()
		return b.String()
	}
	return string(content)
}
