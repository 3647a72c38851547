package source

import "fmt"

// A Loc is a place in a document.
type Loc struct {
	Doc     *Document
	Offset  int
	Pointer Pointer // from the root of Doc
}

// String returns name:line:column: pointer, without the pointer if it is the
// root.
func (l Loc) String() string {
	p := l.Doc.Position(l.Offset)
	s := fmt.Sprintf("%s:%d:%d", l.Doc.Name, p.Line, p.Column)
	if l.Pointer != "" {
		s += ": " + string(l.Pointer)
	}
	return s
}
