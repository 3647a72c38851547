package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/config"
	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/lint"
	"github.com/typewright/typewright/internal/source"
)

const lintHelp = `Lint looks for problems in schemas that are valid by their metaschema: examples
and defaults that the schema itself rejects, keywords that contradict each
other or do nothing, misspelt ones, definitions that nothing refers to, and so
on. Each rule is described in docs/lint.md of github.com/typewright/typewright;
--rules lists them.

Schemas are read as generate reads them. Without a SCHEMA, lint looks at those
of all jobs of typewright.yaml, which also says which rules are on.

Exit status: 0 nothing was found; 1 something was, or a schema or the
configuration is invalid; 2 wrong use, or something cannot be read.`

const lintExamples = `  typewright lint
  typewright lint person.schema.json
  typewright lint schemas/*.json --disable unused-definition,clashing-name
  typewright lint api.yaml --enable unknown-keyword
  typewright lint --format sarif >lint.sarif`

// lintFormats are the ways to write findings.
var lintFormats = []string{"text", "json", "sarif", "github"}

// A linting is one call of lint as the flags describe it.
type linting struct {
	inputs

	config          once
	asserted        asserted
	enable, disable []string
	format          string
	rules           bool
}

func lintCommand() *cobra.Command {
	l := &linting{inputs: newInputs(), config: once{kind: "FILE"}, format: lintFormats[0]}
	cmd := &cobra.Command{
		Use:               "lint [SCHEMA...]",
		Short:             "Look for problems in JSON Schemas",
		Long:              lintHelp,
		Example:           lintExamples,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := l.verify(cmd, schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			if l.rules {
				return listRules(cmd.OutOrStdout())
			}
			return l.run(cmd, schemas)
		},
	}
	l.addFlags(cmd)
	return cmd
}

func (l *linting) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	l.inputs.addFlags(cmd)
	l.asserted.addFlags(cmd)
	f.StringSliceVar(&l.enable, "enable", nil, "rules to add to those that are on by default")
	f.StringSliceVar(&l.disable, "disable", nil, "rules to leave out")
	f.StringVar(&l.format, "format", l.format, "how to write what was found: "+strings.Join(lintFormats, ", "))
	f.Var(&l.config, "config", "configuration, for a call without schemas; "+configName+" here or above needs no flag")
	completeConfig(cmd)
	f.BoolVar(&l.rules, "rules", false, "list the rules")
	complete(cmd, "format", lintFormats...)
	var names []string
	for _, r := range lint.Rules {
		names = append(names, r.Name)
	}
	complete(cmd, "enable", names...)
	complete(cmd, "disable", names...)
}

// verify says what is wrong with the command line by itself.
func (l *linting) verify(cmd *cobra.Command, schemas []string) error {
	for _, format := range lintFormats {
		if l.format != format {
			continue
		}
		switch {
		case l.rules:
			return nil
		case len(schemas) == 0:
			return onlyForConfig(cmd)
		case l.config.text != "":
			return errors.New("--config: with schemas, there is nothing to configure; leave one of them away")
		}
		return l.inputs.verify(schemas)
	}
	return errors.New("--format " + l.format + ": want " + strings.Join(lintFormats, ", "))
}

// A lintJob is schemas that are read together.
type lintJob struct {
	schemas []string
	options gen.Options
}

func (l *linting) run(cmd *cobra.Command, schemas []string) error {
	rules, jobs, err := l.plan(cmd, schemas)
	if err != nil {
		return err
	}
	var findings []lint.Finding
	for _, j := range jobs {
		found, err := gen.Lint(j.schemas, j.options, rules)
		if err != nil {
			return err
		}
		findings = append(findings, found...)
	}
	say := voiceOf(cmd)
	if err := l.write(say.out(), findings); err != nil {
		return err
	}
	switch {
	case len(findings) == 0:
		return nil
	case say.quiet || l.format != lintFormats[0]:
		return &noError{}
	}
	return &noError{fmt.Sprintf("%d %s", len(findings), plural(len(findings), "problem", "problems"))}
}

// plan says which rules are to look at which schemas.
func (l *linting) plan(cmd *cobra.Command, schemas []string) ([]*lint.Rule, []lintJob, error) {
	var enabled, disabled []*lint.Rule
	var jobs []lintJob
	if len(schemas) > 0 {
		o, err := l.options(cmd, schemas)
		if err != nil {
			return nil, nil, err
		}
		o.AssertFormats, o.AssertContent = l.asserted.formats, l.asserted.content
		jobs = []lintJob{{schemas, o}}
	} else {
		p, err := configured(l.config.text, nil)
		if err != nil {
			return nil, nil, err
		}
		for _, j := range p.jobs {
			o := j.options
			if o.ReadFile, err = j.reader(cmd.InOrStdin()); err != nil {
				return nil, nil, err
			}
			o.Retrieve = l.remotes.library(cmd, l.config.text).retrieve
			jobs = append(jobs, lintJob{j.schemas, o})
		}
		if enabled, disabled, err = configuredRules(p.file); err != nil {
			return nil, nil, err
		}
	}
	for _, flag := range []struct {
		name  string
		texts []string
		rules *[]*lint.Rule
		other *[]*lint.Rule
	}{{"enable", l.enable, &enabled, &disabled}, {"disable", l.disable, &disabled, &enabled}} {
		for _, text := range flag.texts {
			r, err := lint.ByName(text)
			if err != nil {
				return nil, nil, &usageError{cmd.CommandPath(), fmt.Errorf("--%s: %w", flag.name, err)}
			}
			*flag.rules = append(*flag.rules, r)
			*flag.other = slices.DeleteFunc(*flag.other, func(other *lint.Rule) bool { return other == r }) // the configuration's
		}
	}
	return lint.Choose(enabled, disabled), jobs, nil
}

// configuredRules reads which rules the configuration switches.
func configuredRules(f *config.File) (enabled, disabled []*lint.Rule, err error) {
	if f.Lint == nil {
		return nil, nil, nil
	}
	var problems source.Diagnostics
	read := func(key string, names []string) (rules []*lint.Rule) {
		for i, name := range names {
			r, err := lint.ByName(name)
			if err != nil {
				loc := f.Loc(source.Pointer("/lint").Append(key, strconv.Itoa(i)))
				problems = append(problems, &source.Diagnostic{Loc: loc, Message: err.Error()})
				continue
			}
			rules = append(rules, r)
		}
		return rules
	}
	enabled, disabled = read("enable", f.Lint.Enable), read("disable", f.Lint.Disable)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	return enabled, disabled, nil
}

func (l *linting) write(w io.Writer, findings []lint.Finding) error {
	switch l.format {
	case "json":
		return lint.JSON(w, findings)
	case "sarif":
		return lint.SARIF(w, findings, Version)
	case "github":
		return lint.GitHub(w, findings)
	}
	return lint.Text(w, findings, styleOf(w))
}

// listRules shows the rules and which are off by default.
func listRules(w io.Writer) error {
	for _, r := range append([]*lint.Rule{lint.InvalidSchema}, lint.Rules...) {
		state := "on"
		if r.Off {
			state = "off"
		}
		if _, err := fmt.Fprintf(w, "%-3s  %-22s  %s\n", state, r.Name, r.Summary); err != nil {
			return err
		}
	}
	return nil
}
