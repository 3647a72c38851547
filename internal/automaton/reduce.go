package automaton

// reduce makes one of the states that no text tells apart (Moore's algorithm)
// and numbers them: Dead, Matched, those that are not final, the final ones.
func (d *determiner) reduce(a *Automaton) {
	group := make([]int, len(d.next))
	for n := range d.next {
		if d.final[n] {
			group[n] = 1
		}
	}
	for count := 2; ; {
		refined := make([]int, len(group))
		numbers := make(map[string]int)
		for n, row := range d.next {
			key := []byte{byte(group[n]), byte(group[n] >> 8)}
			for _, to := range row {
				key = append(key, byte(group[to]), byte(group[to]>>8))
			}
			number, found := numbers[string(key)]
			if !found {
				number = len(numbers)
				numbers[string(key)] = number
			}
			refined[n] = number
		}
		if group = refined; len(numbers) == count {
			break
		}
		count = len(numbers)
	}
	d.number(a, group)
}

// number gives each group of states its number.
func (d *determiner) number(a *Automaton, group []int) {
	order := []int{Dead, Matched} // the first state of each group
	numbers := map[int]int{group[Dead]: Dead, group[Matched]: Matched}
	for _, final := range []bool{false, true} {
		if final {
			a.Final = len(order)
		}
		for n, g := range group {
			if _, numbered := numbers[g]; !numbered && d.final[n] == final {
				numbers[g] = len(order)
				order = append(order, n)
			}
		}
	}
	for _, n := range order {
		row := make([]int, len(d.next[n]))
		for class, to := range d.next[n] {
			row[class] = numbers[group[to]]
		}
		a.Next = append(a.Next, row)
	}
	a.Start = numbers[group[first]]
}
