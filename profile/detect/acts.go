package detect

import "tacit/profile/lazy"

// Acts says whether a sentence tells, somewhere in it, what the teller did: "I pulled the plug", 我加了保压.
func (s Sentence) Acts() bool {
	if s.Han {
		return actsHan.MatchString(s.low)
	}
	return actsEnglish.MatchString(s.low) && Past(s.Text)
}

// Deed says whether that is what the sentence tells, and not only something in it: "fourteen is how many I stopped" tells none.
func (s Sentence) Deed() bool {
	if s.Han {
		return actsHan.MatchString(s.low)
	}
	return deedEnglish.MatchString(s.low)
}

// did are acts in the past. Being, having and thinking is none.
const did = `(i|we) (\w+ly |then |just |only |first |still |finally |at once )?(([a-z]{3,}ed|went|took|gave|told|rang|put|sent|held|kept|made|left|drove|ran|shut|cut|pulled|let|set|brought|wrote|drew|threw|spoke|chose|did)\b|did ?n[o']t )`

var (
	actsEnglish = lazy.Compile(`\b` + did)
	deedEnglish = lazy.Compile(`(^|[,;:] |\b(and|so|then|but) )` + did)
	actsHan     = lazy.Compile(`(我|我们|咱们?)(就|又|先|再|马上|赶紧|后来|当时|直接|去|把|让|叫|给|找|没|停|关|退|降|换|打)`)
)

// Figure says whether a text names a figure.
func Figure(text string) bool {
	low := fold(text)
	return hasDigit(low) || numberWords.in(low)
}
