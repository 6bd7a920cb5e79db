package profile

import (
	"strings"
	"unicode/utf8"

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

// noClash begins what settles such a clash.
var noClash = lazy.Compile(`^(这|那|它们|这两句|两句|俩)?(话)?(都|并|其实|也)?不(矛盾|冲突|打架)(的|啊)?，`)

// changing stands before the other case, in answer to what would have been done if one thing had been otherwise. 要是改成
// begins a condition and stays.
var changing = lazy.Compile(`^(要改就改成|那就改成)`)

// again is a figure with a remark about how often it was asked for. Behind anything else it may count what happened.
var again = lazy.Compile(`^([\d:., to–-]+?),? for the (second|third|fourth|fifth|last|umpteenth) time[.!]*$`)

// namesOnly is the name of a subject, in answer to what should have been asked: "What to do about replication slots."
var namesOnly = lazy.Compile(`(?i)^(what|how|when|where|who|whom) to [^,:;]{3,60}[.]?$`)

// repeatsAsked are the words before one's own words that one says again: "I said not by eye".
var repeatsAsked = lazy.Compile(`(?i)^(well, |no, |but )?i (only |just )?(said|meant|told you) |^我(刚才|前面)?(只)?(是)?(说|讲)的?(就)?(是)?`)

// sayingAgain says whether a sentence only says again what the question repeated.
func sayingAgain(s detect.Sentence, about *Evidence) bool {
	cut := repeatsAsked.FindString(s.Text)
	if cut == "" || about == nil {
		return false
	}
	asked := detect.Content(about.Quote)
	for w := range detect.Content(s.Text[len(cut):]) {
		if !asked[w] {
			return false
		}
	}
	return true
}

// goesOnAfter says whether an answer that sounds impatient says again what the question repeated, and then goes on: "I said
// not by eye. The laser tells you."
func goesOnAfter(h Heard) bool {
	said := detect.Sentences(h.Text)
	return len(said) > 1 && sayingAgain(said[0], h.About)
}

// dropsIt asks to leave something out. Behind a remark about the interview it is none of the work.
var dropsIt = lazy.Compile(`(?i)^(so |just |please )*(drop|forget|skip|leave|ignore|strike|scrap) (it|that|this)( out| alone| there| please)*[.!]*$|^(这个?|那个?)?(别|不用|不要)(再)?(管|记|写|问|提)(了|它|这个|那个)*[。！]?$|^(这个?|那个?)?(跳过|略过|算了)(吧)?[。！]?$`)

// oneWord says whether a sentence is a single word that answers a question by naming something. Of whom to ask, what a
// word means and what to use, a name says enough.
func oneWord(h Heard, s detect.Sentence) bool {
	text := strings.TrimRight(strings.TrimSpace(s.Text), stops)
	if h.Led || h.Phase != prompts.Topic && h.Phase != prompts.Incident && h.Probe != prompts.ProbeMissing || detect.Figure(text) {
		return false
	}
	if s.Han {
		does := defaults[h.Probe] == Rule && h.Probe != prompts.ProbeMissing // 停。
		n := utf8.RuneCountInString(text)
		return n == 1 && !does || n == 2 && !does && !byName[defaults[h.Probe]]
	}
	return !baseVerbs[strings.ToLower(text)] && len(strings.Fields(text)) == 1 && !byName[defaults[h.Probe]]
}

// byName are the kinds of which a bare name is a claim.
var byName = map[Kind]bool{Contact: true, Term: true, Tool: true}

// besideTheWork says whether a sentence is about its question alone.
func besideTheWork(s detect.Sentence, h Heard) bool {
	probe := h.Probe
	if sayingAgain(s, h.About) {
		return true
	}
	if probe == prompts.ProbeMissing && namesOnly.MatchString(s.Text) && !strings.Contains(s.Text, " is ") && !strings.Contains(s.Text, " are ") {
		return true
	}
	if !s.Han || probe == prompts.ProbeVoice {
		return false
	}
	return remarks.MatchString(s.Text) || probe == prompts.ProbeContradiction && twoSides.MatchString(s.Text)
}

// setRight are the words before what is right, and what was said before it.
var setRight = []*lazy.Regexp{
	lazy.Compile(`(?i)^(?:sorry, |no, )?(?:correction|let me correct (?:that|myself)|i misspoke|scratch that)[:,.–—-]+ ?(?:i said )?(.+?), ((?:(?:and |but )?it('s| is| should be| was| must be)|make that|i meant) .+)$`),
	lazy.Compile(`^(?:对不起|不好意思)?，?(?:我)?(?:刚才)?(?:说|讲|记)(?:错|反|岔)了[，。：]?(?:我)?(?:刚才|前面|之前)说的?(?:是)?(.+?)，((?:其实)?(?:应该)?是.+)$`),
}

// correction puts what is right before what was said of it before: "it is three fingers – instead of: two fingers".
func correction(s detect.Sentence) (string, bool) {
	for _, p := range setRight {
		m := p.FindStringSubmatch(s.Text)
		if m == nil {
			continue
		}
		lang := prompts.EN
		if s.Han {
			lang = prompts.ZH
		}
		return strings.TrimRight(capitalise(m[2]), stops) + prompts.TextsOf(prompts.Documents, lang).Say("join.instead") + m[1], true
	}
	return "", false
}

// answering is a sentence without the remark about the question that it begins with: "I just told you: I left it alone".
func answering(s detect.Sentence, probe prompts.Probe) detect.Sentence {
	if cut := changing.FindString(s.Text); cut != "" && probe == prompts.ProbeWhatIf {
		if rest := detect.Sentences(s.Text[len(cut):]); len(rest) == 1 {
			rest[0].Start, rest[0].End = rest[0].Start+s.Start+len(cut), rest[0].End+s.Start+len(cut)
			return rest[0]
		}
	}
	if cut := noClash.FindString(s.Text); cut != "" && probe == prompts.ProbeContradiction {
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
