package detect

import "regexp"

// Acts says whether a sentence tells what the teller did: "I pulled the plug", 我加了保压.
func (s Sentence) Acts() bool {
	if s.Han {
		return actsHan.MatchString(s.low)
	}
	return actsEnglish.MatchString(s.low) && Past(s.Text)
}

var (
	actsEnglish = regexp.MustCompile(`\b(i|we) (\w+ly |then |just |only |first |finally |at once )?[a-z]+`)
	actsHan     = regexp.MustCompile(`(我|我们|咱们?)(就|又|先|再|马上|赶紧|后来|当时|直接|去|把|让|叫|给|找|没)`)
)

// Figure says whether a text names a figure.
func Figure(text string) bool {
	low := fold(text)
	return hasDigit(low) || numberWords.in(low)
}
