package emit

import (
	"bytes"
	"io"
)

// A Text is what a file has in it, in pieces: that of a large package stands in
// memory once.
type Text [][]byte

// Bytes returns the whole text.
func (t Text) Bytes() []byte {
	if len(t) == 1 {
		return t[0]
	}
	return bytes.Join(t, nil)
}

// WriteTo writes the text.
func (t Text) WriteTo(w io.Writer) (n int64, err error) {
	for _, piece := range t {
		written, err := w.Write(piece)
		n += int64(written)
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// Equal tells whether the text is what is in memory.
func (t Text) Equal(text []byte) bool {
	for _, piece := range t {
		rest, found := bytes.CutPrefix(text, piece)
		if !found {
			return false
		}
		text = rest
	}
	return len(text) == 0
}
