package driver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
)

// parse reads a JSON text and keeps its numbers as they stand.
func parse(text []byte) (value any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	err = d.Decode(&value)
	return value, err
}

// same tells where two JSON texts are not the same value. Numbers are
// compared by their exact values.
func same(a, b []byte) error {
	x, err := parse(a)
	if err != nil {
		return err
	}
	y, err := parse(b)
	if err != nil {
		return err
	}
	return sameValue(x, y, "")
}

func sameValue(x, y any, at string) error {
	equal := false
	switch x := x.(type) {
	case map[string]any:
		y, ok := y.(map[string]any)
		if !ok || len(x) != len(y) {
			return fmt.Errorf("%s: other members", at)
		}
		for name := range x {
			if _, found := y[name]; !found {
				return fmt.Errorf("%s/%s: lost", at, name)
			}
			if err := sameValue(x[name], y[name], at+"/"+name); err != nil {
				return err
			}
		}
		return nil
	case []any:
		y, ok := y.([]any)
		if !ok || len(x) != len(y) {
			return fmt.Errorf("%s: other elements", at)
		}
		for n := range x {
			if err := sameValue(x[n], y[n], fmt.Sprintf("%s/%d", at, n)); err != nil {
				return err
			}
		}
		return nil
	case json.Number:
		number, ok := y.(json.Number)
		equal = ok && canonical(string(x)) == canonical(string(number))
	default:
		equal = x == y
	}
	if !equal {
		return fmt.Errorf("%s: another value", at)
	}
	return nil
}

// canonical writes a number as an integer that does not end with a zero, and
// the power of ten that it is multiplied with.
func canonical(lit string) string {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(lit), "e")
	power := new(big.Int)
	if exponent != "" {
		power.SetString(strings.TrimPrefix(exponent, "+"), 10)
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits, negative := strings.CutPrefix(whole+fraction, "-")
	power.Sub(power, big.NewInt(int64(len(fraction))))
	trimmed := strings.TrimRight(digits, "0")
	power.Add(power, big.NewInt(int64(len(digits)-len(trimmed))))
	trimmed = strings.TrimLeft(trimmed, "0")
	switch {
	case trimmed == "":
		return "0"
	case negative:
		trimmed = "-" + trimmed
	}
	return trimmed + "e" + power.String()
}
