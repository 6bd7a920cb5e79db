package simulation

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"tacit/prompts"
)

// vagueness is how often somebody who has a vague way of putting something puts it so when they are asked for that kind of
// thing in general, and leaves it at that until a question takes up their words.
const vagueness = .75

// Mind is a specialist in one interview: what they know, and what they have said so far.
type Mind struct {
	*Specialist
	seed     int64
	turn     int
	vague    map[string]bool // items said in their blurred form
	told     map[string]bool // items said in full
	asked    map[string]int  // by topic and kind
	topic    string          // talked about last
	about    string          // incident talked about last, and how long ago
	ago      int
	strayed  int
	silences int
}

// NewMind puts a specialist into an interview. The seed decides when they are vague at first.
func NewMind(s *Specialist, seed int64) *Mind {
	return &Mind{Specialist: s, seed: seed, vague: map[string]bool{}, told: map[string]bool{}, asked: map[string]int{}}
}

// Reply is what a specialist says, and what a bystander who knows what they know notes about the question.
type Reply struct {
	Text      string
	Private   bool     // said in confidence
	Told      []string // items said in full for the first time
	Vague     []string // items touched on
	Reading   Reading
	Redundant bool // nothing came of it, and it could be known that nothing would
}

// Hear answers a question.
func (m *Mind) Hear(question string) Reply { return m.respond(m.Read(question)) }

// respond answers a question that was read.
func (m *Mind) respond(r Reading) Reply {
	m.turn++
	m.ago++
	if r.Leading {
		return Reply{Text: m.say("Yes.", "对。"), Reading: r}
	}
	topic := m.topicOf(r)
	found, fromQuote := m.recall(r, topic)
	if topic != "" {
		m.topic = topic
	}
	of := m.caseMeant(r)
	cell := of + topic + "/" + string(r.Kind)
	reply := m.tell(found)
	reply.Reading = r
	if len(found) == 0 {
		reply.Redundant = !fromQuote && r.Kind != Open && r.Kind != Incident && (m.asked[cell] > 0 || m.exhausted(topic, of, r.Kind))
		reply.Text = m.nothing(r, topic)
	}
	m.asked[cell]++
	if len(found) > 0 && (r.Kind == Open || r.Kind == Incident) {
		reply.Text += m.stray()
	}
	return reply
}

// topicOf is what a question is about: what it names, what the words belong to that it repeats, or, where it points back,
// what was talked about last.
func (m *Mind) topicOf(r Reading) string {
	if r.Topic != "" {
		return r.Topic
	}
	if of := m.quoted(r); of != nil {
		return of.Topic
	}
	if r.There || len(r.Quotes) > 0 {
		return m.topic
	}
	return ""
}

// recalled is an item that comes to mind, in which form.
type recalled struct {
	item    *Item
	blurred bool
}

// recall finds what a question brings to mind, at most so many things as the specialist says at once. fromQuote says that
// it repeated words that are not settled yet.
func (m *Mind) recall(r Reading, topic string) (found []recalled, fromQuote bool) {
	most := m.Facts()
	add := func(it *Item, blurred bool) int {
		if len(found) >= most || m.told[it.ID] || blurred && m.vague[it.ID] || slices.ContainsFunc(found, func(o recalled) bool { return o.item == it }) {
			return 0
		}
		if it.ID == m.Private.ID && len(found) > 0 {
			return 0 // said by itself or not at all
		}
		if len(found) > 0 && found[0].item.ID == m.Private.ID {
			return 0
		}
		found = append(found, recalled{it, blurred})
		return 1
	}
	// Their own words come first: what was said vaguely is said plainly, and what hangs on it comes along.
	for i := range m.Items {
		it := &m.Items[i]
		if m.vague[it.ID] && !m.told[it.ID] && repeats(r.Quotes, it.Blurred) {
			fromQuote = true
			add(it, false)
		}
	}
	if r.Kind == Clash {
		for i := range m.Items {
			it := &m.Items[i]
			if it.Kind == Clash && repeats(r.Quotes, m.item(it.sides[0]).Text) && repeats(r.Quotes, m.item(it.sides[1]).Text) {
				add(it, false)
			}
		}
	}
	for i := range m.Items {
		it := &m.Items[i]
		if it.Hangs == "" {
			continue
		}
		if base := m.item(it.Hangs); base != nil && m.told[base.ID] && repeats(r.Quotes, base.Text) && akin(r.Kind, it.Kind) {
			add(it, false)
		}
	}
	if of := m.caseMeant(r); of != "" {
		for i := range m.Items {
			if it := &m.Items[i]; it.of == of && akin(r.Kind, it.Kind) {
				add(it, false)
			}
		}
	}
	m.byKind(r, topic, add)
	return found, fromQuote
}

// onlyAsked are the kinds that nobody comes to by themselves when they talk of something else.
var onlyAsked = map[Kind]bool{Steps: true, Judgement: true, Incident: true, Voice: true, Boundary: true, Goal: true, Scope: true}

// byKind adds what a question about a topic brings to mind by what it is after.
func (m *Mind) byKind(r Reading, topic string, add func(*Item, bool) int) {
	each := func(fits func(*Item) bool, blurred func(*Item) bool) (said int) {
		for i := range m.Items {
			if it := &m.Items[i]; it.Kind != Clash && (it.of == "" || it.of == it.ID) && fits(it) {
				said += add(it, blurred(it))
			}
		}
		return said
	}
	plainly := func(*Item) bool { return false }
	blurred := func(it *Item) bool { return it.Blurred != "" }
	vaguely := func(it *Item) bool { return it.Blurred != "" && m.chance(it.ID) < vagueness }
	// Whatever lies near: the surface, and the second layer as one puts it at first.
	near := func() {
		each(func(it *Item) bool {
			return it.Topic == topic && it.Layer == 1 && !onlyAsked[it.Kind]
		}, plainly)
		each(func(it *Item) bool { return it.Topic == topic && it.Layer == 2 && !onlyAsked[it.Kind] }, blurred)
	}
	switch r.Kind {
	case Missing: // whatever comes to mind first
		each(func(it *Item) bool { return (topic == "" || it.Topic == topic) && it.Layer <= 2 }, blurred)
	case Open, Incident:
		if r.Kind == Incident {
			each(func(it *Item) bool { return it.Kind == Incident && (topic == "" || it.Topic == topic) }, plainly)
		}
		near()
	default:
		said := each(func(it *Item) bool { return it.Topic == topic && akin(r.Kind, it.Kind) }, vaguely)
		if topic == "" { // of the work as a whole: what lies nearest in any part of it
			each(func(it *Item) bool { return it.Layer <= 2 && akin(r.Kind, it.Kind) }, vaguely)
			return
		}
		if r.Case { // what is told of the occasion besides
			said += each(func(it *Item) bool { return it.Kind == Incident && it.Topic == topic }, plainly)
		}
		if r.Case || said > 0 { // once they are talking
			near()
		}
	}
}

// akin says whether a question after one kind brings an item of another.
func akin(asked, kind Kind) bool {
	if asked == kind {
		return true
	}
	switch asked {
	case Goal:
		return kind == Reason
	case Term:
		return kind == Trick
	}
	return false
}

// tell says what came to mind.
func (m *Mind) tell(found []recalled) Reply {
	var reply Reply
	var parts []string
	for _, f := range found {
		if f.blurred {
			m.vague[f.item.ID] = true
			parts = append(parts, f.item.Blurred)
			reply.Vague = append(reply.Vague, f.item.ID)
			continue
		}
		m.told[f.item.ID] = true
		parts = append(parts, f.item.Text)
		reply.Told = append(reply.Told, f.item.ID)
		reply.Private = reply.Private || f.item.ID == m.Private.ID
		if f.item.of != "" {
			m.about, m.ago = f.item.of, 0
		}
	}
	reply.Text = strings.Join(parts, m.say(" ", ""))
	return reply
}

// nothing says that there is nothing to say, or that somebody else would know.
func (m *Mind) nothing(r Reading, topic string) string {
	for _, u := range m.Unknown {
		if id := "unknown/" + u.Text; u.Topic == topic && akin(r.Kind, u.Kind) && !m.told[id] {
			m.told[id] = true
			return u.Text
		}
	}
	m.silences++
	return m.Nothing[(m.silences-1)%len(m.Nothing)]
}

// stray adds an aside, as people do who like to talk.
func (m *Mind) stray() string {
	often := map[string]int{"talkative": 2, "normal": 4}[m.Temperament]
	if often == 0 || m.turn%often != 0 || m.strayed >= len(m.Distractors) {
		return ""
	}
	m.strayed++
	return m.say(" ", "") + m.Distractors[m.strayed-1]
}

// exhausted says whether everything of a kind on a topic, or of a case, was said before, though there is such a thing.
func (m *Mind) exhausted(topic, of string, kind Kind) bool {
	some := false
	for _, it := range m.Items {
		if !akin(kind, it.Kind) || of != "" && it.of != of || of == "" && (it.Topic != topic || it.of != "" && it.of != it.ID) {
			continue
		}
		if !m.told[it.ID] {
			return false
		}
		some = true
	}
	return some
}

// quoted returns the item whose words a question repeats, the longest match, or nil.
func (m *Mind) quoted(r Reading) *Item {
	for i := range m.Items {
		it := &m.Items[i]
		if m.vague[it.ID] && repeats(r.Quotes, it.Blurred) || m.told[it.ID] && repeats(r.Quotes, it.Text) {
			return it
		}
	}
	return nil
}

// remembered is for how many questions "that case" is understood.
const remembered = 12

// caseMeant returns the incident that a question is about: one that was told and whose words it repeats, or, where it
// points back, the one told last.
func (m *Mind) caseMeant(r Reading) string {
	for i := range m.Items {
		if it := &m.Items[i]; it.Kind == Incident && m.told[it.ID] && repeats(r.Quotes, it.Text) {
			return it.of
		}
	}
	if r.Topic == "" && r.There && m.ago <= remembered {
		return m.about
	}
	return ""
}

// repeats says whether one of the quotes repeats words of a text.
func repeats(quotes []string, text string) bool {
	low := strings.ToLower(text)
	for _, q := range quotes {
		q = strings.Trim(q, " .…。!！?？,，;；")
		if len(q) >= 3 && (strings.Contains(low, q) || len(low) > 6 && strings.Contains(q, strings.Trim(low, " .。"))) {
			return true
		}
	}
	return false
}

// chance is a number from 0 to 1 that the seed gives to a name.
func (m *Mind) chance(name string) float64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %s %s", m.seed, m.ID, name)
	v := h.Sum64()
	v ^= v >> 29
	v *= 0xbf58476d1ce4e5b9
	v ^= v >> 32
	return float64(v%10000) / 10000
}

func (m *Mind) say(en, zh string) string {
	if m.Lang == prompts.ZH {
		return zh
	}
	return en
}

// Choose picks one of so many options, with a reason.
func (m *Mind) Choose(options int) string {
	m.turn++
	return fmt.Sprintf("%d\n%s", 1+int(m.chance(fmt.Sprint("choice", m.turn))*float64(options)), m.Reasons[m.turn%len(m.Reasons)])
}

// Said is the share of what the specialist knows, by weight, that was said in full; over the hard kinds only, where
// hard is set. Incident details and resolved contradictions count.
func (m *Mind) Said(hard bool) float64 {
	have, all := 0, 0
	for _, it := range m.Items {
		if hard && !slices.Contains(Hard, it.Kind) {
			continue
		}
		all += it.Weight
		if m.told[it.ID] {
			have += it.Weight
		}
	}
	return float64(have) / float64(all)
}
