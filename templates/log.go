package templates

import (
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
)

// A logFunc returns what a log shows of *v.
type logFunc[T any] = func(v *T) slog.Value

// A logGroup collects the members of an object.
type logGroup struct{ attrs []slog.Attr }

func (g *logGroup) add(name string, value slog.Value) {
	g.attrs = append(g.attrs, slog.Attr{Key: name, Value: value})
}

// group returns the members as a group. One without members would be left out
// of logs.
func (g *logGroup) group() slog.Value {
	if len(g.attrs) == 0 {
		return slog.AnyValue(struct{}{})
	}
	return slog.GroupValue(g.attrs...)
}

// logMembers adds the members of a map, sorted by name. Those whose names are
// secret are redacted.
func logMembers[M ~map[string]T, T any](g *logGroup, members M, log logFunc[T], secret ...string) {
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if slices.Contains(secret, name) {
			g.add(name, logRedacted())
			continue
		}
		member := members[name]
		g.add(name, log(&member))
	}
}

// logRedacted stands for what is not for logs.
func logRedacted() slog.Value { return slog.StringValue("[redacted]") }

// logSecret is a logFunc for what is not for logs.
func logSecret[T any](*T) slog.Value { return logRedacted() }

// logConstant is the only value that the schema allows where v is zero.
func logConstant(value slog.Value, zero bool, constant string) slog.Value {
	var v any
	if zero && json.Unmarshal([]byte(constant), &v) == nil {
		return slog.AnyValue(v)
	}
	return value
}

func logPlain[T any](v *T) slog.Value { return slog.AnyValue(*v) }

// logExternal shows a value of a type that is declared elsewhere: by its own
// LogValue, or else as it is in JSON.
func logExternal[T any](v *T) slog.Value {
	if _, ok := any(v).(slog.LogValuer); ok {
		return slog.AnyValue(v)
	}
	var e encoder
	var shown any
	if b := appendExternal(&e, nil, v); len(e.issues) > 0 || json.Unmarshal(b, &shown) != nil {
		return slog.AnyValue(nil)
	}
	return slog.AnyValue(shown)
}

// logPointer shows what the pointer points to, or null.
func logPointer[T any](v **T, log logFunc[T]) slog.Value {
	if *v == nil {
		return slog.AnyValue(nil)
	}
	return log(*v)
}

// logOpt shows null or the value.
func logOpt[T any](v *Opt[T], log logFunc[T]) slog.Value {
	if v.state != 2 {
		return slog.AnyValue(nil)
	}
	return log(&v.value)
}

// logMap shows an object; nil is an empty one.
func logMap[M ~map[string]T, T any](v *M, log logFunc[T]) slog.Value {
	var g logGroup
	logMembers(&g, *v, log)
	return g.group()
}

// logNullableMap is logMap, but nil is null.
func logNullableMap[M ~map[string]T, T any](v *M, log logFunc[T]) slog.Value {
	if *v == nil {
		return slog.AnyValue(nil)
	}
	return logMap(v, log)
}

// logSlice shows an array; nil is an empty one.
func logSlice[S ~[]T, T any](v *S, log logFunc[T]) slog.Value {
	list := make(logList, 0, len(*v))
	for n := range *v {
		list = append(list, log(&(*v)[n]))
	}
	return slog.AnyValue(list)
}

// logNullableSlice is logSlice, but nil is null.
func logNullableSlice[S ~[]T, T any](v *S, log logFunc[T]) slog.Value {
	if *v == nil {
		return slog.AnyValue(nil)
	}
	return logSlice(v, log)
}

// A logList is an array in a log, which has no kind for one.
type logList []slog.Value

// MarshalJSON returns the elements as an array.
func (l logList) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for n, value := range l {
		if n > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendLogged(b, value); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// MarshalText returns the elements as an array of JSON.
func (l logList) MarshalText() ([]byte, error) { return l.MarshalJSON() }

// appendLogged appends what a log shows as JSON.
func appendLogged(b []byte, value slog.Value) ([]byte, error) {
	value = value.Resolve()
	if value.Kind() != slog.KindGroup {
		out, err := json.Marshal(value.Any())
		return append(b, out...), err
	}
	b = append(b, '{')
	for n, attr := range value.Group() {
		if n > 0 {
			b = append(b, ',')
		}
		name, err := json.Marshal(attr.Key)
		if err != nil {
			return nil, err
		}
		if b, err = appendLogged(append(append(b, name...), ':'), attr.Value); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}
