package templates

// A texts makes the Go strings of one document.
//
// Small strings that stand near each other are cut from one copy of their
// surroundings, a block: that is several times as fast as a copy for each.
// A string that outlives its document keeps one block alive, which is small.
type texts struct {
	block      string // a copy of the document from start to end
	start, end int
	last       int               // the end of the string made last
	pointed    []string          // room for strings that are pointed to
	raw        []byte            // room for values that are kept as JSON text
	names      [nameSlots]string // names that have been met, by their hash
	used       bool              // there is something in names
}

const (
	blockSize = 256
	longText  = 64 // strings beyond it are copied one by one
	farText   = 64 // so are those that are further from the last one
	nameSlots = 64
	longName  = 32 // names beyond it are not kept for others

	mostPointed = 8    // strings in one allocation
	rawSize     = 1024 // bytes in one allocation
	longRaw     = 256  // values beyond it have one of their own
)

// share lets all strings share one copy of the document.
func (t *texts) share(b []byte) {
	t.block, t.start, t.end = string(b), 0, len(b)
}

// reset forgets a document.
func (t *texts) reset() {
	t.block, t.start, t.end, t.last, t.pointed, t.raw = "", 0, 0, 0, nil, nil
	if t.used {
		t.used = false
		clear(t.names[:])
	}
}

// substring returns the text of a document from one offset to another.
func (t *texts) substring(b []byte, from, to int) string {
	if from >= t.start && to <= t.end {
		return t.block[from-t.start : to-t.start]
	}
	return t.copy(b, from, to)
}

func (t *texts) copy(b []byte, from, to int) string {
	near := from-t.last < farText && t.last > 0
	t.last = to
	if !near || to-from > longText {
		return string(b[from:to])
	}
	t.start, t.end = from, min(len(b), from+blockSize)
	t.block = string(b[t.start:t.end])
	return t.block[:to-from]
}

// point returns a pointer to a new string. Some share an allocation.
func (t *texts) point() *string {
	n := len(t.pointed)
	if n == cap(t.pointed) {
		t.pointed, n = make([]string, 0, min(2*n+1, mostPointed)), 0
	}
	t.pointed = t.pointed[:n+1]
	return &t.pointed[n]
}

// keep returns a copy of a value's text. Short ones share an allocation, but
// none of its bytes, nor can one grow into another.
func (t *texts) keep(value []byte) []byte {
	if len(value) > longRaw {
		return append([]byte(nil), value...)
	}
	n := len(t.raw)
	if n+len(value) > cap(t.raw) {
		t.raw, n = make([]byte, 0, min(2*cap(t.raw)+len(value), rawSize)), 0
	}
	t.raw = append(t.raw, value...)
	return t.raw[n:len(t.raw):len(t.raw)]
}

// memberName returns a name as a string. Names repeat, and so do their strings.
func (t *texts) memberName(key []byte) string {
	if len(key) == 0 || len(key) > longName {
		return string(key)
	}
	slot := &t.names[(uint(key[0])*5+uint(key[len(key)-1])*7+uint(key[len(key)/2])+uint(len(key)))%nameSlots]
	if *slot != string(key) {
		*slot, t.used = string(key), true
	}
	return *slot
}

// cut returns the string at offset i of a document that is known to be
// valid, and the offset after it.
func (c *checker) cut(b []byte, i int) (text string, end int) {
	end, content := scanString(b, i)
	if content >= textEscaped {
		c.text = unescapeString(c.text[:0], b[i+1:end-1])
		return string(c.text), end
	}
	return c.texts.substring(b, i+1, end-1), end
}
