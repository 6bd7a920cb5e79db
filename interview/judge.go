package interview

import (
	"context"
	"slices"
	"strings"

	"tacit/prompts/plain"
)

// Judge gives a verdict on a claim. review is the review in which it is given; empty outside of one. The text is the
// specialist's own wording, for Edit only.
func (s *Session) Judge(ctx context.Context, review, claim string, verdict Verdict, text string) (Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Outcome{Question: review}
	if verdict != Edit {
		text = ""
	}
	text, out.Masked = s.mask(text)
	err := s.append(ctx, func() ([]Event, error) {
		if err := s.judgeable(review, claim, verdict, text); err != nil {
			return nil, err
		}
		return []Event{{Kind: KindJudged, Body: body(Judged{review, claim, verdict, text})}}, nil
	})
	if err == nil {
		out.Seq = s.st.Last
	}
	return out, err
}

func (s *Session) judgeable(review, claim string, verdict Verdict, text string) error {
	if review != "" {
		x := s.st.Exchange(review)
		if x == nil || x.Kind != Review {
			return &Refusal{Code: NoSuchQuestion, What: review}
		}
		if !slices.Contains(x.Claims, claim) {
			return &Refusal{Code: NoSuchClaim, What: claim}
		}
	}
	if _, ok := s.st.Claim(claim); !ok {
		return &Refusal{Code: NoSuchClaim, What: claim}
	}
	switch verdict {
	case Keep, Drop, Undo:
		return nil
	case Edit:
		if strings.TrimSpace(plain.Line(text)) == "" {
			return &Refusal{Code: EmptyAnswer, What: claim}
		}
		if len(text) > AnswerLimit {
			return &Refusal{Code: TooLong, What: claim, Size: len(text), Limit: AnswerLimit}
		}
		return nil
	}
	return &Refusal{Code: BadVerdict, What: string(verdict)}
}
