package tui

import (
	"cmp"
	"slices"

	"tacit/interview"
	"tacit/profile"
)

// firstMark is the mark that the answer has, or a new one begins with; empty: the interview's audience is meant.
func (t *talk) firstMark() profile.Mark {
	if t.walking >= 0 {
		return t.v.Said[t.walking].Mark
	}
	return t.v.Inherited
}

func (t *talk) nextMark() { t.mark = nextMark(t.mark, t.firstMark(), t.v.Setup.Audience) }

// nextMark goes through the marks: after the one that it began with the narrowest of the others, and then the wider one. What began
// without a mark of its own has none again where that says the same.
func nextMark(mark, began profile.Mark, audience profile.Audience) profile.Mark {
	first := effective(began, audience)
	marks := []profile.Mark{first}
	for _, m := range []profile.Mark{profile.Private, profile.Team, profile.Shared} {
		if m != first {
			marks = append(marks, m)
		}
	}
	if mark = marks[(slices.Index(marks, effective(mark, audience))+1)%len(marks)]; mark == first {
		return began
	}
	return mark
}

// effective is who reads an answer with a mark, or without one in an interview for an audience.
func effective(mark profile.Mark, audience profile.Audience) profile.Mark {
	return cmp.Or(mark, audience.Mark())
}

// forWhom words who reads an answer.
func (m *Model) forWhom(mark profile.Mark, setup interview.Setup) string {
	return m.say.Say("state.mark", "mark", m.say.Say("mark."+string(effective(mark, setup.Audience))))
}

// markState says who will read what is being typed, and the same with where that comes from; empty where nothing of the kind is.
func (t *talk) markState(m *Model) (mark, inherited string) {
	if t.over() || t.reviewing() || t.review.writing == editingClaim {
		return "", ""
	}
	if _, chosen := m.marks[t.markOf()]; !chosen && t.walking < 0 && t.mark != "" {
		inherited = m.say.Say("state.inherited", "mark", m.say.Say("mark."+string(t.mark)))
	}
	return m.forWhom(t.mark, t.v.Setup), inherited
}
