package interview_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// signing is an interview for the team that has ended, with one answer of words that nothing else holds, whose question it returns.
func signing(t *testing.T, lang prompts.Lang) (*interview.Session, *interview.Desk, string) {
	t.Helper()
	set := setup(lang, 16)
	set.Audience = profile.ForTeam
	s, desk, _ := begin(t, set)
	_, err := s.Sign(t.Context())
	refusedAs(t, err, interview.SignTooSoon)
	x := upTo(t, s, sayings[lang](), inPhase(prompts.Topic))
	if lang == prompts.ZH {
		answer(t, s, "如果斑驴发抖，中午之前打电话给陈工。")
	} else {
		answer(t, s, "If the quagga shivers, I call Quibble before noon.")
	}
	conduct(t, s, sayings[lang](), nil)
	return s, desk, x.ID
}

// What others read as not known is the same before and after an answer that was never for them is withdrawn: the gaps do not tell that
// there was one.
func TestGapsTellNothingOfWhatIsHidden(t *testing.T) {
	for lang := range sayings {
		s, _, _ := signing(t, lang)
		say := prompts.TextsOf(prompts.Documents, lang)
		gaps := func() string {
			t.Helper()
			files, err := s.Compile(t.Context(), profile.ForPublic)
			if err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(string(files[0].Data), "\n## "+say.Say("gaps"))
			section, _, _ := strings.Cut(rest, "\n## ")
			return section
		}
		n := 0
		for _, x := range s.View().Said {
			if x.Status != interview.IsAnswered || x.Phase != prompts.Topic && x.Phase != prompts.Incident {
				continue
			}
			before := gaps()
			if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
				t.Fatal(err)
			}
			if after := gaps(); before == "" || after != before {
				t.Errorf("%s: %s asked for %s, withdrawn; anybody read\n%s\nand reads\n%s", lang, x.ID, x.Probe, before, after)
			}
			n++
		}
		if n < 4 {
			t.Errorf("%s: %d answers were withdrawn: the test is broken", lang, n)
		}
	}
}

func sign(t *testing.T, s *interview.Session) interview.Signature {
	t.Helper()
	sig, err := s.Sign(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

// sharedWith is what an audience reads of what is signed.
func sharedWith(t *testing.T, s *interview.Session, audience profile.Audience) string {
	t.Helper()
	data, err := s.SignedPlaybook(t.Context(), audience)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sumOf is what sed '$d' | sha256sum gives of a page.
func sumOf(page string) string {
	page = strings.TrimSuffix(page, "\n")
	hash := sha256.Sum256([]byte(page[:strings.LastIndexByte(page, '\n')+1]))
	return hex.EncodeToString(hash[:])
}

// lastLine is where a page says whether it is signed.
func lastLine(page string) string {
	lines := strings.Split(strings.TrimSuffix(page, "\n"), "\n")
	return lines[len(lines)-1]
}

// What is signed is a version whose bytes anybody can check, and the signature names the key; signing it twice, or taking it back twice,
// changes nothing.
func TestSign(t *testing.T) {
	for lang, words := range map[prompts.Lang][]string{prompts.EN: {"A draft", "Signed by the specialist on 14 March 2026, version 1."}, prompts.ZH: {"草稿", "本人于2026年3月14日定稿，第 1 版。"}} {
		s, desk, _ := signing(t, lang)
		desk.Key = "SHA256:theirs"
		s, err := desk.Look(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		refusedAs(t, s.Unsign(t.Context()), interview.NotSigned)
		_, err = s.SignedPlaybook(t.Context(), profile.ForTeam)
		refusedAs(t, err, interview.NotSigned)
		before, err := s.Compile(t.Context(), profile.ForTeam)
		if err != nil || !strings.Contains(lastLine(string(before[0].Data)), words[0]) {
			t.Errorf("%v: %s", err, lastLine(string(before[0].Data)))
		}
		sig := sign(t, s)
		if sig.Version != 1 || sig.Key != "SHA256:theirs" || !sig.At.Equal(noon) || len(sig.Documents) != 2 {
			t.Errorf("%+v", sig)
		}
		for audience, want := range sig.Documents {
			page := sharedWith(t, s, audience)
			if sumOf(page) != want || !strings.Contains(lastLine(page), words[1]) || !strings.Contains(lastLine(page), want) {
				t.Errorf("%s: %s, signed %s: %s", audience, sumOf(page), want, lastLine(page))
			}
			if files, err := s.Compile(t.Context(), audience); err != nil || string(files[0].Data) != page {
				t.Errorf("%s: the specialist compiles something else (%v)", audience, err)
			}
		}
		if own := recompile(t, s); strings.Contains(own, sig.Documents[profile.ForTeam]) || strings.Contains(own, words[0]) {
			t.Error("what only the specialist reads says whether it is signed")
		}
		last := len(events(t, desk.Store, s.ID()))
		if again := sign(t, s); again.At != sig.At || len(events(t, desk.Store, s.ID())) != last {
			t.Errorf("signed once more: %+v", again)
		}
		list, err := desk.List(t.Context())
		if err != nil || list[0].Signed != 1 || !list[0].SignedAt.Equal(noon) || list[0].Newer() || s.View().Newer() {
			t.Errorf("%v: %+v", err, list[0])
		}
		sameAsStored(t, desk, s)
		if err := s.Unsign(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, err = s.SignedPlaybook(t.Context(), profile.ForTeam)
		refusedAs(t, err, interview.NotSigned)
		if list, err := desk.List(t.Context()); err != nil || list[0].Signed != 0 || !list[0].SignedAt.IsZero() || s.View().Signature != nil {
			t.Errorf("taken back: %v, %+v", err, list[0])
		}
		if again := sign(t, s); again.Version != 1 {
			t.Errorf("signed again as version %d", again.Version)
		}
	}
}

// A signature stands for its version: what comes later is another one, which nobody else reads before it is signed too.
func TestSignedIsOneVersion(t *testing.T) {
	s, desk, question := signing(t, prompts.EN)
	first := sign(t, s)
	before := sharedWith(t, s, profile.ForTeam)
	if !strings.Contains(before, "quagga") {
		t.Fatal("the answer is not in the page")
	}
	if _, err := s.Answer(t.Context(), question, "If the okapi shivers, I call Quibble before noon.", ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Again(t.Context(), 4); err != nil {
		t.Fatal(err)
	}
	if after := sharedWith(t, s, profile.ForTeam); after != before {
		t.Errorf("what is signed has become\n%s", after)
	}
	if p, err := s.SignedProfile(t.Context(), profile.ForTeam); err != nil || strings.Contains(jsonOf(t, p), "okapi") || !strings.Contains(jsonOf(t, p), "quagga") {
		t.Errorf("the profile is not that of the version (%v)", err)
	}
	_, err := s.Sign(t.Context())
	refusedAs(t, err, interview.SignTooSoon)
	conduct(t, s, sayings[prompts.EN](), nil)
	if list, err := desk.List(t.Context()); err != nil || list[0].Signed != 1 || !list[0].Newer() || !s.View().Newer() {
		t.Errorf("%v: %+v", err, list[0])
	}
	second := sign(t, s)
	if page := sharedWith(t, s, profile.ForTeam); second.Version <= first.Version || !strings.Contains(page, "okapi") {
		t.Errorf("version %d after %d:\n%s", second.Version, first.Version, page)
	}
}

// What is withdrawn or marked for fewer later goes from what is signed, which says that something went and not what; what is marked
// for more does not come in.
func TestTakenBackFromWhatIsSigned(t *testing.T) {
	notices := map[prompts.Lang]string{prompts.EN: "\n> Since this was signed", prompts.ZH: "\n> 定稿之后，本人收回了"}
	words := map[prompts.Lang]string{prompts.EN: "quagga", prompts.ZH: "斑驴"}
	for lang, notice := range notices {
		for name, tc := range map[string]struct {
			do     func(s *interview.Session, question string) error
			public bool // anybody else can see that something went
		}{
			"withdrawn": {func(s *interview.Session, q string) error { _, err := s.Withdraw(t.Context(), q); return err }, false},
			"private":   {func(s *interview.Session, q string) error { return s.Mark(t.Context(), q, profile.Private) }, false},
			"revised for oneself": {func(s *interview.Session, q string) error {
				_, err := s.Answer(t.Context(), q, "Nobody.", profile.Private)
				return err
			}, false},
			"shared, and private again": {func(s *interview.Session, q string) error {
				if err := s.Mark(t.Context(), q, profile.Shared); err != nil {
					return err
				}
				sign(t, s)
				if page := sharedWith(t, s, profile.ForPublic); !strings.Contains(page, words[lang]) {
					t.Errorf("not shared:\n%s", page)
				}
				return s.Mark(t.Context(), q, profile.Private)
			}, true},
		} {
			s, _, question := signing(t, lang)
			sig := sign(t, s)
			if page := sharedWith(t, s, profile.ForTeam); !strings.Contains(page, words[lang]) || strings.Contains(page, notice) {
				t.Fatalf("%s: the page is\n%s", name, page)
			}
			if err := tc.do(s, question); err != nil {
				t.Fatal(err)
			}
			page := sharedWith(t, s, profile.ForTeam)
			if strings.Contains(page, words[lang]) || strings.Count(page, notice) != 1 || strings.Contains(lastLine(page), sumOf(page)) {
				t.Errorf("%s: the page is\n%s", name, page)
			}
			if len(lastLine(page)) < len(sig.Documents[profile.ForTeam]) {
				t.Errorf("%s: it does not say what was signed: %s", name, lastLine(page))
			}
			if p, err := s.SignedProfile(t.Context(), profile.ForTeam); err != nil || strings.Contains(jsonOf(t, p), words[lang]) {
				t.Errorf("%s: it is in the profile (%v): %s", name, err, jsonOf(t, p))
			}
			if public := sharedWith(t, s, profile.ForPublic); strings.Contains(public, notice) != tc.public || strings.Contains(public, words[lang]) {
				t.Errorf("%s: anybody reads\n%s", name, public)
			}
		}
		s, _, question := signing(t, lang)
		sign(t, s)
		if err := s.Mark(t.Context(), question, profile.Shared); err != nil {
			t.Fatal(err)
		}
		if page := sharedWith(t, s, profile.ForPublic); strings.Contains(page, words[lang]) || strings.Contains(page, notice) {
			t.Errorf("marked for more since it was signed, and read by anybody:\n%s", page)
		}
	}
}

// A version that was made before the last questions were skipped does not say that they were: what is signed is a new one.
func TestSignAfterQuestionsInVain(t *testing.T) {
	set := setup(prompts.EN, 16)
	set.Audience = profile.ForTeam
	s, desk, _ := begin(t, set)
	upTo(t, s, sayings[prompts.EN](), inPhase(prompts.Voice))
	recompile(t, s)
	for s.View().Open != nil {
		if _, err := s.Skip(t.Context(), s.View().Open.ID); err != nil {
			t.Fatal(err)
		}
	}
	if v := s.View(); v.Version != 1 || !v.Current {
		t.Fatalf("version %d, %v", v.Version, v.Current)
	}
	sig := sign(t, s)
	if page := sharedWith(t, s, profile.ForTeam); sig.Version != 2 || sumOf(page) != sig.Documents[profile.ForTeam] || strings.Contains(page, "\n> ") {
		t.Errorf("version %d\n%s", sig.Version, page)
	}
	if list, err := desk.List(t.Context()); err != nil || list[0].Version != 2 || list[0].Newer() {
		t.Errorf("%v: %+v", err, list[0])
	}
	sameAsStored(t, desk, s)
}

// Nothing is signed where nobody may read anything, or nobody is to.
func TestNothingToSign(t *testing.T) {
	s, desk, _ := ended(t, prompts.EN, 12) // all of it private
	_, err := s.Sign(t.Context())
	refusedAs(t, err, interview.NothingToSign)
	s, err = desk.Begin(t.Context(), setup(prompts.EN, 12), interview.Consent{Lang: prompts.EN, Text: prompts.ConsentHash(prompts.EN), Purposes: []string{prompts.PurposeRecord}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Sign(t.Context())
	refusedAs(t, err, interview.NoPurpose)
}

// What is counted as stale is what another sitting would read back.
func TestStale(t *testing.T) {
	s, desk, now := ended(t, prompts.EN, 24)
	*now = now.Add(179 * 24 * time.Hour)
	if n := s.View().Stale; n != 0 {
		t.Errorf("%d are stale before half a year is over", n)
	}
	*now = now.Add(2 * 24 * time.Hour)
	before := s.View().Stale
	s = reopened(t, desk, s.ID(), now, 0, 8)
	v := s.View()
	if before < len(v.Review) || len(v.Review) == 0 {
		t.Fatalf("%d are stale, %d are read back", before, len(v.Review))
	}
	if _, err := s.Judge(t.Context(), v.Open.ID, v.Review[0].ID, interview.Keep, ""); err != nil {
		t.Fatal(err)
	}
	if after := s.View().Stale; after != before-1 {
		t.Errorf("%d are stale, and %d after one was confirmed", before, after)
	}
}
