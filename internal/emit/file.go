package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
)

// A fileWriter collects what one file declares.
type fileWriter struct {
	jen         *jen.File // the part at hand
	parts       *parts    // those before it
	steps       int
	pkg         *plan.Package
	needed      map[*plan.Func]bool // check functions that are mentioned
	queue       []*plan.Func        // those of them that are still to be written
	pending     []func()
	patterns    map[string]string // the name of each pattern's variable
	order       []string
	memberNames map[string]string // the names that each variable numbers

	faces  map[face]copyText
	copied []byte // from there, not yet a part

	imports    []plan.Import // besides those of the code
	constraint string        // of the build; empty or a line and an empty one
}

// check is the function that checks what a node accepts, which is mentioned
// and hence written, or nil if the node accepts everything.
func (w *fileWriter) check(n *model.Node) *plan.Func {
	f := w.pkg.Check(n)
	if f != nil && !w.needed[f] {
		w.needed[f] = true
		w.queue = append(w.queue, f)
	}
	return f
}

// later writes something after the function at hand.
func (w *fileWriter) later(write func()) { w.pending = append(w.pending, write) }

func (w *fileWriter) flush() {
	for len(w.pending) > 0 {
		next := w.pending[0]
		w.pending = w.pending[1:]
		next()
	}
}

// cut ends a step. After some of them, what has been written makes a part.
func (w *fileWriter) cut() {
	if w.steps++; w.steps%partSize == 0 {
		w.hand()
	}
}

// hand hands over what has been written.
func (w *fileWriter) hand() {
	w.parts.add(w.jen)
	w.jen = jen.NewFile(w.pkg.Name)
}

// copySize is from which size on copies make a part, in bytes.
const copySize = 1 << 16

// handCopied hands over what has been copied.
func (w *fileWriter) handCopied() {
	if len(w.copied) > 0 {
		w.parts.copied(slices.Clone(w.copied))
		w.copied = w.copied[:0]
	}
}

func newFileWriter(p *plan.Package) *fileWriter {
	return &fileWriter{
		jen: jen.NewFile(p.Name), parts: newParts(), pkg: p,
		needed: make(map[*plan.Func]bool), patterns: make(map[string]string), memberNames: make(map[string]string),
		faces: make(map[face]copyText),
	}
}

// types writes the types, their methods and functions.
func (w *fileWriter) types() error {
	p := w.pkg
	w.imports = p.Imports
	for _, d := range p.Types {
		typeDecl(w.jen, d)
		w.cut()
	}
	w.hand()
	for _, d := range p.Types {
		if err := w.copyMethods(d); err != nil {
			return err
		}
		if d.Defaults || p.Extras.Methods() || len(w.copied) > copySize {
			w.handCopied()
			defaults(w.jen, d)
			w.extras(d)
			w.hand()
		}
	}
	w.handCopied()
	for _, d := range p.Types {
		codecs(w, d)
		w.flush()
		w.cut()
	}
	for len(w.queue) > 0 {
		f := w.queue[0]
		w.queue = w.queue[1:]
		(&checkWriter{file: w}).write(f)
		w.flush()
		w.cut()
	}
	for _, expression := range w.order {
		w.searcher(w.patterns[expression], expression)
	}
	return nil
}
