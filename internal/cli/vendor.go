package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/remote"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/vendored"
)

const vendorHelp = `Vendor fetches the documents that schemas refer to on the network, and those
that these refer to, and keeps copies in a directory that belongs into version
control. All other commands then read the copies, and the network is not needed
any more: a build is the same everywhere, and tomorrow.

The schemas are those of the arguments, files or URLs, or else of the jobs in
typewright.yaml. Name all schemas of a project in one call: copies that none of
them needs are removed.

The directory is typewright.vendor beside the next typewright.yaml or
typewright.vendor upwards, else in the current directory; --vendor-dir and
vendor-dir in typewright.yaml name another. In it, typewright.sum has a line for
each document: URI, file, and the SHA-256 checksum of the file, which has to be
right whenever the copy is read.

A copy that is there is kept, and fetched again only if it is damaged: it then
has to be what it was. --update fetches all of them anew and takes what it gets.
--check fetches nothing and writes nothing: it tells what is missing, damaged or
not needed any more, for CI.

Documents are fetched over http and https, without credentials. An address that
is not public, such as that of a machine in the same network, is not asked, nor
is one that a redirect leads to; with --allow-private it is. A redirect from
https to http is not followed. A document may have 32 MiB, take 30 seconds and
be 5 redirects away, and there may be 1000 of them.

Exit status: 0 done; 1 a schema is invalid or refers to what cannot be had, or
with --check the copies are not right; 2 wrong use, or something cannot be read
or written.`

const vendorExamples = `  typewright vendor
  typewright vendor schemas/*.json
  typewright vendor https://example.com/schemas/order.json
  typewright vendor --update
  typewright vendor --check`

// A vendoring is one call of vendor as the flags describe it.
type vendoring struct {
	inputs

	config        once
	check, update bool
}

func vendorCommand() *cobra.Command {
	v := &vendoring{inputs: newInputs(), config: once{kind: "FILE"}}
	cmd := &cobra.Command{
		Use:               "vendor [SCHEMA...]",
		Short:             "Keep copies of the remote documents that schemas refer to",
		Long:              vendorHelp,
		Example:           vendorExamples,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := v.verify(cmd, schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			return v.run(cmd, schemas)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	v.remotes.addDirFlag(cmd)
	v.addSchemaFlags(cmd)
	f.Var(&v.config, "config", "configuration, for a call without schemas; "+configName+" here or above needs no flag")
	completeConfig(cmd)
	f.BoolVar(&v.update, "update", false, "fetch all documents anew, and take what they are now")
	f.BoolVar(&v.check, "check", false, "fetch and write nothing, tell what is wrong with the copies and exit with 1")
	v.remotes.addPrivateFlag(cmd)
	return cmd
}

// verify says what is wrong with the command line by itself.
func (v *vendoring) verify(cmd *cobra.Command, schemas []string) error {
	v.remotes.allowed = !v.check
	switch {
	case v.check && v.update:
		return errors.New("--check and --update exclude each other")
	case v.check && v.remotes.allPrivate:
		return errors.New("--allow-private: with --check, nothing is fetched")
	case len(schemas) == 0:
		return onlyForConfig(cmd)
	case v.config.text != "":
		return errors.New("--config: with schemas, there is nothing to configure; leave one of them away")
	}
	return v.inputs.verify(schemas)
}

func (v *vendoring) run(cmd *cobra.Command, schemas []string) error {
	dir, err := findVendor(v.remotes.vendorDir.text, v.config.text)
	if err != nil {
		return err
	}
	before, err := openCopies(dir, nil)
	if err != nil {
		return err
	}
	g := &gathering{before: before, update: v.update, documents: make(map[string][]byte), redirects: make(map[string]string)}
	if !v.check {
		g.fetch = v.remotes.fetcher(cmd)
	}
	if err := v.gather(cmd, g, schemas); err != nil {
		return err
	}
	after := &copies{dir: dir, manifest: vendored.Of(g.documents, g.redirects)}
	if v.check {
		return v.unneeded(cmd, before, after)
	}
	return after.replace(before, g.documents, voiceOf(cmd))
}

// gather reads all schemas. What is wrong is told of all of them together.
func (v *vendoring) gather(cmd *cobra.Command, g *gathering, schemas []string) error {
	jobs := []*job{{schemas: schemas}}
	if len(schemas) == 0 {
		p, err := configured(v.config.text, nil)
		if err != nil {
			return err
		}
		jobs = p.jobs
	} else {
		o, err := v.options(cmd, schemas)
		if err != nil {
			return err
		}
		jobs[0].options = o
	}
	var problems source.Diagnostics
	var missing []string // documents that no place in a schema asks for
	for _, j := range jobs {
		o := j.options
		var err error
		if o.ReadFile, err = j.reader(cmd.InOrStdin()); err != nil {
			return err
		}
		o.Retrieve = g.retrieve
		err = gen.Read(j.schemas, o)
		if some, ok := errors.AsType[source.Diagnostics](err); ok {
			problems = append(problems, some...)
		} else if _, damaged := errors.AsType[*schema.RetrieveError](err); v.check && (damaged || errors.Is(err, schema.ErrOffline)) {
			missing = append(missing, err.Error())
		} else if err != nil {
			return err
		}
	}
	switch {
	case len(problems) > 0:
		return problems
	case len(missing) > 0:
		return v.no(cmd, missing, "no copy can be used of what is given")
	}
	return nil
}

// no tells what is wrong with copies.
func (v *vendoring) no(cmd *cobra.Command, lines []string, summary string) error {
	say := voiceOf(cmd)
	for _, line := range lines {
		if _, err := fmt.Fprintln(say.out(), line); err != nil {
			return err
		}
	}
	if say.quiet {
		summary = ""
	}
	return &noError{summary}
}

// A gathering collects the remote documents that schemas need: from the copies
// that are there, or else by fetching them.
type gathering struct {
	before    *copies
	update    bool                                       // fetch all
	fetch     func(url string) (*remote.Document, error) // nil if nothing is to be fetched
	documents map[string][]byte                          // by their own URLs
	redirects map[string]string
}

// retrieve returns the document of a URL; see schema.Options.
func (g *gathering) retrieve(url string) (*schema.Retrieved, error) {
	if text, known := g.documents[url]; known {
		return &schema.Retrieved{URI: url, Text: text}, nil // by way of a redirect
	}
	r, err := g.before.retrieve(url)
	switch {
	case g.fetch == nil && err != nil:
		return nil, err
	case g.fetch == nil && r == nil:
		return nil, schema.ErrOffline
	case r == nil || g.update:
		doc, err := g.fetch(url)
		if err != nil {
			return nil, err
		}
		if err := g.accept(doc); err != nil {
			return nil, err
		}
		r = &schema.Retrieved{URI: doc.URL, Text: doc.Text}
	}
	if text, known := g.documents[r.URI]; known {
		r.Text = text // as it was fetched first
	}
	g.documents[r.URI] = r.Text
	if r.URI != url {
		g.redirects[url] = r.URI
	}
	return r, nil
}

// accept wants a document that was fetched to be the one of the manifest.
func (g *gathering) accept(doc *remote.Document) error {
	was, known := g.before.manifest.Copies[doc.URL]
	if !known || g.update {
		return nil
	}
	if err := was.Verify(doc.Text); err != nil {
		return &schema.RetrieveError{
			Err:  fmt.Errorf("%s is not what it was: %w", doc.URL, err),
			Hint: "take what it is now: typewright vendor --update",
		}
	}
	return nil
}

// unneeded says which copies are there in vain.
func (v *vendoring) unneeded(cmd *cobra.Command, before, after *copies) error {
	var lines []string
	for _, uri := range before.manifest.URIs() {
		if !after.manifest.Has(uri) {
			lines = append(lines, "not needed any more: "+uri)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return v.no(cmd, lines, "there are more copies than needed: typewright vendor removes them")
}
