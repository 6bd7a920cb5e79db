package interview_test

import (
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// brought are statements from outside, in each language; the first is confirmed, the second reworded, the others not.
var brought = map[prompts.Lang][]string{
	prompts.EN: {"Always freeze the reserve above 700 zebras.", "She settles every gnu by phone.", "The llama is weighed on Fridays.", "No lemur is ever refused."},
	prompts.ZH: {"飞边超过七百斑马一定停机。", "角马都是电话里结案的。", "羊驼每周五过秤。", "狐猴一律不拒赔。"},
}

// What others wrote is read back once the topics are known, is nowhere until it is accepted, and is then asked about like
// anything else.
func TestImport(t *testing.T) {
	for lang, statements := range brought {
		t.Run(string(lang), func(t *testing.T) {
			s, desk, mem := begin(t, setup(lang, 40))
			if n, err := s.Import(t.Context(), "SKILL.md", append(statements, statements[0], "---", "")); err != nil || n != len(statements) {
				t.Fatalf("%d statements, %v", n, err)
			}
			say := sayings[lang]()
			x := upTo(t, s, say, func(x *interview.Exchange) bool { return x.Source == "imported" })
			v := s.View()
			if len(v.Topics) == 0 || len(v.Review) != len(statements) || v.Review[0].Text == "" {
				t.Fatalf("read back %+v with %d topics", v.Review, len(v.Topics))
			}
			if _, err := s.Answer(t.Context(), "i1", "Mine now.", ""); err == nil {
				t.Error("statements of others can be answered")
			}
			nowhere := func(words ...string) {
				t.Helper()
				sameAsStored(t, desk, s)
				files, err := s.Compile(t.Context(), profile.ForPrivate)
				if err != nil {
					t.Fatal(err)
				}
				for _, w := range words {
					if strings.Contains(said(files), w) {
						t.Errorf("%q is in a document", w)
					}
				}
			}
			judge := func(i int, verdict interview.Verdict, text string) {
				t.Helper()
				if _, err := s.Judge(t.Context(), x.ID, v.Review[i].ID, verdict, text); err != nil {
					t.Fatal(err)
				}
			}
			nowhere(statements...)
			judge(0, interview.Keep, "")
			judge(1, interview.Edit, "By letter, gnus.")
			judge(2, interview.Keep, "")
			judge(2, interview.Undo, "")
			judge(3, interview.Drop, "")
			nowhere(statements[2], statements[3])
			if _, err := s.Skip(t.Context(), x.ID); err != nil {
				t.Fatal(err)
			}
			book := recompile(t, s)
			if !strings.Contains(book, strings.TrimRight(statements[0], ".。")) || !strings.Contains(book, "By letter, gnus.") {
				t.Errorf("what was accepted is missing in\n%s", book)
			}
			asked := false
			conduct(t, s, say, func(v *interview.View) {
				asked = asked || v.Open.QuoteOf == "i1"
				if v.Open.Source == "imported" {
					t.Error("read back twice")
				}
			})
			if !asked {
				t.Error("what was accepted has no reason and no exception, and nothing asks for them")
			}
			if got, err := s.Check(t.Context(), profile.ForPrivate); err != nil || got.Traced != 1 {
				t.Errorf("%v, %+v", err, got.Traced)
			}
			nowhere(statements[2], statements[3])

			if _, err := s.Withdraw(t.Context(), "i1"); err != nil {
				t.Fatal(err)
			}
			for _, w := range append(statements, "By letter") {
				if strings.Contains(stored(t, mem, s.ID()), w) {
					t.Errorf("%q is still stored", w)
				}
			}
			nowhere(append(statements, "By letter")...)
		})
	}
}
