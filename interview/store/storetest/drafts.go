package storetest

import (
	"fmt"
	"strings"
	"time"

	"tacit/interview"
)

// save saves a draft, as "question/token/text".
func (b *bench) save(id, question string, token int64, text string) error {
	return b.SaveDraft(b.ctx, id, interview.Draft{Question: question, Token: token, Text: text, At: start})
}

var draftTests = map[string]func(*bench){
	"are none at first": func(b *bench) {
		b.new("a", 1)
		b.drafts("a")
	},
	"take the place of the same writer's for the question": func(b *bench) {
		token := b.new("a", 1)
		for _, text := range []string{"T", "Th", "The"} {
			b.ok(b.save("a", "q1", token, text))
		}
		b.ok(b.save("a", "q2", token, "other"))
		b.drafts("a", "q2/1/other", "q1/1/The")
		b.reopen()
		b.drafts("a", "q2/1/other", "q1/1/The")
	},
	"come with the one saved last first, whatever the clocks say": func(b *bench) {
		token := b.new("a", 1)
		for i, question := range []string{"q1", "q2", "q3", "q1"} {
			draft := interview.Draft{Question: question, Token: token, Text: "x", At: start.Add(-time.Duration(i) * time.Hour)}
			b.ok(b.SaveDraft(b.ctx, "a", draft))
		}
		b.drafts("a", "q1/1/x", "q3/1/x", "q2/1/x")
	},
	"are deleted by an empty text": func(b *bench) {
		token := b.new("a", 1)
		b.ok(b.save("a", "q1", token, "one"))
		b.ok(b.save("a", "q2", token, "two"))
		b.ok(b.save("a", "q1", token, ""))
		b.ok(b.save("a", "q3", token, ""))
		b.drafts("a", "q2/1/two")
	},
	"of a fenced writer are kept beside the new one's": func(b *bench) {
		old := b.new("a", 1)
		b.ok(b.save("a", "q", old, "before"))
		token, err := b.Acquire(b.ctx, "a", "other")
		b.ok(err)
		b.drafts("a", "q/1/before")
		b.ok(b.save("a", "q", token, "mine"))
		b.is(b.save("a", "q", old, "after all"), interview.ErrFenced)
		b.drafts("a", fmt.Sprintf("q/%d/after all", old), fmt.Sprintf("q/%d/mine", token))
		b.reopen()
		b.drafts("a", fmt.Sprintf("q/%d/after all", old), fmt.Sprintf("q/%d/mine", token))
		b.is(b.save("a", "q", old, ""), interview.ErrFenced)
		b.drafts("a", fmt.Sprintf("q/%d/mine", token))
	},
	"without a writer are kept": func(b *bench) {
		b.new("a", 1)
		b.ok(b.save("a", "q", 0, "x"))
		b.drafts("a", "q/0/x")
	},
	"are kept byte for byte": func(b *bench) {
		token := b.new("a", 1)
		for i, text := range []string{
			"\x00", "a\x00b", "\xff\xfe", "\xc3(", "\xed\xa0\x80", " \t\r\n", "\u202eevil\x1b[31m", "炉温 👩‍🔧", "'; DROP TABLE draft",
			strings.Repeat("x", 64<<10), strings.Repeat("\xf0\x9f", 512<<10),
		} {
			question := fmt.Sprint(i)
			b.ok(b.SaveDraft(b.ctx, "a", interview.Draft{Question: question, Token: token, Text: text, At: start}))
			got, err := b.Drafts(b.ctx, "a")
			b.ok(err)
			if got[0].Question != question || got[0].Text != text || !got[0].At.Equal(start) {
				b.Errorf("the draft %s came back as %s", brief(text), brief(got[0].Text))
			}
		}
	},
	"change neither events nor summary": func(b *bench) {
		token := b.new("a", 1)
		b.ok(b.save("a", "q", token, "x"))
		b.ok(b.DropDrafts(b.ctx, "a", "q"))
		b.has("a", 1)
		b.summary("a", `{"n":0}`)
	},
	"of every writer are dropped, for one question of one interview": func(b *bench) {
		old := b.new("a", 1)
		b.new("b", 1)
		b.ok(b.save("a", "q1", old, "one"))
		b.ok(b.save("b", "q1", 1, "theirs"))
		token, err := b.Acquire(b.ctx, "a", "other")
		b.ok(err)
		b.ok(b.save("a", "q1", token, "two"))
		b.ok(b.save("a", "q2", token, "three"))
		b.ok(b.DropDrafts(b.ctx, "a", "q1"))
		b.ok(b.DropDrafts(b.ctx, "a", "q1"))
		b.drafts("a", fmt.Sprintf("q2/%d/three", token))
		b.drafts("b", "q1/1/theirs")
		b.reopen()
		b.drafts("a", fmt.Sprintf("q2/%d/three", token))
	},
}

var withdrawTests = map[string]func(*bench){
	"rewrite does all of it": func(b *bench) {
		token := b.new("a", 3)
		b.ok(b.save("a", "q1", token, "one"))
		b.ok(b.save("a", "q2", token, "two"))
		b.ok(b.save("a", "q3", token, "three"))
		replaced := []interview.Event{{Seq: 1, Body: []byte(`{}`)}, {Seq: 3, Body: []byte(strings.Repeat("y", 9000))}}
		fence := interview.Fence{Token: token, After: 3}
		b.ok(b.Rewrite(b.ctx, "a", fence, []byte("new"), replaced, []string{"q1", "q3", "q9"}, events(4, 2)))
		for range 2 {
			got, err := b.Events(b.ctx, "a", 0)
			b.ok(err)
			if len(got) != 5 || string(got[0].Body) != "{}" || len(got[2].Body) != 9000 {
				b.Fatalf("events are %d: %+v", len(got), got)
			}
			if got[0].Kind != "answer" || !got[0].At.Equal(start.Add(time.Second)) {
				b.Errorf("more than the body was replaced: %+v", got[0])
			}
			b.same(got[1:2], "a", 2, 2)
			b.same(got[3:], "a", 4, 5)
			b.summary("a", "new")
			b.drafts("a", "q2/1/two")
			b.reopen()
		}
	},
	"rewrite follows the rules of append": func(b *bench) {
		old := b.new("a", 2)
		b.ok(b.save("a", "q", old, "x"))
		token, err := b.Acquire(b.ctx, "a", "other")
		b.ok(err)
		replaced := []interview.Event{{Seq: 1, Body: []byte("no")}}
		rewrite := func(fence interview.Fence) error {
			return b.Rewrite(b.ctx, "a", fence, []byte("no"), replaced, []string{"q"}, events(3, 1))
		}
		b.is(rewrite(interview.Fence{Token: old, After: 2}), interview.ErrFenced)
		b.is(rewrite(interview.Fence{Token: token, After: 1}), interview.ErrConflict)
		b.is(rewrite(interview.Fence{After: 3}), interview.ErrConflict)
		b.unchanged(2)
		b.ok(b.Rewrite(b.ctx, "a", interview.Fence{After: 2}, nil, replaced, nil, nil))
	},
	"rewrite does all or nothing": func(b *bench) {
		token := b.new("a", 2)
		b.ok(b.save("a", "q", token, "x"))
		fence := interview.Fence{Token: token, After: 2}
		for _, seq := range []int64{0, -1, 3, 4} { // 3 is an event of the same call: it is not there yet
			replaced := []interview.Event{{Seq: 1, Body: []byte("no")}, {Seq: seq, Body: []byte("no")}}
			if err := b.Rewrite(b.ctx, "a", fence, []byte("no"), replaced, []string{"q"}, events(3, 1)); err == nil {
				b.Errorf("event %d was replaced", seq)
			}
		}
		bad := events(3, 2)
		bad[1].Seq = 9
		replaced := []interview.Event{{Seq: 1, Body: []byte("no")}}
		if err := b.Rewrite(b.ctx, "a", fence, []byte("no"), replaced, []string{"q"}, bad); err == nil {
			b.Error("an event with a wrong number was stored")
		}
		b.unchanged(2)
	},
	"erase leaves nothing of the interview and all of the others": func(b *bench) {
		token := b.new("a", 2)
		b.new("b", 3)
		b.ok(b.save("a", "q", token, "x"))
		b.ok(b.save("b", "q", token, "y"))
		b.ok(b.Erase(b.ctx, "a", start))
		for range 2 {
			b.ordered("b")
			b.has("b", 3)
			b.drafts("b", "q/1/y")
			b.every(b.ctx, "a", token, func(_ string, err error) { b.is(err, interview.ErrNotFound) })
			b.reopen()
		}
	},
}

// unchanged reports whether interview a has not n events, draft and summary of the rewrite tests.
func (b *bench) unchanged(n int) {
	b.Helper()
	b.has("a", n)
	b.summary("a", `{"n":0}`)
	b.drafts("a", "q/1/x")
}
