package verdict

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

func members(check *model.Members, v *source.Value, seen *marks) bool {
	if outside(len(v.Members), check.MinProperties, check.MaxProperties) {
		return false
	}
	for _, name := range check.Required {
		if v.Get(name) == nil {
			return false
		}
	}
	for _, m := range v.Members {
		if !member(check, m, seen) {
			return false
		}
	}
	for _, d := range check.Dependents {
		if v.Get(d.Name) == nil {
			continue
		}
		lacks := func(name string) bool { return v.Get(name) == nil }
		if slices.ContainsFunc(d.Required, lacks) || d.Node != nil && !ask(d.Node, v, seen) {
			return false
		}
	}
	return true
}

func member(check *model.Members, m source.Member, seen *marks) bool {
	if check.Names != nil && !part(check.Names, &source.Value{Kind: source.String, Text: m.Name}) {
		return false
	}
	known := false
	for _, p := range check.Properties {
		if p.Name == m.Name {
			known = true
			if !part(p.Node, m.Value) {
				return false
			}
		}
	}
	for _, p := range check.Patterns {
		if matches(p.Pattern.Match, m.Name) {
			known = true
			if !part(p.Node, m.Value) {
				return false
			}
		}
	}
	if !known && check.Additional != nil {
		known = true
		if !part(check.Additional, m.Value) {
			return false
		}
	}
	if known {
		seen.members[m.Name] = true
	}
	return true
}

func elements(check *model.Elements, v *source.Value, seen *marks) bool {
	if outside(len(v.Items), check.MinItems, check.MaxItems) {
		return false
	}
	for i, item := range v.Items {
		n := check.Items
		if i < len(check.Prefix) {
			n = check.Prefix[i]
		}
		if n == nil {
			continue
		}
		if !part(n, item) {
			return false
		}
		seen.elements[i] = true
	}
	if check.UniqueAt != "" && repeats(v.Items) {
		return false
	}
	return check.Contains == nil || contains(check.Contains, v, seen)
}

func repeats(items []*source.Value) bool {
	for i, item := range items {
		if slices.ContainsFunc(items[:i], func(before *source.Value) bool { return equal(before, item) }) {
			return true
		}
	}
	return false
}

func contains(check *model.Contains, v *source.Value, seen *marks) bool {
	found := 0
	for i, item := range v.Items {
		if part(check.Node, item) {
			found++
			seen.elements[i] = seen.elements[i] || check.Evaluates
		}
	}
	return found >= check.Min && (check.Max == nil || found <= *check.Max)
}

func unevaluated(check model.Unevaluated, v *source.Value, seen *marks) bool {
	if check.Properties != nil {
		for _, m := range v.Members {
			if !seen.members[m.Name] {
				if !part(check.Properties, m.Value) {
					return false
				}
				seen.members[m.Name] = true
			}
		}
	}
	if check.Items != nil {
		for i, item := range v.Items {
			if !seen.elements[i] {
				if !part(check.Items, item) {
					return false
				}
				seen.elements[i] = true
			}
		}
	}
	return true
}

func outside(n int, least, most *model.Count) bool {
	return least != nil && n < least.Value || most != nil && n > most.Value
}
