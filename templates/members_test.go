package templates

import (
	"fmt"
	"testing"
)

func TestMember(t *testing.T) {
	literals := []string{`"id":`, `"name":`, `"next":`, `"é\"":`, `"net":`}
	tests := []struct {
		text                    string
		expected, number, value int
		name                    string
	}{
		{`"id":1`, 0, 0, 5, ""},
		{`"id":1`, 1, 0, 5, "id"},
		{`"id":1`, 5, 0, 5, "id"},
		{`"id":1`, 6, 0, 5, "id"},
		{`"next":1`, 1, 2, 7, ""},
		{`"next":1`, 0, 2, 7, ""},
		{`"net":1`, 1, 4, 6, ""},
		{`"net":1`, 0, 4, 6, "net"},
		{`"id" :1`, 0, 0, 6, "id"},
		{`"id": 1`, 0, 0, 6, "id"},
		{"\"id\":\n1", 0, 0, 6, "id"},
		{`"\u0069d":1`, 0, 0, 10, "id"},
		{`"é\"":1`, 3, 3, 7, ""},
		{`"\u00e9\"":1`, 3, 3, 11, "é\""},
		{`"no":1`, 1, -1, 5, "no"},
		{`"nam":1`, 1, -1, 6, "nam"},
		{`"names":1`, 1, -1, 8, "names"},
		{`"":1`, 0, -1, 3, ""},
		{`"id"`, 0, -1, -1, ""},
		{`"id`, 0, -1, -1, ""},
		{`"id",`, 0, -1, -1, ""},
		{`id":1`, 0, -1, -1, ""},
		{`"`, 0, -1, -1, ""},
		{``, 0, -1, -1, ""},
	}
	for _, test := range tests {
		few, many := memberNames{literals: literals[:3:3]}, memberNames{literals: literals}
		for n := range manyNames {
			many.literals = append(many.literals, fmt.Sprintf(`"other%d":`, n))
		}
		for _, names := range []*memberNames{{literals: literals}, &few, &many} {
			if names == &few && test.number > 2 || names == &many && test.expected > 4 {
				continue
			}
			var c checker
			name, number, value := c.memberAt([]byte(test.text), 0, names, test.expected)
			if number != test.number || value != test.value || string(name) != test.name {
				t.Errorf("%s, where %d is expected: %q, number %d, value at %d", test.text, test.expected, name, number, value)
			}
		}
	}
	// A document that ends after the colon has no value there.
	var c checker
	if _, number, value := c.memberAt([]byte(`"id":`), 0, &memberNames{literals: literals}, 0); number != 0 || value != 5 {
		t.Errorf("number %d, value at %d", number, value)
	}
}
