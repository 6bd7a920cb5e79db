package interview

import (
	"context"
	"errors"
)

// SaveDraft keeps the text that is being typed, with secrets masked. It is safe to call often; an empty text deletes the
// draft. ErrFenced says that the text was kept, and that this session can write no more.
func (s *Session) SaveDraft(ctx context.Context, question, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	masked, _ := s.mask(text)
	masked = masked[:min(len(masked), AnswerLimit)]
	if text == "" && !s.fenced {
		return s.store.DropDrafts(ctx, s.id, question) // those of earlier writers too: it was emptied on purpose
	}
	err := s.store.SaveDraft(ctx, s.id, Draft{Question: question, Token: s.token, Text: masked, At: s.clock().UTC()})
	s.fenced = s.fenced || errors.Is(err, ErrFenced)
	return err
}

// Draft returns the text last typed for a question, by whichever writer; empty if there is none.
func (s *Session) Draft(ctx context.Context, question string) (string, error) {
	drafts, err := s.store.Drafts(ctx, s.id)
	if err != nil {
		return "", err
	}
	for _, d := range drafts {
		if d.Question == question && d.Text != "" {
			return d.Text, nil
		}
	}
	return "", nil
}
