package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/schema"
)

// A once is the value of a flag that makes no sense twice: the second would
// silently win over the first.
type once struct {
	text string
	kind string // stands for the value in help
	set  bool
}

func (o *once) String() string { return o.text }
func (o *once) Type() string   { return o.kind }

func (o *once) Set(text string) error {
	if o.set {
		return errors.New("given twice")
	}
	o.text, o.set = text, true
	return nil
}

// A choice is the value of a flag that is one of two words, the first by
// default.
type choice struct {
	first, second string
	isSecond      bool
}

func (c *choice) String() string {
	if c.isSecond {
		return c.second
	}
	return c.first
}

func (c *choice) Type() string { return c.first + "|" + c.second }

func (c *choice) Set(text string) error {
	if text != c.first && text != c.second {
		return errors.New("want " + c.first + " or " + c.second)
	}
	c.isSecond = text == c.second
	return nil
}

// duplicateNames is the value of --duplicate-names.
func duplicateNames() choice { return choice{first: "reject", second: "last"} }

func addDuplicateNames(cmd *cobra.Command, c *choice) {
	const name = "duplicate-names"
	cmd.Flags().Var(c, name, "several members of one name in an object: reject: an error; last: the last one counts")
	complete(cmd, name, c.first, c.second)
}

// resources is the value of all --resource flags together.
type resources []schema.Mapping

func (r *resources) String() string {
	pairs := make([]string, 0, len(*r))
	for _, m := range *r {
		pairs = append(pairs, m.URI+"="+m.File)
	}
	return strings.Join(pairs, " ")
}

func (r *resources) Type() string { return "URI=FILE" }

// Set adds one mapping. The last "=" separates: a query in a URI has some,
// names of files rarely do.
func (r *resources) Set(text string) error {
	i := strings.LastIndexByte(text, '=')
	if i <= 0 || i == len(text)-1 {
		return errors.New("want URI=FILE")
	}
	m := schema.Mapping{URI: text[:i], File: text[i+1:]}
	for _, other := range *r {
		if other.URI == m.URI && other.File != m.File {
			return fmt.Errorf("%s is %s already", m.URI, other.File)
		}
	}
	*r = append(*r, m)
	return nil
}

// present says which file is not there. A mapping to it would only show as a
// reference that cannot be resolved, if at all.
func (r *resources) present() error {
	for _, m := range *r {
		if _, err := os.Stat(m.File); err != nil {
			return fileError("--resource "+m.URI+"="+m.File, err)
		}
	}
	return nil
}
