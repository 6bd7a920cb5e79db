package profile

import (
	"math"
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// decider is a small decision procedure without a model: of several courses of action it takes the one that the claims speak for
// most. A claim weighs the more the more it speaks of the situation, by the words that both share and the rarer they are; one
// that draws a line weighs by whether the situation lies on its side. It speaks for a course of action by the words of it that are
// not those of the situation, against it where one says "not" and the other does not. It is no match for a reader; what it gets right
// above chance comes from the claims alone.
type decider struct {
	claims []weighed
	rare   map[string]float64
}

type weighed struct {
	Claim
	parts   []clauseOf
	words   map[string]bool
	amounts []detect.Amount
}

// clauseOf is a clause of a claim.
type clauseOf struct {
	words map[string]bool
	not   bool
}

func newDecider(claims []Claim) *decider {
	d := &decider{rare: map[string]float64{}}
	for _, cl := range claims {
		if !cl.Reliable() || cl.Vague {
			continue
		}
		w := weighed{Claim: cl, words: meant(cl.Text), amounts: detect.Amounts(cl.Text)}
		for _, s := range detect.Sentences(cl.Text) {
			for _, at := range s.Clauses() {
				clause := at.Of(cl.Text)
				w.parts = append(w.parts, clauseOf{meant(clause), says(clause)})
			}
		}
		d.claims = append(d.claims, w)
		for word := range w.words {
			d.rare[word]++
		}
	}
	for word, n := range d.rare {
		d.rare[word] = math.Log(1+float64(len(d.claims))/n) / math.Log(1+float64(len(d.claims))) // 1 where one claim has it
	}
	return d
}

// says says whether a clause says "not".
func says(clause string) bool { return len(denials.FindAllString(clause, -1))%2 == 1 }

// acts are words for one and the same act, in their commonest forms; each class counts as one more word of a text. They are
// of no trade.
var sameActs = []struct{ class, english, han string }{
	{"keep", `leave|leaves|left|keep|keeps|stay|stays|remain`, `留着|不动|放着|保留`},
	{"halt", `stop|stops|halt|block|hold|holds|wait|waits|until`, `停|等|先不|压着`},
	{"go", `go|goes|accept|accepts|settle|release|allow|let|fine`, `放|收下|可以|同意|照`},
	{"check", `check|look|count|measure|test|verify|inspect|obs`, `查|核|量|看|称|听|验`},
	{"tell", `ring|rings|call|calls|phone|ask|asks|tell|write|notify`, `找|叫|打|问|讲|报|通知`},
	{"send", `send|sends|hand|give|goes to`, `交|送|转|给|发`},
	{"again", `again|repeat|repeats|retest|twice`, `再|重`},
	{"take away", `take|remove|drop|cancel|terminate|kill|cut`, `退|砍|撤|降|减|删`},
	{"pay", `pay|credit|refund|settle`, `付|赔|汇`},
	{"mend", `mend|mends|repair|fix|correct`, `修|改|调`},
	{"more", `raise|add|double|increase`, `加|提高|升`},
	{"at once", `at once|straight away|immediately|same day|same hour|straight`, `马上|立刻|当天|直接|赶紧`},
	{"later", `later|tomorrow|morning|next|monday`, `下个月|明天|改天|以后再`},
}

var actWords = func() []struct {
	class string
	find  *lazy.Regexp
} {
	var out []struct {
		class string
		find  *lazy.Regexp
	}
	for _, a := range sameActs {
		out = append(out, struct {
			class string
			find  *lazy.Regexp
		}{"=" + a.class, lazy.Compile(`\b(` + a.english + `)\b|` + a.han)})
	}
	return out
}()

// meant are the content words of a text, with the classes of acts in it.
func meant(text string) map[string]bool {
	out := detect.Content(text)
	low := strings.ToLower(text)
	for _, a := range actWords {
		if a.find.MatchString(low) {
			out[a.class] = true
		}
	}
	return out
}

// overlap is how much a text shares with some words.
func (d *decider) overlap(words, others map[string]bool) float64 {
	sum := 0.0
	for w := range words {
		if others[w] {
			sum += d.rare[w]
		}
	}
	return sum
}

// applies is how much a claim speaks of a situation: at least a little, since a rule may use other words for it.
func (d *decider) applies(cl weighed, h HoldOut, scene map[string]bool, amounts []detect.Amount) float64 {
	weight := .05 + d.overlap(scene, cl.words)/math.Sqrt(1+float64(len(cl.words)))
	if cl.Topic == h.Topic {
		weight *= 1.5
	}
	for _, line := range cl.amounts {
		for _, value := range amounts {
			if met, ok := line.Meets(value); ok && met {
				return weight * 2
			} else if ok {
				return weight * -.5
			}
		}
	}
	return weight
}

// choose returns the option, from 1, that the claims speak for; false where they speak for none, or for two alike.
func (d *decider) choose(h HoldOut) (int, bool) {
	scene, amounts := meant(h.Text), detect.Amounts(h.Text)
	scores := make([]float64, len(h.Options))
	means, forbids := make([]map[string]bool, len(h.Options)), make([]bool, len(h.Options))
	for i, o := range h.Options {
		means[i], forbids[i] = meant(o), says(o)
		for w := range scene {
			delete(means[i], w) // what all of them share decides nothing
		}
	}
	for _, cl := range d.claims {
		weight := d.applies(cl, h, scene, amounts)
		for i, words := range means {
			if len(words) == 0 {
				continue
			}
			best := 0.0
			for _, p := range cl.parts {
				s := d.overlap(words, p.words)
				if p.not != forbids[i] {
					s = -s / 2
				}
				if math.Abs(s) > math.Abs(best) {
					best = s
				}
			}
			scores[i] += weight * best / math.Sqrt(float64(len(words)))
		}
	}
	first := 0
	for i, score := range scores {
		if score > scores[first] {
			first = i
		}
	}
	for i, score := range scores {
		if scores[first] < spokenFor || i != first && scores[first] < ahead*score {
			return 0, false
		}
	}
	return first + 1, len(scores) > 0
}

// What the claims say of one course of action has to be so much, and so much more than of the next, to be a choice.
const (
	spokenFor = .12
	ahead     = 1.05
)

// covered is how many rare words a situation shares with one claim when the claims speak of it.
const covered = 3

// grammatical are characters that hold a Chinese sentence together: a pair with one of them, 里有 or 要的, names nothing.
const grammatical = "的不有个里是在了一要就也都这那上人你我他会能到去来"

// covers says whether the claims speak of a situation at all.
func (d *decider) covers(text string) bool {
	words := detect.Content(text)
	return slices.ContainsFunc(d.claims, func(cl weighed) bool {
		n := 0
		for w := range words {
			if cl.words[w] && !strings.ContainsAny(w, grammatical) {
				n++
			}
		}
		return n >= covered
	})
}
