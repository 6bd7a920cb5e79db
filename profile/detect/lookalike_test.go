package detect_test

import (
	"slices"
	"testing"

	"tacit/profile/detect"
)

// A word that often stands in what a detector hears is no finding where its sentence says something else.
func TestLookAlikes(t *testing.T) {
	for _, one := range []struct {
		text  string
		id    detect.ID
		heard bool
	}{
		{"A fast spin that ends early means the drum has lost its balance.", detect.Failure, false},
		{"Last week the drum lost its balance and tore the hose off.", detect.Failure, true},
		{"After the blast there was no damage, I wrote that down.", detect.Failure, false},
		{"读数突然归零，多半是线断了，先查接头。", detect.Failure, false},
		{"上个月线断了，整条产线停了两天。", detect.Failure, true},
		{"半夜要不要停机，你打给值班长。", detect.Failure, false},
		{"I just know when the glaze is off.", detect.JudgeWord, false},
		{"The glaze looks odd, so I open the kiln.", detect.JudgeWord, true},
		{"The glaze smells off, like burnt sugar.", detect.JudgeWord, false},
		{"国庆放假的时候仓库不收货。", detect.JudgeWord, false},
		{"It only looks full from outside.", detect.AbsRule, false},
		{"指针忽高忽低，那是接触不良。", detect.Depends, false},
		{"先别开盖，再等等。", detect.ListOpen, false},
		{"我从老先生那里接的手，一共四十台。", detect.FreqRule, false},
		{"催款催出个别样来，就得当心。", detect.Some, false},
		{"个别客户要提前打招呼。", detect.Some, true},
		{"有个别客户要提前打招呼。", detect.Some, true},
		{"不行就换个别家的，再看。", detect.Some, false},
		{"Sometimes the belt just sounds off.", detect.Gut, true},
	} {
		heard := slices.ContainsFunc(detect.Hits(one.text), func(h detect.Hit) bool { return h.ID == one.id })
		if heard != one.heard {
			t.Errorf("%s in %q: %v", one.id, one.text, heard)
		}
	}
}

// Not knowing, evading and sending on are told from the work that is spoken of in the same words.
func TestLookAlikesOfTheWhole(t *testing.T) {
	for text, want := range map[string]detect.Intent{
		"There's a fitter on nights who knows boilers.": detect.Answers,
		"Who knows.":                         detect.NotKnown,
		"I pass the small ones along.":       detect.Answers,
		"Who knows why they do it that way.": detect.NotKnown,
	} {
		if got := detect.IntentOf(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string]bool{
		"A hot spot in the silo shows on the third probe first.": false,
		"Overtime is not my call, the plant manager signs it.":   false,
		"That's a delicate matter, I'd rather not go into it.":   true,
	} {
		if got := detect.Read(text).Evasive; got != want {
			t.Errorf("%q: evasive %v", text, got)
		}
	}
	if detect.Read("A valve I don't know I photograph it for Nadia in stores.").Refers {
		t.Error("what one does with an unknown thing is heard as not knowing")
	}
}

// What happened is told from how things are with a word about the past in it.
func TestHappened(t *testing.T) {
	for text, want := range map[string]bool{
		"Last March the kiln cracked two shelves.":                                           true,
		"When the pump failed I closed the valve by hand.":                                   true,
		"I noticed that the seal was clean.":                                                 true,
		"I keep a sample, because the auditor asks months later what the glaze looked like.": false,
		"The usual mistake is copying the recipe when the supplier has changed the clay.":    false,
		"上个月窑裂了两块板。":                                                                         true,
	} {
		if got := detect.Sentences(text)[0].Happened(); got != want {
			t.Errorf("%q happened: %v", text, got)
		}
	}
}

// A vague clause about anybody does not lack whom to turn to.
func TestAnybodyIsNoOneToFind(t *testing.T) {
	for text, want := range map[string]detect.ID{
		"You can see when somebody's carrying a grudge.": detect.Gut,
		"I ask someone who has been there longer.":       detect.AbsActor,
	} {
		hits := detect.Hits(text)
		if len(hits) == 0 || hits[0].ID != want && hits[0].Lacks != want {
			t.Errorf("%q lacks %v, want %s", text, hits, want)
		}
	}
}

// What is not clear about a thing of the work is no sign that the speaker has no words, and what was promised at work is no
// reminder that something was said in the interview.
func TestWordsOfTheWork(t *testing.T) {
	for text, beside := range map[string]bool{
		"我手上不能有一批说不清来历的货。": false,
		"说不清归属的件先放隔离区。":    false,
		"讲不清楚用途的，就不付。":     false,
		"这个我说不清。":          true,
		"我也说不清哪里不对。":       true,
		"说不清那种感觉。":         true,
	} {
		w := detect.Read(text)
		if got := w.Intent != detect.Answers || w.Beside(); got != beside {
			t.Errorf("%q says nothing of the work: %v", text, got)
		}
	}
}

// What makes a place hard to bear is no part of the work; what dies of it is.
func TestComplaintsAreAsides(t *testing.T) {
	for text, aside := range map[string]bool{
		"那间办公室夏天吵死人，冬天冷死人。": true,
		"值班室没窗户，热不死也闷死。":    true,
		"鸡苗热死一批，风机要早开半小时。":  false,
		"料在筒里闷死了就要清。":       false,
	} {
		if got := detect.Sentences(text)[0].Aside(); got != aside {
			t.Errorf("%q is an aside: %v", text, got)
		}
	}
}
