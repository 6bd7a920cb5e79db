package profile

import (
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// What an answer says of its question is no knowledge of the work, however much it sounds like it once it stands in a list:
// "that belongs more to the failover", 两句不打架. What detect hears as talk of the interview is left out already; here is
// what needs to be known of the question, and what stands before the answer in one sentence with it.

// remarks are sentences that settle what was asked and say nothing else.
var remarks = lazy.Compile(`没什么最近[一这]?[回次]|^[这那]个?(问题|问法)?(对不上|不对题)`)

// twoSides are what settles a clash between two statements. Elsewhere 头一句 is what one says on the telephone, and two that
// do not clash may be two bookings.
var twoSides = lazy.Compile(`^(头一句|后一句|前一句).{0,12}[是说]|[两俩](句|条|个)话?[都并]?(不|没有?)(打架|矛盾|冲突)[。！!]?$`)

// changing stands before the other case, in answer to what would have been done if one thing had been otherwise. 要是改成
// begins a condition and stays.
var changing = lazy.Compile(`^(要改就改成|那就改成)`)

// again is a figure with a remark about how often it was asked for. Behind anything else it may count what happened.
var again = lazy.Compile(`^([\d:., to–-]+?),? for the (second|third|fourth|fifth|last|umpteenth) time[.!]*$`)

// namesOnly is the name of a subject, in answer to what should have been asked: "What to do about replication slots."
var namesOnly = lazy.Compile(`(?i)^(what|how|when|where|who|whom) to [^,:;]{3,60}[.]?$`)

// besideTheWork says whether a sentence is about its question alone.
func besideTheWork(s detect.Sentence, probe prompts.Probe) bool {
	if probe == prompts.ProbeMissing && namesOnly.MatchString(s.Text) && !strings.Contains(s.Text, " is ") && !strings.Contains(s.Text, " are ") {
		return true
	}
	if !s.Han || probe == prompts.ProbeVoice {
		return false
	}
	return remarks.MatchString(s.Text) || probe == prompts.ProbeContradiction && twoSides.MatchString(s.Text)
}

// answering is a sentence without the remark about the question that it begins with: "I just told you: I left it alone".
func answering(s detect.Sentence, probe prompts.Probe) detect.Sentence {
	if cut := changing.FindString(s.Text); cut != "" && probe == prompts.ProbeWhatIf {
		if rest := detect.Sentences(s.Text[len(cut):]); len(rest) == 1 {
			rest[0].Start, rest[0].End = rest[0].Start+s.Start+len(cut), rest[0].End+s.Start+len(cut)
			return rest[0]
		}
	}
	if m := again.FindStringSubmatchIndex(s.Text); m != nil {
		s.End -= len(s.Text) - m[3]
		s.Text = s.Text[:m[3]]
		if short := detect.Sentences(s.Text); len(short) == 1 {
			short[0].Start, short[0].End = s.Start, s.End
			return short[0]
		}
	}
	for _, colon := range []string{": ", "："} {
		head, tail, ok := strings.Cut(s.Text, colon)
		if !ok || strings.TrimSpace(tail) == "" {
			continue
		}
		before, after := detect.Sentences(head), detect.Sentences(tail)
		if len(before) != 1 || len(after) != 1 || !before[0].AboutTalk() || after[0].Idle() {
			continue
		}
		rest := after[0]
		from := s.Start + len(head) + len(colon)
		rest.Start, rest.End = rest.Start+from, rest.End+from
		return rest
	}
	return s
}
