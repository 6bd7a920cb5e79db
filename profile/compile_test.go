package profile_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"tacit/profile"
	"tacit/prompts"
)

var fixtures = []string{"adjuster.en.yaml", "moulding.zh.yaml"}

func TestPlaybookKeepsItsPromises(t *testing.T) {
	for _, name := range fixtures {
		p := load(t, name)
		for _, a := range []profile.Audience{profile.ForPublic, profile.ForTeam, profile.ForPrivate} {
			checkPlaybook(t, p, file(t, profile.Compile(p, a), "playbook.md"))
		}
		p.Claims[3].Standing, p.Claims[9].Standing = profile.Contested, profile.Inferred
		checkPlaybook(t, p, file(t, profile.Compile(p, profile.ForTeam), "playbook.md"))
	}
}

// No word of what was said gets lost between the claims and the playbook.
func TestPlaybookHoldsEveryClaim(t *testing.T) {
	for _, name := range fixtures {
		p := load(t, name)
		playbook := file(t, profile.Compile(p, profile.ForPrivate), "playbook.md")
		body, _, _ := strings.Cut(playbook, "\n## "+prompts.TextsOf(prompts.Documents, p.Lang).Say("evidence"))
		body = letters(body)
		for _, c := range p.Claims {
			for _, part := range strings.FieldsFunc(c.Text, func(r rune) bool { return strings.ContainsRune(",，.。", r) }) {
				part = strings.TrimPrefix(part, "我就")
				if !strings.Contains(body, strings.TrimPrefix(letters(part), "就")) && !strings.Contains(c.Text, "really") {
					t.Errorf("%s: %q of %q is not in the playbook", name, part, c.Text)
				}
			}
		}
	}
}

// letters keeps what makes words.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func TestCompileIsDeterministic(t *testing.T) {
	for _, name := range fixtures {
		a, b := profile.Compile(load(t, name), profile.ForTeam), profile.Compile(load(t, name), profile.ForTeam)
		if len(a) < 6 || len(a) != len(b) {
			t.Fatalf("%d and %d files", len(a), len(b))
		}
		for i := range a {
			if a[i].Path != b[i].Path || !bytes.Equal(a[i].Data, b[i].Data) {
				t.Errorf("%s differs from %s", a[i].Path, b[i].Path)
			}
		}
	}
}

// Compiling changes nothing in the profile that it is given.
func TestCompileLeavesTheProfileAlone(t *testing.T) {
	p := load(t, fixtures[0])
	p.Claims[5].Evidence = nil
	before, _ := json.Marshal(p)
	profile.Compile(p, profile.ForPublic)
	if after, _ := json.Marshal(p); !bytes.Equal(before, after) {
		t.Error("the profile is another one after Compile")
	}
}

// marked is a small interview in which every answer has a mark of its own.
func marked() *profile.Profile {
	p := &profile.Profile{
		ID: "iv-1", Subject: "Ana", Work: "Claims", Lang: prompts.EN, Pack: "general", Audience: profile.ForTeam, Began: day, Changed: day, Version: 1, Asked: 9,
		Topics: []profile.TopicOf{
			{ID: "t1", Label: "SHARED-LABEL", Question: "q1"}, {ID: "t2", Label: "PRIVATE-LABEL", Question: "q3"}, {ID: "t3", Label: "PACK-LABEL"},
		},
	}
	add := func(n int, mark profile.Mark, probe prompts.Probe, topic string, claims ...profile.Claim) {
		q := question(n)
		p.Answers = append(p.Answers, profile.Answer{Question: q, N: n, Phase: phaseOf(probe), Probe: probe, Topic: topic, Mark: mark, At: day})
		for i, c := range claims {
			c.ID, c.Topic, c.Phase, c.Standing = q+"."+strconv.Itoa(i), topic, phaseOf(probe), profile.Stated
			c.Evidence = append([]profile.Evidence{{Question: q, Quote: c.Text + "-QUOTE"}}, c.Evidence...)
			p.Claims = append(p.Claims, c)
		}
	}
	add(1, profile.Shared, prompts.ProbeSteps, "", profile.Claim{Kind: profile.Step, Text: "SHARED-STEP"})
	add(2, profile.Team, prompts.ProbeCue, "t1", profile.Claim{Kind: profile.Cue, Text: "TEAM-CUE"})
	add(3, profile.Private, prompts.ProbeSteps, "", profile.Claim{Kind: profile.Step, Text: "PRIVATE-STEP"})
	add(4, profile.Shared, prompts.ProbeReason, "t1", profile.Claim{Kind: profile.Reason, Text: "MIXED-PRIVATE", Evidence: []profile.Evidence{{Question: "q3", Quote: "PRIVATE-MIXED"}}})
	add(5, profile.Shared, prompts.ProbeReason, "t1", profile.Claim{Kind: profile.Reason, Text: "MIXED-TEAM", Evidence: []profile.Evidence{{Question: "q2", Quote: "TEAM-MIXED"}}})
	add(6, profile.Private, prompts.ProbeIncident, "", profile.Claim{Kind: profile.Incident, Text: "PRIVATE-INCIDENT"})
	add(7, profile.Private, prompts.ProbeContact, "t3", profile.Claim{Kind: profile.Contact, Text: "PRIVATE-CONTACT"})
	add(8, profile.Private, prompts.ProbeTerm, "t2", profile.Claim{Kind: profile.Term, Text: "PRIVATE-TERM"})
	p.Claims = append(p.Claims,
		profile.Claim{ID: "lost", Kind: profile.Rule, Text: "PRIVATE-LOST", Standing: profile.Stated, Phase: prompts.Topic, Evidence: []profile.Evidence{{Question: "q99", Quote: "PRIVATE-GONE"}}},
		profile.Claim{ID: "none", Kind: profile.Rule, Text: "UNSOURCED", Standing: profile.Stated, Phase: prompts.Topic})
	p.Topics[0].Unknown = []profile.UnknownThing{{Slot: profile.SlotException, Question: "q6"}}
	return p
}

// What is marked for a narrower audience is in no file, neither its words nor its label.
func TestMarksBindEveryFile(t *testing.T) {
	for _, tc := range []struct {
		audience     profile.Audience
		present, not []string
	}{
		{profile.ForPublic, []string{"SHARED-LABEL", "PACK-LABEL", "SHARED-STEP"}, []string{"PRIVATE", "TEAM", "UNSOURCED", "does not know"}},
		{profile.ForTeam, []string{"SHARED-LABEL", "TEAM-CUE", "MIXED-TEAM", "TEAM-MIXED"}, []string{"PRIVATE", "UNSOURCED", "does not know"}},
		{profile.ForPrivate, []string{"PRIVATE-LABEL", "PRIVATE-STEP", "MIXED-PRIVATE", "PRIVATE-INCIDENT", "PRIVATE-CONTACT", "PRIVATE-TERM", "does not know"}, []string{"PRIVATE-LOST", "PRIVATE-GONE", "UNSOURCED"}},
	} {
		var all []string
		for _, f := range append(profile.Compile(marked(), tc.audience), everyTarget(t, marked(), tc.audience)...) {
			all = append(all, f.Path, string(f.Data))
		}
		text := strings.ToUpper(strings.Join(all, "\n"))
		for _, w := range tc.present {
			if !strings.Contains(text, strings.ToUpper(w)) {
				t.Errorf("%s: %s is missing", tc.audience, w)
			}
		}
		for _, w := range tc.not {
			if i := strings.Index(strings.ReplaceAll(text, `"MARK": "PRIVATE"`, ""), strings.ToUpper(w)); i >= 0 && !(tc.audience == profile.ForPrivate && w == "PRIVATE") {
				t.Errorf("%s: %s leaks", tc.audience, w)
			}
		}
	}
	for _, name := range fixtures {
		p := load(t, name)
		for _, c := range p.Claims {
			if c.Evidence[0].Question != question(25) && c.Evidence[0].Question != question(20) {
				continue
			}
			for _, f := range profile.Compile(p, profile.ForTeam) {
				if i := slices.IndexFunc(p.Answers, func(a profile.Answer) bool { return a.Question == c.Evidence[0].Question }); p.Answers[i].Mark == profile.Private && bytes.Contains(f.Data, []byte(c.Text)) {
					t.Errorf("%s holds %q", f.Path, c.Text)
				}
			}
		}
	}
}

// Dropped claims are nowhere; contested and inferred ones are in the playbook, named as such, and not in what agents read.
func TestStandings(t *testing.T) {
	for _, name := range fixtures {
		p := load(t, name)
		pick := p.Claims[len(p.Claims)/2 : len(p.Claims)/2+3]
		for i, s := range []profile.Standing{profile.Dropped, profile.Contested, profile.Inferred} {
			pick[i].Standing = s
			pick[i].Text, pick[i].Evidence[0].Quote = "Zebra"+strconv.Itoa(i), "zebra"+strconv.Itoa(i)
		}
		for _, f := range append(profile.Compile(p, profile.ForPrivate), everyTarget(t, p, profile.ForPrivate)...) {
			for i := range pick {
				has := strings.Contains(string(f.Data), pick[i].Text)
				read := strings.Contains(f.Path, "playbook.") || f.Path == "profile.json"
				if i == 0 && has || i > 0 && has != read {
					t.Errorf("%s: %s claim in it: %v", f.Path, pick[i].Standing, has)
				}
			}
		}
	}
}

// A hold-out makes no claims, and none that were made of one elsewhere would reach a document: it is not an answer.
func TestHoldOutsAreNeverCompiled(t *testing.T) {
	p := marked()
	p.Claims = append(p.Claims, profile.Claim{ID: "h", Kind: profile.Rule, Phase: prompts.HoldOut, Text: "HELD-OUT", Standing: profile.Confirmed, Evidence: []profile.Evidence{{Question: "h1", Quote: "HELD-OUT"}}})
	p.HoldOuts = []profile.HoldOut{{Question: "h1", Text: "HELD-OUT?", Options: []string{"HELD-OUT"}, Choice: 1, Reason: "HELD-OUT", Mark: profile.Private}}
	for _, f := range profile.Compile(p, profile.ForPrivate) {
		if bytes.Contains(f.Data, []byte("HELD-OUT")) {
			t.Errorf("%s holds a hold-out", f.Path)
		}
	}
	if !strings.Contains(file(t, profile.Compile(p, profile.ForPrivate), "playbook.md"), "1 further answer is kept back") {
		t.Error("the playbook does not say that an answer is kept back")
	}
}

func TestAudiencesAndMarks(t *testing.T) {
	for _, tc := range []struct {
		mark                   profile.Mark
		public, team, personal bool
	}{
		{profile.Shared, true, true, true}, {profile.Team, false, true, true}, {profile.Private, false, false, true}, {"", false, false, true}, {"public", false, false, true},
	} {
		for a, want := range map[profile.Audience]bool{profile.ForPublic: tc.public, profile.ForTeam: tc.team, profile.ForPrivate: tc.personal} {
			if got := tc.mark.Reaches(a); got != want {
				t.Errorf("%q reaches %s: %v", tc.mark, a, got)
			}
		}
	}
	if m := profile.Shared.Narrower(profile.Team).Narrower(profile.Shared); m != profile.Team {
		t.Errorf("the narrower of shared and team is %s", m)
	}
	for _, a := range []string{"public", "team", "private"} {
		if got, ok := profile.ParseAudience(a); !ok || !got.Mark().Reaches(got) {
			t.Errorf("ParseAudience(%q) = %q, %v", a, got, ok)
		}
	}
	if _, ok := profile.ParseAudience("everyone"); ok {
		t.Error("everyone is an audience")
	}
	if _, ok := profile.ParseMark("secret"); ok {
		t.Error("secret is a mark")
	}
	if m, ok := profile.ParseMark("team"); !ok || m != profile.Team {
		t.Error("team is no mark")
	}
}

func TestCoverageAndGaps(t *testing.T) {
	p := &profile.Profile{Lang: prompts.EN}
	if p.Coverage() != 0 || len(p.Gaps()) != 0 {
		t.Errorf("no topics: %v, %v", p.Coverage(), p.Gaps())
	}
	p.Topics = []profile.TopicOf{
		{ID: "t1", Asked: map[profile.Slot]int{profile.SlotException: 1}, Unknown: []profile.UnknownThing{{Slot: profile.SlotReason, Question: "q2"}}}, {ID: "t2"},
	}
	p.Claims = []profile.Claim{
		{Kind: profile.Cue, Topic: "t1", Standing: profile.Stated}, {Kind: profile.Rule, Also: []profile.Kind{profile.Threshold}, Topic: "t1", Standing: profile.Edited},
		{Kind: profile.Exception, Topic: "t1", Standing: profile.Dropped}, {Kind: profile.Tool, Topic: "other", Standing: profile.Stated},
	}
	filled := profile.Filled(p.Claims, "t1")
	if filled[profile.SlotCue] != 1 || filled[profile.SlotAction] != 1 || filled[profile.SlotThreshold] != 1 || filled[profile.SlotException] != 0 {
		t.Errorf("filled = %v", filled)
	}
	all, cue, action, threshold := 0.0, 0.0, 0.0, 0.0
	for _, s := range profile.Slots {
		all += s.Worth
		switch s.Slot {
		case profile.SlotCue:
			cue = s.Worth
		case profile.SlotAction:
			action = s.Worth
		case profile.SlotThreshold:
			threshold = s.Worth
		}
	}
	if got, want := profile.Covered(filled), (cue+action+threshold)/all; got != want {
		t.Errorf("covered = %v, want %v", got, want)
	}
	if got, want := p.Coverage(), (cue+action+threshold)/all/2; got != want {
		t.Errorf("coverage = %v, want %v", got, want)
	}
	find := func(topic string, slot profile.Slot) (profile.Gap, bool) {
		i := slices.IndexFunc(p.Gaps(), func(g profile.Gap) bool { return g.Topic == topic && g.Slot == slot })
		if i < 0 {
			return profile.Gap{}, false
		}
		return p.Gaps()[i], true
	}
	if g, ok := find("t1", profile.SlotException); !ok || !g.Asked || g.Unknown || !g.Required {
		t.Errorf("the exception is %+v, %v", g, ok)
	}
	if g, ok := find("t1", profile.SlotReason); !ok || g.Asked || !g.Unknown {
		t.Errorf("the reason is %+v, %v", g, ok)
	}
	if _, ok := find("t1", profile.SlotCue); ok {
		t.Error("the cue is a gap")
	}
	if _, ok := find("t2", profile.SlotCue); !ok {
		t.Error("the other topic has no gaps")
	}
	if _, ok := find("t2", profile.SlotTrick); ok {
		t.Error("a trick is never missed")
	}
}

func TestSkillName(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, tc := range []struct{ work, id, want string }{
		{"Motor claims adjusting", "iv-1", "motor-claims-adjusting"},
		{"注塑工艺", "iv-1", "playbook-iv-1"},
		{"Tom's  --  Claims!", "iv-1", "toms-claims"},
		{"Claude prompts", "iv-1", "prompts"},
		{"a claude-claude b", "iv-1", "a-b"},
		{"anclaudethropic", "iv-1", "playbook-iv-1"},
		{"../../etc/passwd", "iv-1", "etc-passwd"},
		{"", "", "playbook"},
		{"注塑", "claude", "playbook"},
		{strings.Repeat("word ", 50), "iv-1", strings.TrimSuffix(strings.Repeat("word-", 12), "-")},
		{strings.Repeat("x", 500), "iv-1", strings.Repeat("x", 64)},
		{"Größe prüfen", "iv-1", "gre-prfen"},
	} {
		got := profile.SkillName(&profile.Profile{Work: tc.work, ID: tc.id})
		if got != tc.want || !name.MatchString(got) || len(got) > 64 {
			t.Errorf("SkillName(%q, %q) = %q, want %q", tc.work, tc.id, got, tc.want)
		}
	}
}

// checkSkill says whether SKILL.md is what agents accept (ecosystem.md §1.1).
func checkSkill(tb testing.TB, files []profile.File, name string) {
	tb.Helper()
	skill := file(tb, files, "skill/"+name+"/SKILL.md")
	parts := strings.SplitN(skill, "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		tb.Fatalf("no front matter in %q", skill[:min(len(skill), 200)])
	}
	var head map[string]any
	if err := yaml.Unmarshal([]byte(parts[1]), &head); err != nil {
		tb.Fatalf("front matter: %v\n%s", err, parts[1])
	}
	meta, _ := head["metadata"].(map[string]any)
	if len(head) != 3 || len(meta) != 5 || head["name"] != name {
		tb.Errorf("front matter has %v", head)
	}
	for _, k := range []string{"generated-by", "interview", "interview-date", "version", "audience"} {
		if _, ok := meta[k].(string); !ok {
			tb.Errorf("metadata %s is %v", k, meta[k])
		}
	}
	description, _ := head["description"].(string)
	if n := utf8.RuneCountInString(description); n == 0 || n > 1024 || strings.ContainsAny(description, "<>") || strings.Contains(parts[1], "---") {
		tb.Errorf("description of %d characters: %q", n, description)
	}
	if lines, tokens := strings.Count(parts[2], "\n"), estimate(parts[2]); lines >= 500 || tokens >= 5000 {
		tb.Errorf("SKILL.md has %d lines, about %d tokens", lines, tokens)
	}
	for _, ref := range regexp.MustCompile("`(references/[a-z]+\\.md)`").FindAllStringSubmatch(parts[2], -1) {
		file(tb, files, "skill/"+name+"/"+ref[1])
	}
}

// estimate counts tokens as ecosystem.md §2.3 does.
func estimate(s string) int {
	wide := 0
	for _, r := range s {
		if r >= 0x80 {
			wide++
		}
	}
	return (utf8.RuneCountInString(s)-wide)/4 + wide
}

func TestSkill(t *testing.T) {
	for _, name := range fixtures {
		p := load(t, name)
		checkSkill(t, profile.Compile(p, profile.ForTeam), profile.SkillName(p))
	}
	empty := &profile.Profile{ID: "iv-1", Subject: "Ana", Work: "Claims", Lang: prompts.EN, Changed: day}
	checkSkill(t, profile.Compile(empty, profile.ForPrivate), "claims")
	for _, lang := range prompts.Langs {
		p := large(lang, 1000)
		files := profile.Compile(p, profile.ForTeam)
		checkSkill(t, files, profile.SkillName(p))
		var all strings.Builder
		for _, f := range files {
			if strings.HasPrefix(f.Path, "skill/") {
				all.Write(f.Data)
			}
		}
		skill := letters(all.String())
		for _, c := range p.Claims {
			if !strings.Contains(skill, letters(c.Text)) && !strings.Contains(skill, letters(cell(c.Text))) {
				t.Fatalf("%s: %q is nowhere in the skill", lang, c.Text)
			}
		}
	}
}

// cell is a claim as a table shows it: without the 就 that ties the action to its condition.
func cell(text string) string { return strings.Replace(text, "，就", "", 1) }

// large is a profile with a number of answers of all kinds, each with one claim and words of its own.
func large(lang prompts.Lang, answers int) *profile.Profile {
	p := &profile.Profile{ID: "iv-large", Subject: "Ana", Work: "Claims", Lang: lang, Pack: "general", Audience: profile.ForTeam, Began: day, Changed: day, Version: 3, Asked: answers}
	for i := range 9 {
		p.Topics = append(p.Topics, profile.TopicOf{ID: "t" + strconv.Itoa(i), Label: "topic " + strconv.Itoa(i), Asked: map[profile.Slot]int{profile.SlotCue: 1}})
	}
	texts := map[prompts.Lang]string{prompts.EN: "If the estimate of model %d is above 60 %% of market value, treat it as a total loss", prompts.ZH: "如果第%d号机的料头发黄，就先降5度，等三模再看"}
	steps := map[prompts.Lang]string{prompts.EN: "Archive the folder of quarter %d", prompts.ZH: "第%d季度归档"}
	for i := range answers {
		phase := prompts.Phases[i%len(prompts.Phases)]
		if phase == prompts.HoldOut || phase == prompts.TeachBack {
			phase = prompts.Topic
		}
		topic := ""
		if phase == prompts.Topic || phase == prompts.Incident {
			topic = p.Topics[i%9].ID
		}
		q, text := question(i+1), strings.ReplaceAll(strings.ReplaceAll(texts[lang], "%d", strconv.Itoa(i)), "%%", "%")
		probe, kind := prompts.ProbeCue, profile.Kinds[i%len(profile.Kinds)]
		if phase == prompts.Map { // a step that nothing else is said of
			probe, kind, text = prompts.ProbeSteps, profile.Step, strings.ReplaceAll(steps[lang], "%d", strconv.Itoa(i))
		}
		p.Answers = append(p.Answers, profile.Answer{Question: q, N: i + 1, Phase: phase, Probe: probe, Topic: topic, Mark: profile.Shared, At: day})
		p.Claims = append(p.Claims, profile.Claim{
			ID: "c" + strconv.Itoa(i), Kind: kind, Topic: topic, Phase: phase, Text: text, Standing: profile.Stated,
			Evidence: []profile.Evidence{{Question: q, Quote: text}},
		})
	}
	return p
}

// When the work is well done leads the documents, before what belongs to it.
func TestGoalLeads(t *testing.T) {
	for _, p := range []*profile.Profile{load(t, "adjuster.en.yaml"), load(t, "moulding.zh.yaml")} {
		say := prompts.TextsOf(prompts.Documents, p.Lang)
		files := profile.Compile(p, profile.ForTeam)
		for path, title := range map[string]string{"playbook.md": say.Say("goal"), "system-prompt.md": say.Say("prompt.goal")} {
			body := file(t, files, path)
			_, under, found := strings.Cut(body, "\n## "+title+"\n")
			under, _, _ = strings.Cut(under, "\n## ")
			if !found || !strings.Contains(under, "[A2]") {
				t.Errorf("%s, %s: the goal is not under %q:\n%s", p.Lang, path, title, under)
			}
		}
	}
}
