package detect_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile/detect"
)

func TestSentences(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{" \n\t ", nil},
		{"...", nil},
		{"One. Two! Three? Four; five", []string{"One.", "Two!", "Three?", "Four;", "five"}},
		{"It is 2.5 mm. Then 3 bar.", []string{"It is 2.5 mm.", "Then 3 bar."}},
		{"See example.org for the list.xlsx. Then stop.", []string{"See example.org for the list.xlsx.", "Then stop."}},
		{"Use a tool, e.g. a torch. Done.", []string{"Use a tool, e.g. a torch.", "Done."}},
		{"Ask Dr. Ruiz. He knows.", []string{"Ask Dr. Ruiz.", "He knows."}},
		{"Ask J. Smith first.", []string{"Ask J. Smith first."}},
		{"At 5 p.m. Then I go.", []string{"At 5 p.m.", "Then I go."}},
		{"At 5 p.m. we stop.", []string{"At 5 p.m. we stop."}},
		{"I said \"no.\" Then I left.", []string{"I said \"no.\"", "Then I left."}},
		{"(It was cold.) We left.", []string{"(It was cold.)", "We left."}},
		{"Wait... what? Yes!!! Go", []string{"Wait...", "what?", "Yes!!!", "Go"}},
		{"- first\n* second\n• third\n> fourth", []string{"first", "second", "third", "fourth"}},
		{"1. weigh\n2) knead\n3、烤\n12. rest", []string{"weigh", "knead", "烤", "rest"}},
		{"2024 was dry. 3 bar is fine.", []string{"2024 was dry.", "3 bar is fine."}},
		{"先看料头。再降温！行吗？好；停", []string{"先看料头。", "再降温！", "行吗？", "好；", "停"}},
		{"他说“先停。”然后走了。", []string{"他说“先停。”", "然后走了。"}},
		{"（很冷。）我们走了。", []string{"（很冷。）", "我们走了。"}},
		{"看MES系统v2.1的曲线。再定。", []string{"看MES系统v2.1的曲线。", "再定。"}},
		{"one\r\ntwo\rthree", []string{"one", "two", "three"}},
		{"bad\xffbytes here", []string{"bad", "bytes here"}},
	} {
		var got []string
		for _, s := range detect.Sentences(tc.in) {
			got = append(got, s.Text)
			if s.Of(tc.in) != s.Text {
				t.Errorf("%q: span %v holds %q, text is %q", tc.in, s.Span, s.Of(tc.in), s.Text)
			}
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("Sentences(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestSpanOf(t *testing.T) {
	for _, s := range []detect.Span{{Start: -1, End: 1}, {Start: 2, End: 1}, {Start: 0, End: 9}} {
		if got := s.Of("abc"); got != "" {
			t.Errorf("%v of abc = %q", s, got)
		}
	}
}

func TestIsHanAndWords(t *testing.T) {
	for _, tc := range []struct {
		text  string
		han   bool
		words int
	}{
		{"", false, 0}, {"check the photos", false, 3}, {"don't", false, 1}, {"看料头", true, 2}, {"看MES系统里的曲线", true, 5},
		{"The term 困气 is used by the moulders on the night shift", false, 12}, {"2,000 euros", false, 3},
	} {
		if got := detect.IsHan(tc.text); got != tc.han {
			t.Errorf("IsHan(%q) = %v", tc.text, got)
		}
		if got := detect.Words(tc.text); got != tc.words {
			t.Errorf("Words(%q) = %d, want %d", tc.text, got, tc.words)
		}
	}
}

func TestIntentOf(t *testing.T) {
	for want, texts := range map[detect.Intent][]string{
		detect.NotKnown: {
			"I don't know", "I don't know.", "No idea!", "not sure", "n/a", "none", "Sorry, no idea.", "I really don't know", "Can't think of any", "pass", "I don't know when.",
			"不知道", "不清楚。", "没有", "我不知道", "想不起来了", "这个不清楚", "没想过。", "跳过",
		},
		detect.Explain: {
			"What do you mean?", "I don't understand the question", "Can you rephrase?", "could you explain that?", "what do you mean by cue?",
			"I don't follow.", "Why do you ask? That makes no sense.", "What's that got to do with it?", "Why are you asking me that?", "Sorry, that question makes no sense to me.",
			"你问这个干嘛？", "问这个有什么用？", "这问题没头没脑的。",
			"什么意思？", "没听懂", "你问的是什么？", "能解释一下吗", "换个说法",
		},
		detect.Weary: {
			"That's enough for today", "let's stop here", "I'm running out of time", "How many more?", "I have to go now", "Got to run.", "I've got to dash, my next patient is here.", "I'm off, the shift is starting.", "My next meeting starts in five minutes.",
			"我得走了", "我得去开会了。", "我先忙去了", "要开会了，回头再聊",
			"先这样吧", "够了", "没时间了", "还有多少个问题？", "我累了，下次再说",
		},
		detect.Answers: {
			"", "I don't know the exact figure, but above 60 % I stop.", "If you don't know who signed, call Ana before you pay anything.", "Nothing under 2,000 euros.", "None of the vans.",
			"When they ask what do you mean, I give one number and the reason for it and then I wait until they have had time to think about it.",
			"If I have to go to the site I take the torch, the gauge and the camera, and I leave the ladder where it is because nobody wants to carry it.",
			"That makes no sense to a customer, so I say it in euros.", "If the sum makes no sense I call the branch.", "The pump has got to run for ten minutes.", "When I'm off, Tom has the key.", "They have got to run the test twice.",
			"我得走了才敢锁门，怕里头还有人。", "开会了才知道单子改了。", "No idea is too small: I write every one of them down.", "Enough clearance is two millimetres.",
			"Line one.\nI don't know.\nLine three.",
			"不知道谁签的，就先别付款，等查清楚再说。", "没有签字不上机。", "压力够了就停。", "客户问什么意思的时候，我就把那张图拿出来，一条一条指给他看，不用专业词。",
			"没时间的时候只看三样：料温、锁模、冷却时间，别的等第二天早上再说也来得及。",
		},
	} {
		for _, text := range texts {
			if got := detect.IntentOf(text); got != want {
				t.Errorf("IntentOf(%q) = %d, want %d", text, got, want)
			}
		}
	}
}

// Who points back at what they said, or asks for the next question, has said nothing of the work.
func TestNothingOfTheWork(t *testing.T) {
	for _, text := range []string{"Same as before.", "Asked and answered.", "Ditto.", "See above.", "Same answer as last time.", "Next.", "Next!", "同上", "同上。", "跟前面一样", "跟刚才一样。", "一样的答案"} {
		if !detect.Read(text).Beside() {
			t.Errorf("%q is taken for something about the work", text)
		}
	}
	for _, text := range []string{"Same as before, but the lid goes on last.", "Next the valve.", "Next week it goes to the kiln.", "Same as the day shift.", "跟前面一样，就是水少放一半。", "同上次比，浅一格。"} {
		if detect.Read(text).Beside() {
			t.Errorf("%q is taken for nothing about the work", text)
		}
	}
	for text, refers := range map[string]bool{"你得问老王": true, "这得问老陈。": true, "去问李工吧": true, "你得问清楚": false, "要问客户几点到": false, "先问老王再开机": false,
		"安全门的联锁，谁也不能让程序或者新来的去短接。": false, "那时候刚来，觉得炉子是店长管的，不关我的事。": false} {
		if got := detect.Read(text).Refers; got != refers {
			t.Errorf("%q names somebody to ask: %v", text, got)
		}
	}
	if read := detect.Read("还有多久？"); !read.Impatient || read.Intent == detect.Explain {
		t.Errorf("还有多久？ is %+v", read)
	}
}

func TestIdleAndHollow(t *testing.T) {
	for _, tc := range []struct {
		text         string
		idle, hollow bool
	}{
		{"Good question.", true, false}, {"Well, let me think.", true, false}, {"Yes.", true, false}, {"好问题。", true, false}, {"嗯，让我想想。", true, false},
		{"Honestly, after a while you can just tell.", false, true}, {"It depends.", false, true}, {"说实话一看就知道，说不上来。", false, true}, {"看情况。", false, true},
		{"It depends on the garage.", false, false}, {"You can tell by the rust.", false, false}, {"看情况，急件加5度。", false, false}, {"Yes, at 60 %.", false, false}, {"No photos, no payment.", false, false},
		{"凭感觉，料头发黄就停。", false, false},
	} {
		s := detect.Sentences(tc.text)[0]
		if s.Idle() != tc.idle || s.Hollow() != tc.hollow {
			t.Errorf("%q: idle %v, hollow %v", tc.text, s.Idle(), s.Hollow())
		}
	}
}

func TestBrief(t *testing.T) {
	for text, want := range map[string]bool{
		"On the phone.": true, "I call them and then I wait for two days.": false, "看料头。": true, "先看料头颜色，再看飞边在哪一侧。": false,
	} {
		if got := detect.Brief(text); got != want {
			t.Errorf("Brief(%q) = %v", text, got)
		}
	}
}

func TestIfThen(t *testing.T) {
	data, err := os.ReadFile("testdata/ifthen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string][]yaml.Node
	if err := yaml.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "zh"} {
		if len(all[lang]) < 20 {
			t.Errorf("%s: only %d sentences", lang, len(all[lang]))
		}
		for _, n := range all[lang] {
			var want []string
			if err := n.Decode(&want); err != nil {
				t.Fatal(err)
			}
			s := detect.Sentences(want[0])
			r, ok := s[0].IfThen()
			got := []string{want[0], r.Word.Of(want[0]), r.If.Of(want[0]), r.Then.Of(want[0])}
			if len(s) != 1 || !ok || !slices.Equal(got, want) {
				t.Errorf("IfThen = %v %q, want %q", ok, got, want)
			}
			if unless := strings.Contains(strings.ToLower(want[1]), "unless") || want[1] == "除非"; r.Unless != unless {
				t.Errorf("%q: Unless = %v", want[0], r.Unless)
			}
		}
		for _, n := range all["none-"+lang] {
			if r, ok := detect.Sentences(n.Value)[0].IfThen(); ok {
				t.Errorf("%q is taken apart into if %q then %q", n.Value, r.If.Of(n.Value), r.Then.Of(n.Value))
			}
		}
	}
}

// The spans of a rule count from the start of the answer, not of the sentence.
func TestIfThenOffsets(t *testing.T) {
	text := "Look first.\n- If the light is red, stop. 灯。如果红，就停。"
	for i, want := range []string{"stop", "就停"} {
		s := detect.Sentences(text)[[]int{1, 3}[i]]
		if r, ok := s.IfThen(); !ok || r.Then.Of(text) != want {
			t.Errorf("Then = %q, want %q", r.Then.Of(text), want)
		}
	}
}

func TestMarks(t *testing.T) {
	threshold := func(m detect.Marks) bool { return m.Threshold }
	hedge := func(m detect.Marks) bool { return m.Hedge }
	past := func(m detect.Marks) bool { return m.Past }
	term := func(m detect.Marks) bool { return m.Term }
	negative := func(m detect.Marks) bool { return m.Negative }
	for name, tc := range map[string]struct {
		mark    func(detect.Marks) bool
		yes, no []string
	}{
		"threshold": {
			threshold,
			[]string{
				"More than 20 %.", "Above 2,000 euros I call.", "Within two hours.", "60 % of market value.", "At least three weeks.", "5 to 7 mm.", "≥ 80", "Half the value or more.", "Twice a week at most.", "Over seventy sacks.", "At most eleven.", "No more than a dozen under the roof.",
				"超过250度就停。", "不到三天。", "0.05毫米以内。", "三成以上。", "至少60度。", "百分之二十以上。", "差0.3克以上。", "两倍以上就报。", "超过一半就换。", "三升水。", "盐放二两。", "25吨。", "300毫升。", "2千克。",
			},
			[]string{"I call Ana.", "The room on floor 3.", "One of them knows.", "先看料头。", "一个人就行。", "找老周。", "一两个人就行。", "两三家。", "第2次用玉米。"},
		},
		"hedge":    {hedge, []string{"I usually call.", "It is probably dry.", "About 15.", "大概三天。", "一般是220度。"}, []string{"Call.", "停机。"}},
		"past":     {past, []string{"We lost it.", "I stopped the payment.", "Last week it rained.", "去年漏了一次。", "我把料退了。"}, []string{"I stop the payment.", "It costs the yard four hundred euros.", "The file is marked red.", "Look at the attached photo.", "Feed the line.", "把料退掉。"}},
		"term":     {term, []string{"TL means total loss.", "FNOL stands for first notice of loss.", "We call it a ghost.", "“困气”的意思是排不出气。", "行话叫飞边。"}, []string{"A light that changes means somebody had the ignition on.", "That means trouble.", "先停。"}},
		"negative": {negative, []string{"Never pay.", "It isn't dry.", "别开门。", "不要动。"}, []string{"Pay.", "Nothingness aside.", "开门。"}},
	} {
		for _, text := range tc.yes {
			if !tc.mark(detect.Sentences(text)[0].Marks()) {
				t.Errorf("%s not seen in %q", name, text)
			}
		}
		for _, text := range tc.no {
			if tc.mark(detect.Sentences(text)[0].Marks()) {
				t.Errorf("%s seen in %q", name, text)
			}
		}
	}
}

func TestShared(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want []string
	}{
		{"check the photos", "a photo of it", []string{"photo"}},
		{"调料温和模温", "模温至少60度", []string{"模温"}},
		{"set the reserve", "call Ana", nil},
		{"the times", "every time", nil},
	} {
		if got := detect.Shared(tc.a, tc.b); !slices.Equal(got, tc.want) {
			t.Errorf("Shared(%q, %q) = %q, want %q", tc.a, tc.b, got, tc.want)
		}
	}
}

func TestTurnsTo(t *testing.T) {
	roles := []string{"outreach nurse", "bed manager", "血透室护士"}
	for text, want := range map[string]bool{
		"I bleep nobody. I ring the outreach nurse first.": true,
		"You ask the night bed manager for a side room.":   true,
		"The outreach nurse was on leave that week.":       false,
		"管子不通先打给血透室护士。":                                    true,
		"血透室护士一般早上来。":                                      false,
		"":                                                 false,
	} {
		if got := detect.TurnsTo(text, roles); got != want {
			t.Errorf("TurnsTo(%q) = %v", text, got)
		}
	}
}
