package interview_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"tacit/interview"
)

// What another program took back counts before anything is sent: the consent, and the words that were withdrawn.
func TestNothingIsSentThatWasTakenBackElsewhere(t *testing.T) {
	sends := map[string]func(ctx context.Context, s *interview.Session, x *interview.Exchange, m *writer) error{
		"rewrite": func(ctx context.Context, s *interview.Session, x *interview.Exchange, m *writer) error {
			return s.Rewrite(ctx, m, x.Topic, func(interview.Sentence) {})
		},
		"advise": func(ctx context.Context, s *interview.Session, _ *interview.Exchange, m *writer) error {
			_, err := s.Advised(m).Advise(ctx)
			return err
		},
		"rehearse": func(ctx context.Context, s *interview.Session, _ *interview.Exchange, m *writer) error {
			r, err := s.Rehearse(ctx, m, "")
			if err == nil {
				_, err = r.Say(ctx, "And now?", func(string) {})
			}
			return err
		},
	}
	takesBack := map[string]func(ctx context.Context, other *interview.Session, x *interview.Exchange) error{
		"consent": func(ctx context.Context, other *interview.Session, _ *interview.Exchange) error {
			return other.AllowModel(ctx, "")
		},
		"words": func(ctx context.Context, other *interview.Session, x *interview.Exchange) error {
			_, err := other.Withdraw(ctx, x.ID)
			return err
		},
	}
	for name, send := range sends {
		for what, takeBack := range takesBack {
			t.Run(name+"/"+what, func(t *testing.T) {
				s, desk, x, _ := consulting(t)
				open := desk.Look
				if what == "consent" {
					open = desk.Resume
				}
				other, err := open(t.Context(), s.ID())
				if err != nil {
					t.Fatal(err)
				}
				if err := takeBack(t.Context(), other, x); err != nil {
					t.Fatal(err)
				}
				m := &writer{asker: asker{reply: func(interview.Task) (string, error) { return proposes(nil, nil), nil }}, text: "So."}
				var refusal *interview.Refusal
				if err := send(t.Context(), s, x, m); err != nil && !errors.As(err, &refusal) {
					t.Fatal(err)
				}
				for _, task := range append(m.tasks, m.asker.tasks...) {
					if sent := task.Instructions + jsonOf(t, task.Data); what == "consent" || strings.Contains(sent, "gasket") {
						t.Errorf("%s was sent", sent)
					}
				}
			})
		}
	}
}
