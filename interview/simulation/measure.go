package simulation

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"tacit/prompts"
)

// Turn is one question of an interview with its answer.
type Turn struct {
	N        int     `json:"n"`
	Phase    string  `json:"phase"`
	Probe    string  `json:"probe"`
	Source   string  `json:"source"` // what proposed it
	Question string  `json:"question"`
	Answer   string  `json:"answer"`
	Recall   float64 `json:"recall"` // after it
	Choice   bool    `json:"choice,omitempty"`
	Reply    Reply   `json:"-"`
	Complete bool    `json:"-"` // the playbook held a complete situation after it
}

// Documents are what an interview was compiled to, all files of an audience in one text, lower case.
type Documents struct {
	Private, Team string
	Claims        []ClaimOf // of the private profile
}

// ClaimOf is a claim as a document states it, with the words that it was made from.
type ClaimOf struct {
	Text   string
	Quotes []string
}

// Result is what one interview came to.
type Result struct {
	Specialist  string             `json:"specialist"`
	Lang        prompts.Lang       `json:"lang"`
	Temperament string             `json:"temperament"`
	Seed        int64              `json:"seed"`
	Curve       []float64          `json:"curve"`     // recall after each question
	NAUC        float64            `json:"nauc"`      // area under it, over that of the oracle
	Others      map[string]float64 `json:"others"`    // the same for the policies
	Oracle      []float64          `json:"oracle"`    // what can be had
	HardR       float64            `json:"hard"`      // recall of the hard kinds
	Playbook    float64            `json:"playbook"`  // share of all that stands in the playbook
	Capture     float64            `json:"capture"`   // of what was said, the share that stands there
	Zero        float64            `json:"zero"`      // questions that brought nothing
	Redundant   float64            `json:"redundant"` // questions of which that could be known before
	Leading     int                `json:"leading"`   // leading or double questions
	Invented    int                `json:"invented"`  // claims that nobody made: asides, altered figures, words that were not said
	Leaks       int                `json:"leaks"`     // the secret, the confidence, the hold-outs
	First       int                `json:"first"`     // questions until the playbook had a complete situation; 0: never
	Words       int                `json:"words"`     // typed by the specialist
	Missed      []string           `json:"missed"`    // said, and not in the playbook
	Untold      []string           `json:"untold"`    // never said
	Unclear     []string           `json:"unclear"`   // touched on, and never said plainly
	Faults      []string           `json:"faults"`    // what is counted under invented, leaks and leading
}

// Measure reckons up one interview.
func Measure(m *Mind, turns []Turn, docs Documents, questions int) Result {
	r := Result{Specialist: m.ID, Lang: m.Lang, Temperament: m.Temperament, Seed: m.seed, Others: map[string]float64{}}
	oracle := Oracle(m.Specialist, m.seed, questions)
	r.Oracle = oracle
	asked, zero, redundant := 0, 0, 0
	for i, t := range turns {
		r.Curve = append(r.Curve, t.Recall)
		r.Words += len(strings.Fields(t.Answer))
		if t.Complete && r.First == 0 {
			r.First = t.N
		}
		asked++
		if len(t.Reply.Told) == 0 && len(t.Reply.Vague) == 0 {
			zero++
		}
		if again := !t.Choice && paraphrase(m.Lang, turns[:i], t); again || t.Reply.Redundant {
			redundant++
		}
		if !t.Choice && (t.Reply.Reading.Leading || t.Reply.Reading.Double) {
			r.fault(&r.Leading, "leading or double: "+t.Question)
		}
	}
	r.Zero, r.Redundant = float64(zero)/float64(asked), float64(redundant)/float64(asked)
	for len(r.Curve) < questions {
		r.Curve = append(r.Curve, m.Said(false))
	}
	r.NAUC = area(r.Curve) / area(oracle)
	for _, p := range Policies {
		r.Others[p.Name] = area(Ask(NewMind(m.Specialist, m.seed), p.Questions(m.Specialist, m.seed), questions)) / area(oracle)
	}
	r.HardR = m.Said(true)
	r.capture(m, docs)
	r.check(m, turns, docs)
	return r
}

func (r *Result) fault(count *int, what string) {
	*count++
	r.Faults = append(r.Faults, what)
}

func area(curve []float64) float64 {
	sum := 0.0
	for _, v := range curve {
		sum += v
	}
	return sum
}

// paraphrase says whether a question says what an earlier one said, about the same words.
func paraphrase(lang prompts.Lang, earlier []Turn, t Turn) bool {
	return slices.ContainsFunc(earlier, func(e Turn) bool {
		return !e.Choice && slices.Equal(quotation.FindAllString(e.Question, -1), quotation.FindAllString(t.Question, -1)) && prompts.Similar(lang, e.Question, t.Question) >= .6
	})
}

// capture compares what was said with what stands in the playbook.
func (r *Result) capture(m *Mind, docs Documents) {
	said, kept, all := 0, 0, 0
	for _, it := range m.Items {
		all += it.Weight
		if !m.told[it.ID] {
			r.Untold = append(r.Untold, it.ID)
			if m.vague[it.ID] {
				r.Unclear = append(r.Unclear, it.Blurred)
			}
			continue
		}
		if len(it.Keys) == 0 {
			continue // the map of the work: no one line holds it
		}
		said += it.Weight
		if InDocument(docs.Private, it) {
			kept += it.Weight
		} else {
			r.Missed = append(r.Missed, it.ID+" "+it.Text)
		}
	}
	r.Playbook = float64(kept) / float64(all)
	if said > 0 {
		r.Capture = float64(kept) / float64(said)
	}
}

// InDocument says whether one place of a document, a line or two that follow each other, holds all keys of an item.
func InDocument(document string, it Item) bool {
	lines := strings.Split(document, "\n")
	for i := range lines {
		here := lines[i]
		if i+1 < len(lines) {
			here += "\n" + lines[i+1]
		}
		if !slices.ContainsFunc(it.Keys, func(k Key) bool {
			return !slices.ContainsFunc(k, func(s string) bool { return strings.Contains(here, strings.ToLower(s)) })
		}) {
			return true
		}
	}
	return false
}

var figures = regexp.MustCompile(`[0-9]+(?:[.,:][0-9]+)*`)

// check looks for what must not be there.
func (r *Result) check(m *Mind, turns []Turn, docs Documents) {
	for _, d := range m.Distractors {
		if strings.Contains(docs.Private, strings.ToLower(strings.Trim(d, " .。"))) {
			r.fault(&r.Invented, "aside in a document: "+d)
		}
	}
	var all strings.Builder
	for _, t := range turns {
		all.WriteString(t.Answer)
		all.WriteByte('\n')
	}
	for _, c := range docs.Claims {
		quotes := strings.Join(c.Quotes, "\n")
		for _, f := range figures.FindAllString(c.Text, -1) {
			if !strings.Contains(quotes, f) {
				r.fault(&r.Invented, fmt.Sprintf("the figure %s in %q", f, c.Text))
			}
		}
	}
	if s := strings.ToLower(m.Secret.Secret); s != "" && strings.Contains(docs.Private+docs.Team, s) {
		r.fault(&r.Leaks, "the secret")
	}
	if m.told[m.Private.ID] && strings.Contains(docs.Team, strings.ToLower(strings.Trim(m.Private.Text, " .。"))) {
		r.fault(&r.Leaks, "what was said in confidence")
	}
	for _, reason := range m.Reasons {
		if strings.Contains(docs.Private+docs.Team, strings.ToLower(strings.Trim(reason, " .。"))) {
			r.fault(&r.Leaks, "the reason for a hold-out: "+reason)
		}
	}
}

// Complete says whether a document holds a situation that somebody could act on: for one topic something to see,
// something to do, and a line or an exception (methods.md §4.2).
func (m *Mind) Complete(document string) bool {
	for _, t := range m.Topics {
		has := map[Kind]bool{}
		for _, it := range m.Items {
			if it.Topic == t.ID && m.told[it.ID] && len(it.Keys) > 0 && InDocument(document, it) {
				has[it.Kind] = true
			}
		}
		if has[Cue] && (has[Action] || has[Tool] || has[Trick] || has[Contact]) && (has[Threshold] || has[Exception]) {
			return true
		}
	}
	return false
}

// Summary is the mean over interviews.
type Summary struct {
	NAUC, Ratio, Terse, HardR, Capture, Zero, Redundant float64
	R10, R20, R40                                       float64
	Deviation                                           float64 // standard deviation of nAUC over specialists
	First                                               float64 // mean; one that never had one counts as the budget
	Leading, Invented, Leaks                            int
	Languages                                           map[prompts.Lang]float64
	Captures                                            map[prompts.Lang]float64
	Others                                              map[string]float64
}

// Summarise takes the mean of results.
func Summarise(results []Result) Summary {
	s := Summary{Languages: map[prompts.Lang]float64{}, Captures: map[prompts.Lang]float64{}, Others: map[string]float64{}, Terse: math.Inf(1)}
	n := map[prompts.Lang]float64{}
	for _, r := range results {
		part := 1 / float64(len(results))
		s.NAUC += r.NAUC * part
		s.HardR += r.HardR * part
		s.Capture += r.Capture * part
		s.Zero += r.Zero * part
		s.Redundant += r.Redundant * part
		s.R10 += r.Curve[9] * part
		s.R20 += r.Curve[19] * part
		s.R40 += r.Curve[len(r.Curve)-1] * part
		s.Leading, s.Invented, s.Leaks = s.Leading+r.Leading, s.Invented+r.Invented, s.Leaks+r.Leaks
		if r.First == 0 {
			r.First = len(r.Curve)
		}
		s.First += float64(r.First) * part
		n[r.Lang]++
		s.Languages[r.Lang] += r.NAUC
		s.Captures[r.Lang] += r.Capture
		for name, v := range r.Others {
			s.Others[name] += v * part
		}
		if r.Temperament == "terse" {
			s.Terse = min(s.Terse, r.NAUC-r.Others["fixed10"])
		}
	}
	for l := range n {
		s.Languages[l] /= n[l]
		s.Captures[l] /= n[l]
	}
	s.Ratio = s.NAUC / s.Others["fixed10"]
	for _, r := range results {
		s.Deviation += (r.NAUC - s.NAUC) * (r.NAUC - s.NAUC) / float64(len(results))
	}
	s.Deviation = math.Sqrt(s.Deviation)
	return s
}

// Table prints results for people.
func Table(results []Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %-4s %-9s %5s %5s %5s %5s %6s %6s %5s %5s %5s %5s %4s %4s %5s\n", "specialist", "lang", "temper", "R@10", "R@20", "R@40", "nAUC", "fix10", "ratio", "hard", "capt", "zero", "redun", "lead", "1st", "words")
	for _, r := range results {
		fmt.Fprintf(&b, "%-12s %-4s %-9s %5.2f %5.2f %5.2f %5.2f %6.2f %6.2f %5.2f %5.2f %5.2f %5.2f %4d %4d %5d\n", r.Specialist, r.Lang, r.Temperament, r.Curve[9], r.Curve[19], r.Curve[len(r.Curve)-1], r.NAUC,
			r.Others["fixed10"], r.NAUC/r.Others["fixed10"], r.HardR, r.Capture, r.Zero, r.Redundant, r.Leading, r.First, r.Words)
	}
	s := Summarise(results)
	fmt.Fprintf(&b, "\nmean: nAUC %.3f (sd %.3f), %.2f × fixed10; R@10 %.2f, R@20 %.2f, R@40 %.2f; hard %.2f; capture %.2f; zero %.2f; redundant %.3f; leading or double %d; invented %d; leaks %d; first complete situation after %.1f questions\n",
		s.NAUC, s.Deviation, s.Ratio, s.R10, s.R20, s.R40, s.HardR, s.Capture, s.Zero, s.Redundant, s.Leading, s.Invented, s.Leaks, s.First)
	fmt.Fprintf(&b, "English %.3f, Chinese %.3f (capture %.2f, %.2f); terse less fixed10, the worst: %+.3f; others:", s.Languages[prompts.EN], s.Languages[prompts.ZH], s.Captures[prompts.EN], s.Captures[prompts.ZH], s.Terse)
	for _, p := range Policies {
		fmt.Fprintf(&b, " %s %.3f", p.Name, s.Others[p.Name])
	}
	return b.String() + "\n"
}

// JSON gives results for machines.
func JSON(results []Result) ([]byte, error) {
	return json.MarshalIndent(map[string]any{"results": results, "summary": Summarise(results)}, "", "  ")
}
