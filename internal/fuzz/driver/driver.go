// Package driver runs instances through generated code and tells where that
// contradicts itself. Its file is copied into the programs that the tests
// build; it uses the standard library only.
package driver

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// A Verdict says what generated code makes of an instance.
type Verdict string

// The verdicts. An instance is unfit if it is valid and a Go type cannot hold
// it.
const (
	Valid   Verdict = "valid"
	Invalid Verdict = "invalid"
	Unfit   Verdict = "unfit"
)

// A Case is one root type.
type Case interface {
	// Run returns the verdict on a document and, where functions contradict
	// each other, an error that says which.
	Run(text []byte) (Verdict, error)

	// Reasons returns the error about a document, "" if it is valid.
	Reasons(text []byte) string

	// Cost returns how long it takes to validate a document, and to decode it.
	Cost(text []byte) (validate, decode time.Duration)
}

// An Issue is what of an issue can be checked.
type Issue struct{ Location, Message string }

// Serve answers the lines of a reader: the number of a case and a quoted
// document. An answer is a verdict, a quoted contradiction and the quoted
// reasons of an invalid document. Where the
// number has a plus before it, the answer is the cost in nanoseconds.
func Serve(in io.Reader, out io.Writer, cases []Case) error {
	lines, answers := bufio.NewReaderSize(in, 1<<16), bufio.NewWriter(out)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return answers.Flush()
		}
		number, quoted, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, errNumber := strconv.Atoi(number)
		text, errText := strconv.Unquote(quoted)
		if err := errors.Join(err, errNumber, errText); err != nil {
			return err
		}
		reply := ""
		if number[0] == '+' {
			validate, decode := cases[n].Cost([]byte(text))
			reply = fmt.Sprintf("%d %d\n", validate, decode)
		} else {
			verdict, problem := answer(cases[n], text)
			reasons := ""
			if verdict == Invalid && problem == "" {
				reasons = cases[n].Reasons([]byte(text))
			}
			reply = fmt.Sprintf("%s %q %q\n", verdict, problem, reasons)
		}
		if _, err := answers.WriteString(reply); err != nil {
			return err
		}
		if lines.Buffered() == 0 {
			if err := answers.Flush(); err != nil {
				return err
			}
		}
	}
}

// answer runs a case and survives its panics.
func answer(c Case, text string) (verdict Verdict, problem string) {
	defer func() {
		if r := recover(); r != nil {
			verdict, problem = Invalid, fmt.Sprintf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	verdict, err := c.Run([]byte(text))
	if err != nil {
		problem = err.Error()
	}
	return verdict, problem
}

// A Document is the pointer to a generated type.
type Document[T any] interface {
	*T
	json.Unmarshaler
	json.Marshaler
	AppendJSON([]byte) ([]byte, error)
	Validate() error
}

// A root runs instances of the type T. It keeps the last value that was
// decoded, to see that a failure leaves it alone.
type root[T any, P Document[T]] struct {
	validate func([]byte) error
	explain  func([]byte) error  // validates in collecting mode
	issues   func(error) []Issue // of a validation error, or nil
	last     T
	encoded  []byte
}

// For makes the case of a type from its functions.
func For[T any, P Document[T]](validate, explain func([]byte) error, issues func(error) []Issue) Case {
	return &root[T, P]{validate: validate, explain: explain, issues: issues}
}

func (c *root[T, P]) Run(text []byte) (Verdict, error) {
	if len(text) < 120 && crc32.ChecksumIEEE(text)%16 == 0 { // some of them, and always the same
		if err := c.truncated(text); err != nil {
			return Invalid, err
		}
	}
	invalid := c.validate(text)
	v := c.last
	buffer := bytes.Clone(text)
	err := P(&v).UnmarshalJSON(buffer)
	for i := range buffer {
		buffer[i] = 'x' // a decoded value is not to share its memory
	}
	switch {
	case invalid == nil && err == nil:
		return Valid, errors.Join(c.accepted(text, v), c.collected(text))
	case invalid == nil && c.unfit(err):
		return Unfit, errors.Join(c.untouched(v), c.collected(text))
	case invalid == nil:
		return Valid, fmt.Errorf("ValidateT accepts it, UnmarshalJSON says %w", err)
	case err == nil:
		return Invalid, fmt.Errorf("UnmarshalJSON accepts it, ValidateT says %w", invalid)
	}
	return Invalid, errors.Join(c.rejected(text, invalid, err), c.untouched(v))
}

func (c *root[T, P]) Reasons(text []byte) string {
	if err := c.validate(text); err != nil {
		return err.Error()
	}
	return ""
}

func (c *root[T, P]) Cost(text []byte) (validate, decode time.Duration) {
	best := func(f func()) time.Duration {
		least := time.Duration(1 << 62)
		for range 3 {
			start := time.Now()
			f()
			least = min(least, time.Since(start))
		}
		return least
	}
	validate = best(func() { _ = c.validate(text) })
	decode = best(func() { _ = P(new(T)).UnmarshalJSON(text) })
	return validate, decode
}

// unfit tells whether an error is about Go types only.
func (c *root[T, P]) unfit(err error) bool {
	issues := c.issues(err)
	for _, issue := range issues {
		if !strings.Contains(issue.Message, "cannot hold it unchanged") {
			return false
		}
	}
	return len(issues) > 0
}

func (c *root[T, P]) collected(text []byte) error {
	if issues := c.issues(c.explain(text)); len(issues) > 0 {
		return fmt.Errorf("collecting mode rejects a valid document: %v", issues)
	}
	return nil
}

// untouched wants a value to be as it was before a failure.
func (c *root[T, P]) untouched(v T) error {
	if !reflect.DeepEqual(v, c.last) {
		return errors.New("UnmarshalJSON failed and changed the value")
	}
	if c.encoded == nil {
		return nil
	}
	if out, err := P(&v).MarshalJSON(); err != nil || !bytes.Equal(out, c.encoded) {
		return fmt.Errorf("UnmarshalJSON failed and changed the value to %s, %w", out, err)
	}
	return nil
}

// rejected looks at the errors about an invalid document.
func (c *root[T, P]) rejected(text []byte, invalid, err error) error {
	issues := c.issues(invalid)
	switch {
	case len(issues) == 0:
		return fmt.Errorf("collecting mode finds nothing wrong: %w", invalid)
	case invalid.Error() != err.Error():
		return fmt.Errorf("ValidateT says\n%w\nUnmarshalJSON says\n%w", invalid, err)
	}
	value, wrong := parse(text)
	if wrong != nil {
		return nil
	}
	for _, issue := range issues {
		if !leads(value, issue.Location) {
			return fmt.Errorf("the instance location %q leads nowhere: %s", issue.Location, issue.Message)
		}
	}
	return nil
}

// accepted encodes what was decoded from a valid document.
func (c *root[T, P]) accepted(text []byte, v T) error {
	if !json.Valid(text) {
		return errors.New("it is no JSON, and accepted")
	}
	out, err := P(&v).MarshalJSON()
	if err != nil {
		return fmt.Errorf("MarshalJSON: %w", err)
	}
	out = bytes.Clone(out)
	if err := same(text, out); err != nil {
		return fmt.Errorf("decoded and encoded: %s: %w", out, err)
	}
	if err := c.validate(out); err != nil {
		return fmt.Errorf("the encoded document %s is invalid: %w", out, err)
	}
	if err := P(&v).Validate(); err != nil {
		return fmt.Errorf("the decoded value: Validate: %w", err)
	}
	appended, err := P(&v).AppendJSON([]byte("before "))
	if err != nil || string(appended) != "before "+string(out) {
		return fmt.Errorf("AppendJSON: %s, %w, MarshalJSON: %s", appended, err, out)
	}
	value, errValue := json.Marshal(v)
	pointer, errPointer := json.Marshal(P(&v))
	if err := errors.Join(errValue, errPointer); err != nil {
		return fmt.Errorf("json.Marshal: %w", err)
	}
	if !bytes.Equal(value, pointer) || same(value, out) != nil {
		return fmt.Errorf("json.Marshal of the value: %s, of a pointer: %s, MarshalJSON: %s", value, pointer, out)
	}
	var again T
	if err := P(&again).UnmarshalJSON(out); err != nil {
		return fmt.Errorf("the encoded document %s: UnmarshalJSON: %w", out, err)
	}
	if second, err := P(&again).MarshalJSON(); err != nil || !bytes.Equal(out, second) {
		return fmt.Errorf("encoded first %s, then %s, %w", out, second, err)
	}
	c.last, c.encoded = v, out
	return nil
}

// truncated cuts a document off at every byte.
func (c *root[T, P]) truncated(text []byte) error {
	for n := range text {
		cut := text[:n:n]
		var v T
		invalid, err := c.validate(cut), P(&v).UnmarshalJSON(cut)
		if (invalid == nil) != (err == nil || c.unfit(err)) {
			return fmt.Errorf("cut off to %q: ValidateT says %w, UnmarshalJSON %w", cut, invalid, err)
		}
		if invalid == nil && !json.Valid(cut) {
			return fmt.Errorf("cut off to %q it is no JSON, and accepted", cut)
		}
	}
	return nil
}

// leads tells whether a JSON Pointer leads to a value.
func leads(value any, pointer string) bool {
	if pointer == "" {
		return true
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		token = strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
		switch v := value.(type) {
		case map[string]any:
			member, found := v[token]
			if !found {
				return false
			}
			value = member
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n < 0 || n >= len(v) {
				return false
			}
			value = v[n]
		default:
			return false
		}
	}
	return true
}
