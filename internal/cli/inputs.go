package cli

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
)

// inputs are the flags that say how schemas are read. All commands that read
// some have them.
type inputs struct {
	draft, baseURI once
	resources      resources
	remotes        remotes
}

func newInputs() inputs {
	return inputs{draft: once{kind: "DRAFT"}, baseURI: once{kind: "URI"}, remotes: newRemotes()}
}

func (in *inputs) addFlags(cmd *cobra.Command) {
	in.addSchemaFlags(cmd)
	in.remotes.addFlags(cmd)
}

func (in *inputs) addSchemaFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&in.draft, "draft", "draft of schemas without $schema: 4, 6, 7, 2019-09 or 2020-12 (the default)")
	f.Var(&in.baseURI, "base-uri", "where the first schema was retrieved from")
	f.Var(&in.resources, "resource", "file to read for a URI that schemas refer to; repeatable")
	complete(cmd, "draft", "4", "6", "7", "2019-09", "2020-12")
	complete(cmd, "base-uri") // files would be of no use
}

// verify says what is wrong with the command line by itself.
func (in *inputs) verify(schemas []string) error {
	if len(schemas) == 0 {
		return errors.New("no schema given")
	}
	given := map[string]bool{}
	for _, name := range schemas {
		if given[filepath.Clean(name)] {
			return fmt.Errorf("%s: given twice", name)
		}
		given[filepath.Clean(name)] = true
	}
	if base := in.baseURI.text; base != "" {
		if u, err := url.Parse(base); err != nil || !u.IsAbs() {
			return fmt.Errorf("--base-uri %s: not an absolute URI, such as https://example.com/person.json", base)
		}
	}
	return in.remotes.verify()
}

// options are those of reading schemas.
func (in *inputs) options(cmd *cobra.Command, schemas []string) (gen.Options, error) {
	if err := in.resources.present(); err != nil {
		return gen.Options{}, err
	}
	return gen.Options{
		Draft: in.draft.text, BaseURI: in.baseURI.text, Resources: in.resources,
		ReadFile: reader(schemas, in.resources, nil, cmd.InOrStdin()),
		Retrieve: in.remotes.library(cmd, "").retrieve,
	}, nil
}

// looks are the flags that say what the Go code looks like, and what it
// asserts.
type looks struct {
	numbers, freeForm choice

	formatTypes   gen.FormatTypes
	sizedIntegers bool
	asserted      asserted
}

func newLooks() looks {
	return looks{numbers: choice{first: "native", second: "exact"}, freeForm: choice{first: "any", second: "raw"}}
}

func (l *looks) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	l.asserted.addFlags(cmd)
	f.Var(&l.numbers, "numbers", "native: int64 and float64; exact: json.Number, which holds any")
	f.BoolVar(&l.sizedIntegers, "sized-integers", false, "give integers the smallest Go type for their limits, int8 to uint64")
	f.Var(&l.formatTypes, "format-type", "Go type for strings of a format, uuid=github.com/google/uuid.UUID; repeatable")
	f.Var(&l.freeForm, "free-form", "what may be anything: any: as Go values; raw: as json.RawMessage")
	for name, c := range map[string]*choice{"numbers": &l.numbers, "free-form": &l.freeForm} {
		complete(cmd, name, c.first, c.second)
	}
	completeFormats(cmd, "format-type")
}

// verify says what is wrong with the command line by itself.
func (l *looks) verify() error {
	if l.sizedIntegers && l.numbers.isSecond {
		return errors.New("--sized-integers: with --numbers exact, integers are json.Number")
	}
	return nil
}

// apply sets the options that the flags stand for.
func (l *looks) apply(o *gen.Options) {
	o.AssertFormats, o.AssertContent = l.asserted.formats, l.asserted.content
	o.SizedIntegers, o.FormatTypes = l.sizedIntegers, l.formatTypes
	o.Exact, o.RawFreeForm = l.numbers.isSecond, l.freeForm.isSecond
}

// asserted are the flags that say what else than JSON Schema's assertions is
// asserted.
type asserted struct{ formats, content bool }

func (a *asserted) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&a.formats, "assert-formats", true, "reject strings that do not have their format")
	f.BoolVar(&a.content, "assert-content", false, "reject strings that do not have their contentEncoding, contentMediaType and contentSchema")
}
