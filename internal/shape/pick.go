package shape

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// pick tells the branches of a choice apart: by kind, among objects by a tag,
// else by trial. The places are the variants that the branches are. A hint says
// which branch to try first.
func pick(branches []branch, places []int, hint *model.Tag) model.Pick {
	var cases []model.KindCase
	candidates := make(map[int][]int)
	for _, kinds := range []model.Kinds{model.Object, model.Array, model.String, number, model.Bool, model.Null} {
		var able []int
		for i, b := range branches {
			if b.facts.kinds&kinds != 0 {
				able = append(able, i)
			}
		}
		if len(able) == 0 {
			continue
		}
		tagged := kinds == model.Object
		if i := slices.IndexFunc(cases, func(c model.KindCase) bool {
			return !tagged && slices.Equal(candidates[int(c.Kinds)], able)
		}); i >= 0 {
			delete(candidates, int(cases[i].Kinds))
			cases[i].Kinds |= kinds
			candidates[int(cases[i].Kinds)] = able
			continue
		}
		candidates[int(kinds)] = able
		cases = append(cases, model.KindCase{Kinds: kinds})
	}
	for i := range cases {
		able := candidates[int(cases[i].Kinds)]
		if cases[i].Kinds == model.Object {
			cases[i].Pick = pickObject(branches, places, able, hint)
		} else {
			cases[i].Pick = trial(branches, places, able)
		}
	}
	if len(cases) == 1 {
		return cases[0].Pick
	}
	return model.ByKind{Cases: cases}
}

// pickObject picks among branches that are objects.
func pickObject(branches []branch, places, able []int, hint *model.Tag) model.Pick {
	flat := func(i int) map[string][]string { return branches[i].tags }
	if member, told := tag(able, flat); told {
		return pickByTag(branches, places, able, member, flat)
	}
	if hint != nil {
		return hinted(branches, places, able, hint)
	}
	within := func(i int) map[string][]string { return branches[i].within }
	if pointer, told := tag(able, within); told {
		pick := pickByTag(branches, places, able, pointer, within)
		path := source.Pointer(pointer).Tokens()
		pick.Within, pick.Member = path[0], path[1]
		return pick
	}
	return trial(branches, places, able)
}

// pickByTag picks among objects by the text of a member. Where that leaves
// several branches, and leaves each to one text only, another member may tell
// these apart.
func pickByTag(branches []branch, places, able []int, member string, tags func(branch int) map[string][]string) model.ByTag {
	var open []int // those that any text may belong to
	var order []string
	by := make(map[string][]int)
	parted := true
	for _, i := range able {
		texts, tagged := tags(i)[member]
		if !tagged {
			open = append(open, i)
		}
		parted = parted && len(texts) == 1
		for _, text := range texts {
			if by[text] == nil {
				order = append(order, text)
			}
			by[text] = append(by[text], i)
		}
	}
	pick := model.ByTag{Member: member, Any: trial(branches, places, able)}
	for _, text := range order {
		among := slices.Sorted(slices.Values(append(slices.Clone(by[text]), open...)))
		one := trial(branches, places, among)
		if parted {
			one = pickObject(branches, places, among, nil)
		}
		same := func(c model.TagCase) bool { return sameTake(c.Pick, one) }
		if i := slices.IndexFunc(pick.Cases, same); i >= 0 {
			pick.Cases[i].Texts = append(pick.Cases[i].Texts, text)
			continue
		}
		pick.Cases = append(pick.Cases, model.TagCase{Texts: []string{text}, Pick: one})
	}
	if len(open) > 0 {
		pick.Other = trial(branches, places, open)
	}
	return pick
}

// hinted picks by trial. What an object says about itself is tried first.
func hinted(branches []branch, places, able []int, hint *model.Tag) model.Pick {
	every := trial(branches, places, able)
	pick := model.ByTag{Member: hint.Member, Other: every, Any: every}
	for _, c := range hint.Cases {
		is := func(i int) bool { return branches[i].node == c.Node }
		if at := slices.IndexFunc(able, is); at >= 0 {
			order := append([]int{able[at]}, slices.Delete(slices.Clone(able), at, at+1)...)
			pick.Cases = append(pick.Cases, model.TagCase{Texts: c.Texts, Pick: trial(branches, places, order)})
		}
	}
	if _, take := every.(model.Take); take || len(pick.Cases) == 0 {
		return every
	}
	return pick
}

func sameTake(a, b model.Pick) bool {
	first, ok := a.(model.Take)
	second, also := b.(model.Take)
	return ok && also && first == second
}

// trial picks by what the branches accept.
func trial(branches []branch, places, able []int) model.Pick {
	last := places[able[len(able)-1]]
	pick := model.ByTrial{Last: last}
	for _, i := range able[:len(able)-1] {
		pick.Tests = append(pick.Tests, model.Test{Node: branches[i].node, Variant: places[i]})
	}
	for len(pick.Tests) > 0 && pick.Tests[len(pick.Tests)-1].Variant == last {
		pick.Tests = pick.Tests[:len(pick.Tests)-1]
	}
	if len(pick.Tests) == 0 {
		return model.Take{Variant: last}
	}
	return pick
}
