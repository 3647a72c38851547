package shapes

import (
	"errors"
	"testing"

	"github.com/typewright/typewright/internal/fuzz/driver"
)

// subject makes a type's functions known to the driver.
func subject[T any, P driver.Document[T]](validate func([]byte) error, check checkFunc) driver.Case {
	collect := func(b []byte) error {
		c := newChecker()
		defer c.release()
		return explain(c, b, check)
	}
	return driver.For[T, P](validate, collect, issues)
}

func issues(err error) []driver.Issue {
	var e *ValidationError
	if !errors.As(err, &e) {
		return nil
	}
	var issues []driver.Issue
	for _, issue := range e.Issues {
		issues = append(issues, driver.Issue{Location: issue.InstanceLocation, Message: issue.Message})
	}
	return issues
}

// A shape is a type under test.
type shape struct {
	name     string // of the schema's file
	validate func([]byte) error
	decode   func([]byte) error
	again    func([]byte) ([]byte, error) // decodes and encodes
	check    checkFunc
	run      driver.Case
	seeds    []string
}

func newShape[T any, P driver.Document[T]](name string, validate func([]byte) error, check checkFunc, seeds ...string) *shape {
	decode := func(b []byte) error { return P(new(T)).UnmarshalJSON(b) }
	again := func(b []byte) ([]byte, error) {
		v := P(new(T))
		if err := v.UnmarshalJSON(b); err != nil {
			return nil, err
		}
		return v.MarshalJSON()
	}
	return &shape{name, validate, decode, again, check, subject[T, P](validate, check), seeds}
}

// shapes are all types, with documents to start from.
var shapes = map[string]*shape{
	"Content": newShape[Content]("content", ValidateContent, checkContent,
		`["aGk=","a=20b","ME======","[3,4]","{\"more\":\"{\\\"more\\\":\\\"[]\\\"}\"}"]`, `["",""]`, `["aGk"]`, `["","","","[1,1]"]`),
	"Leaves": newShape[Leaves]("dynamic", ValidateLeaves, checkLeavesTree,
		`{"children":[{"children":[]}],"data":[1,{"a":"b"}]}`, `{"children":["abcd",5]}`, `{"data":null}`),
	"Free": newShape[Free]("free", ValidateFree, checkFree,
		`{"any":[1,"a",{"b":[null,1e400]}],"object":{"c":{}},"list":[[],true],"sets":[[1,"1",{}]],"more":0.1}`,
		`{"const":{"c":"é","a":[1,2,{"b":null}]},"enum":{"b":2,"a":1}}`, `{"sets":[[1,1.0]]}`, `{"const":{},"enum":1}`),
	"Merged": newShape[Merged]("merged", ValidateMerged, checkMerged,
		`{"id":"a","count":3,"extra":null,"also":{"id":"b","xs":[1]},"level":"high","nothing":null,"self":null,"more":"x"}`,
		`{"id":"a","self":{"id":"b","names":null}}`, `{"count":10}`, `{"id":"a","more":1}`),
	"Numbers": newShape[Numbers]("numbers", ValidateNumbers, checkNumbers,
		`{"third":9,"cents":0.07,"tiny":1e-19,"odd":0,"between":1e300,"byte":255,"word":18446744073709551615,"any":-1,"some":2.50,"one":1.0,"set":[1,2,1e2],"counted":[1,"a",2.0],"x":6}`,
		`{"any":9223372036854775808}`, `{"third":1e999999999,"tiny":1e-999999999}`, `{"set":[1,1e0],"counted":[1,2,3]}`, `{"x":14}`),
	"Old": newShape[Old]("old", ValidateOld, checkOld,
		`{"pair":["a",1,true],"either":"ab","chain":{"next":{"value":2}},"flag":false}`, `{"either":2}`, `{"chain":{}}`, `{"abcdefg":1}`),
	"Open": newShape[Open]("open", ValidateOpen, checkOpen,
		`{"kind":"a","x":1,"with":0.5,"then":true,"list":[1,true,"a",null]}`, `{"kind":"b","y":"","else":{"kind":"c"}}`, `{"kind":"c","z":1}`, `{"kind":"a","list":[1,2,3]}`),
	"Strings": newShape[Strings]("strings", ValidateStrings, checkStrings,
		`{"short":"äöü","word":"abc","code":"AB-12","choice":"b\n","date":"2020-02-29","moment":"2020-01-01T00:00:60.5z","time":"00:00:00+01:00","duration":"P1DT2H","email":"a@b.c","mailbox":"ä@b.c","host":"a-b.c","name":"例え.jp","ipv4":"1.2.3.4","ipv6":"::1.2.3.4"}`,
		`{"uri":"a://b?c#d","reference":"../a","iri":"a://ä","link":"ä","template":"a{/b*}","pointer":"/a~0b","relative":"1/a","regex":"(?<a>[^b]\\k<a>)*?","uuid":"01234567-89ab-cdef-0123-456789abcdef","more":"\ud83d\ude00"}`,
		`{"word":"xa","date":"2021-02-29"}`, `{"more":"\ud83d"}`),
	"Tree": newShape[Tree]("tree", ValidateTree, checkTree,
		`{"name":"a","size":1e2,"parent":null,"children":[{"name":"b"},{"name":"c","children":[],"size":0}],"named":{"d":{"name":"e"}},"x-f":true,"g":0.5}`,
		`{"name":"","children":[]}`, `{"name":"a","name":"b"}`),
	"Tuple": newShape[Tuple]("tuple", ValidateTuple, checkTuple,
		`["a",null,[1,true],["b"],{"c":["d",1.5]},{}]`, `["abcdef"]`, `[]`, `["a",1,[1,true,2]]`),
	"Figure": newShape[Figure]("union", ValidateFigure, checkUnion,
		`{"kind":"group","members":[{"kind":"circle","radius":0.5,"label":null},"point",7,null,[{"a":{"a":true,"b":"x"},"b":1}]],"more":{}}`,
		`{"kind":"circle","radius":0}`, `[{"a":{"a":1}}]`, `{"members":[]}`),
	"Wide": newShape[Wide]("wide", ValidateWide, checkWide,
		`{"m1":true,"m65":false,"m70":null,"m2":"a","m3":[1,[]],"m64":-5,"m66":null,"m67":[]}`, `{"m1":true,"m65":false}`, `{"m1":true,"m1":true}`, `{"m71":1}`),
}

func fuzz(f *testing.F, name string) {
	f.Helper()
	s := shapes[name]
	driver.Fuzz(f, s.run, newOracle(f, s.name).agree, s.seeds...)
}

func FuzzContent(f *testing.F) { fuzz(f, "Content") }
func FuzzLeaves(f *testing.F)  { fuzz(f, "Leaves") }
func FuzzFree(f *testing.F)    { fuzz(f, "Free") }
func FuzzMerged(f *testing.F)  { fuzz(f, "Merged") }
func FuzzNumbers(f *testing.F) { fuzz(f, "Numbers") }
func FuzzOld(f *testing.F)     { fuzz(f, "Old") }
func FuzzOpen(f *testing.F)    { fuzz(f, "Open") }
func FuzzStrings(f *testing.F) { fuzz(f, "Strings") }
func FuzzTree(f *testing.F)    { fuzz(f, "Tree") }
func FuzzTuple(f *testing.F)   { fuzz(f, "Tuple") }
func FuzzFigure(f *testing.F)  { fuzz(f, "Figure") }
func FuzzWide(f *testing.F)    { fuzz(f, "Wide") }
