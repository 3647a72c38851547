package verdict

// A marks set tells which members of one object, or elements of one array,
// have been evaluated (core, section 11), by their number. None is where
// nothing asks for that.
type marks struct {
	all  bool
	some []bool
}

func (m *marks) mark(n int) {
	if m == nil {
		return
	}
	for len(m.some) <= n {
		m.some = append(m.some, false)
	}
	m.some[n] = true
}

func (m *marks) has(n int) bool { return m.all || n < len(m.some) && m.some[n] }

// join adds what another check of the same value has evaluated.
func (m *marks) join(o *marks) {
	if m == nil || o == nil {
		return
	}
	m.all = m.all || o.all
	for n, marked := range o.some {
		if marked {
			m.mark(n)
		}
	}
}

// fresh is a set of its own, if marks are asked for.
func (m *marks) fresh() *marks {
	if m == nil {
		return nil
	}
	return new(marks)
}
