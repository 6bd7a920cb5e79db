package interview

import (
	"context"
	"errors"
	"strings"
)

// SaveDraft keeps the text that is being typed, with secrets masked. It is safe to call often; an empty text deletes the
// draft, and those of earlier writers too: it was emptied on purpose. ErrFenced says that the text was kept, and that this
// session can write no more.
func (s *Session) SaveDraft(ctx context.Context, question, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	masked, _ := s.mask(text)
	masked = masked[:min(len(masked), AnswerLimit)]
	err := s.store.SaveDraft(ctx, s.id, Draft{Question: question, Token: s.token, Text: masked, At: s.clock().UTC()})
	s.fenced = s.fenced || errors.Is(err, ErrFenced)
	if text == "" && err == nil {
		return s.store.DropDrafts(ctx, s.id, question)
	}
	return err
}

// Draft returns the text last typed for a question; empty if there is none. What a displaced writer typed after that stands
// behind the writer's own text, where both together are no longer than an answer may be.
func (s *Session) Draft(ctx context.Context, question string) (string, error) {
	drafts, err := s.store.Drafts(ctx, s.id)
	if err != nil {
		return "", err
	}
	return draftOf(drafts, question), nil
}

// draftOf joins the drafts for a question, of which the one that was saved last comes first.
func draftOf(drafts []Draft, question string) string {
	var mine []Draft
	last := 0 // the last writer's
	for _, d := range drafts {
		if d.Question != question || d.Text == "" {
			continue
		}
		if mine = append(mine, d); d.Token > mine[last].Token {
			last = len(mine) - 1
		}
	}
	if len(mine) == 0 {
		return ""
	}
	text := mine[last].Text
	for i := last - 1; i >= 0; i-- {
		switch late := mine[i].Text; {
		case strings.Contains(text, strings.TrimSpace(late)):
		case strings.Contains(late, strings.TrimSpace(text)):
			text = late
		case len(text)+len(late)+2 <= AnswerLimit:
			text += "\n\n" + late
		}
	}
	return text
}
