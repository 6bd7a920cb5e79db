package interview

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// What somebody else wrote about a specialist's work, a colleague-skill folder, a SKILL.md, a page of notes, is theirs to
// confirm, correct or reject. Until they have, it is in no document, fills no gap and contradicts nothing: it stands beside
// the claims, and is read back to them a few statements at a time.

// Limits of an import.
const (
	importMost   = 200 // statements; more than that nobody reads back
	importsEarly = 4   // batches that are read back before the topics; the others at the end
)

// Imported is a few statements from outside, as many as one reading back shows.
type Imported struct {
	ID     string          `json:"id"`     // i1, i2 …: what the claims have as their question until an answer replaces it
	Source string          `json:"source"` // the file
	Text   string          `json:"text"`   // the statements, one a line
	Claims []profile.Claim `json:"claims"`
}

// note is a claim from outside that the specialist has not accepted.
type note struct {
	profile.Claim
	batch string
}

// Import adds statements that others made about the work. It returns how many were taken: what says nothing, or was said
// before in the same words, is not.
func (s *Session) Import(ctx context.Context, source string, statements []string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	err := s.append(ctx, func() ([]Event, error) {
		if s.st.Ended != "" {
			return nil, &Refusal{Code: IsOver}
		}
		var events []Event
		var claims []profile.Claim
		n = 0
		for _, c := range s.read(statements) {
			if n == importMost {
				break
			}
			n++
			c.ID = fmt.Sprint("c", s.st.claims+n)
			if claims = append(claims, c); len(claims) == reviewed {
				events, claims = append(events, s.batch(len(events), source, claims)), nil
			}
		}
		if len(claims) > 0 {
			events = append(events, s.batch(len(events), source, claims))
		}
		return events, nil
	})
	return n, err
}

// read makes claims of statements.
func (s *Session) read(statements []string) []profile.Claim {
	seen := map[string]bool{}
	for _, n := range s.st.notes {
		seen[n.Evidence[0].Quote] = true
	}
	var out []profile.Claim
	for _, text := range statements {
		text, _ = s.mask(text)
		for _, c := range profile.Extract(profile.Heard{Phase: prompts.TeachBack, Probe: prompts.ProbeMissing, Text: text}) {
			if quote := c.Evidence[0].Quote; !seen[quote] {
				seen[quote] = true
				out = append(out, c)
			}
		}
	}
	return out
}

func (s *Session) batch(n int, source string, claims []profile.Claim) Event {
	im := Imported{ID: fmt.Sprint("i", len(s.st.imports)+n+1), Source: source}
	var lines []string
	for i := range claims {
		claims[i].Evidence[0].Question = im.ID
		lines = append(lines, claims[i].Evidence[0].Quote)
	}
	im.Text, im.Claims = strings.Join(lines, "\n"), claims
	return Event{Kind: KindImported, Body: body(im)}
}

// imported notes statements from outside. Their words can be quoted like those of an answer; a question of that id was
// never asked, and has no number.
func (st *State) imported(e Event, im Imported) {
	st.imports = append(st.imports, im.ID)
	st.words[e.Seq], st.wordsOf[e.Seq] = im.Text, im.ID
	st.byID[im.ID] = &Exchange{Asked: Asked{ID: im.ID, Kind: Review, Phase: prompts.TeachBack, Probe: prompts.ProbeTeachBack, Source: followImported, Lead: plain.Line(im.Source)}, Status: IsAnswered, Answer: im.Text, AnswerSeq: e.Seq, At: e.At}
	for _, c := range im.Claims {
		if len(c.Evidence) > 0 {
			st.notes = append(st.notes, &note{Claim: c, batch: im.ID})
		}
		st.claims++
	}
}

// noteOf finds a claim from outside.
func (st *State) noteOf(claim string) *note {
	for _, n := range st.notes {
		if n.ID == claim {
			return n
		}
	}
	return nil
}

// judgeNote takes a claim from outside among the claims, or out again.
func (st *State) judgeNote(n *note, v Verdict) {
	at := slices.IndexFunc(st.Claims, func(c profile.Claim) bool { return c.ID == n.ID })
	switch {
	case v == Undo && at >= 0:
		st.Claims = slices.Delete(st.Claims, at, at+1)
	case (v == Keep || v == Edit) && at < 0:
		c := n.Claim
		c.Topic, c.Evidence = st.topicFor(c.Text), slices.Clone(c.Evidence)
		if c.Topic != "" {
			c.Phase = prompts.Topic
		}
		st.Claims = append(st.Claims, c)
	}
}

// topicFor is the topic whose name shares a word with a statement; none where none does.
func (st *State) topicFor(text string) string {
	said := detect.Content(text)
	best, most := "", 0
	for _, t := range st.Topics {
		n := 0
		for w := range detect.Content(t.Label) {
			if said[w] {
				n++
			}
		}
		if n > most {
			best, most = t.ID, n
		}
	}
	return best
}

// followImported is the name under which a pack has the wordings that read such statements back, and their source.
const followImported = "imported"

// readBack is the review in which a batch was read back, if it was.
func (st *State) readBack(batch string) *Exchange {
	for _, x := range st.Exchanges {
		if x.Source == followImported && x.Follows == batch {
			return x
		}
	}
	return nil
}

// foreignNotes reads back what was brought in from outside: a few batches once the topics are known, the others at the end.
func (p *planner) foreignNotes(most int) Move {
	for i, batch := range p.st.imports {
		if i == most {
			break
		}
		if p.st.readBack(batch) != nil {
			continue
		}
		var claims []string
		for _, n := range p.st.notes {
			if n.batch == batch {
				claims = append(claims, n.ID)
			}
		}
		if len(claims) == 0 {
			continue
		}
		if a := p.wordReview(p.pack.FollowUps[followImported], nil, claims); a != nil {
			a.Source, a.Follows = followImported, batch
			return Move{Ask: a}
		}
	}
	return Move{}
}

// clearImport takes the words of an import out of its event, and notes the ids of its claims.
func clearImport(e Event, id string, dropped map[string]bool) (any, error) {
	var im Imported
	if err := json.Unmarshal(e.Body, &im); err != nil || im.ID != id {
		return nil, err
	}
	for _, c := range im.Claims {
		dropped[c.ID] = true
	}
	return Imported{ID: im.ID, Source: im.Source, Claims: blank(im.Claims)}, nil
}

// blank keeps how many claims there were, so that ids go on where they were, and nothing of what they said.
func blank(claims []profile.Claim) []profile.Claim {
	out := make([]profile.Claim, len(claims))
	for i, c := range claims {
		out[i].ID = c.ID
	}
	return out
}
