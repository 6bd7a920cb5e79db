package prompts_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/prompts"
)

// TestLintCatches holds for each rule what it must catch.
func TestLintCatches(t *testing.T) {
	for rule, texts := range badEnglish {
		for _, text := range texts {
			wantRule(t, prompts.EN, rule, text)
		}
	}
	for rule, texts := range badChinese {
		for _, text := range texts {
			wantRule(t, prompts.ZH, rule, text)
		}
	}
	for _, rule := range prompts.Rules {
		if len(badEnglish[rule]) == 0 || len(badChinese[rule]) == 0 {
			t.Errorf("no example of %s", rule)
		}
	}
}

func wantRule(t *testing.T, lang prompts.Lang, rule prompts.Rule, text string) {
	t.Helper()
	problems := prompts.LintQuestion(lang, text)
	if !slices.ContainsFunc(problems, func(p prompts.Problem) bool { return p.Rule == rule }) {
		t.Errorf("%s does not catch %q, only %v", rule, text, problems)
	}
	if problems := prompts.LintQuestion(lang, text, prompts.Rules...); len(problems) > 0 {
		t.Errorf("%v although all is allowed", problems)
	}
}

var badEnglish = map[prompts.Rule][]string{
	prompts.RuleOne: {
		"What do you see? What do you do?",
		"How do you check it? And who signs?",
		"Tell me about the last time. What was the first sign?",
		"List your tools. What is each for?",
		"What happened??",
		"Describe the last case. Explain what you did.",
	},
	prompts.RuleDouble: {
		"What do you look at and how do you decide?",
		"Who approves it, and what do they need to hear?",
		"How do you detect and fix a leak?",
		"What made it change, and is the old way ever still right?",
		"Tell me what you saw and what you did.",
		"What is the cue and the threshold?",
		"When do you stop, and whom do you call?",
		"In what order do you work, which step comes last?",
		"How soon is “soon” and what happens after that?",
	},
	prompts.RuleLeading: {
		"Isn't the estimate too high by then?",
		"Don't you check the log first?",
		"What do you do, surely you call someone?",
		"So you always stop the line. What then?",
		"You look at the log first, right?",
		"What do you watch for, such as noise or heat?",
		"What would you look at, for example the pressure?",
		"You check it twice, don't you?",
		"You stop the machine, is it not?",
		"I assume it was late. What did you do?",
		"Wouldn’t it be better to wait?",
		"Obviously it failed. Obviously, what came next?",
		"How glad are you that the pump held?", "How proud are you of the seal?", "How obvious is it that the seal leaks?",
		"How important is the gasket for the pump?", "How stupid are people who forget it?", "What makes it the best way that there is?",
	},
	prompts.RuleClosed: {
		"Do you check the log?",
		"Is there a limit?",
		"Can you take me through the last time?",
		"Have you ever broken that rule?",
		"When the pressure drops, do you stop the line?",
		"Tell me whether it went well.",
		"Which comes first, the log or the graph?",
		"What matters more to you: speed or quality?",
		"Is it a leak or a blockage?",
		"Anything else?",
		"You check the log first?",
	},
	prompts.RuleWhy: {
		"Why do you stop the line?",
		"You said “never”. Why?",
		"Why not wait?",
		"How come you waited?",
		"When the pressure drops, why do you wait?",
	},
	prompts.RuleLong: {
		"What do you do " + strings.Repeat("every day ", 17) + "when it rains?",
	},
	prompts.RuleEvaluative: {
		"Great answer. What came next?",
		"What an impressive case. What came next?",
		"That's very helpful. What came next?",
		"Thank you. What came next?",
		"What came next, in this fascinating case?",
		"What came next!",
		"Good point. What came next?",
		"Perfect, what came next?",
		"That was really interesting. What came next?",
	},
	prompts.RulePrivate: {
		"Where do you live when the shift is over?", "How old are you?", "How much do you earn with it?", "Which illness do you have?",
		"Whom do you vote for?", "What does your wife say about it?", "How much are you paid?", "How much does your boss earn?",
	},
	prompts.RuleSecret: {"Where is the panel key kept?", "Where do you keep the keys for the cabinet?", "What is the alarm code?", "Where is the password written down?"},
	prompts.RuleBlame: {
		"Who is the most stupid colleague?", "Which colleague makes most mistakes?", "Whose fault was it?", "Which of your colleagues is lazy?",
		"Which mistakes have you made?", "Who on the shift is useless?",
	},
	prompts.RuleSlot:  {"What do you notice in {topic}?", "What is {thing} for?"},
	prompts.RuleEmpty: {"", "   ", "That is how it goes.", "“What do you do?”", "Your topic is next."},
	prompts.RuleLanguage: {
		"What do you do 先 then?",
		"你先看哪里？",
	},
	prompts.RuleHidden: {"What do you\u200b do?", "What\x1b[31m now?", "What do \u202eyou do?"},
}

var badChinese = map[prompts.Rule][]string{
	prompts.RuleOne: {
		"你先看哪里？再看哪里？",
		"讲讲最近一次的经过。最早的征兆是什么？",
		"请举一个例子。是谁发现的？",
		"你怎么看？?",
	},
	prompts.RuleDouble: {
		"你先看哪里，然后怎么做？",
		"谁来批，要多久？",
		"主要看哪两三点，每种情况你分别怎么做？",
		"你怎么发现并处理漏水？",
		"你看到了什么以及怎么判断的？",
		"这信息从哪来、由谁核对？",
		"当时你看到什么，或者听到了什么？",
	},
	prompts.RuleLeading: {
		"难道不先看单子？",
		"应该是压力的问题吧？",
		"你先看日志，对吧？",
		"你会停机，对不对？",
		"你会看什么，比如压力？",
		"想必你会先问谁？",
		"显然太高了，你怎么办？",
		"当然要停，停多久？",
		"你不觉得太晚了？",
		"是不是太高了吧？",
		"先看油位有多重要？",
		"停住那台机，你有多自豪？",
		"是什么让这个办法最好？",
	},
	prompts.RuleClosed: {
		"你会先看日志吗？",
		"有没有例外？",
		"能不能讲讲你是怎么做的？",
		"你先看日志还是监控？",
		"你先看哪个，日志还是监控？",
		"是否需要停机？",
		"你先看日志？",
		"这样做行不行？",
		"你知道是谁负责吗？",
		"请告诉我是否停机。",
	},
	prompts.RuleWhy: {
		"为什么要停机？",
		"你为什么这样做？",
		"你说“从不”。为何？",
		"干嘛不等一等？",
		"凭什么这样定？",
	},
	prompts.RuleLong: {
		"你" + strings.Repeat("每天都在做的", 10) + "事情是什么？",
	},
	prompts.RuleEvaluative: {
		"太棒了，接下来怎么样？",
		"谢谢。接下来怎么样？",
		"这个例子非常好，接下来怎么样？",
		"真厉害，你怎么想到的？",
		"接下来怎么样！",
		"这很有价值，接下来怎么样？",
	},
	prompts.RulePrivate:  {"你家住在哪里？", "你工资多少？", "你今年多大了？", "你得过什么病？", "你一个月挣多少？", "你把票投给谁？", "你老婆怎么看这件事？"},
	prompts.RuleSecret:   {"配电柜的钥匙放在哪里？", "系统密码是什么？", "密码记在什么地方？"},
	prompts.RuleBlame:    {"哪个同事最不懂？", "你犯过哪些错？", "班组里谁最懒？", "这是谁的错？", "最笨的徒弟是谁？"},
	prompts.RuleSlot:     {"做{topic}，你先看哪里？", "{谁}什么{foo}？"},
	prompts.RuleEmpty:    {"", "就是这样。", "“你怎么做？”", "下面聊别的。"},
	prompts.RuleLanguage: {"What do you do?", "“好”？"},
	prompts.RuleHidden:   {"你先\u200b看哪里？", "你先看哪里\u202e？"},
}

// TestLintPasses holds questions that are as they should be, some of them on the brink.
func TestLintPasses(t *testing.T) {
	good := map[prompts.Lang][]string{
		prompts.EN: {
			"You said “{q}”. Where is the line? A number, or the smallest case that already counts.",
			"You said “isn't it great! Why? Do you?”. What told you?",
			"At that moment, what exactly did you see or hear?",
			"When the pressure drops, what do you look at first?",
			"In what order do you go through it?",
			"What went on between you and your customer?",
			"Which tools and reports do you have open?",
			"What is wrong, missing or too strong?",
			"Hand this over to a colleague in three sentences.",
			"Who calls whom when it is stuck?",
			"For whom do you do it another way?",
			"Had it come on your busiest day, what would you have done?",
			"What does a good result look like?",
			"How do you tell a perfect weld from a sound one?",
			"“{q}”: what had you noticed in the seconds before?",
			"Take the last time you finished “{topic}”. What told you that it was good enough?",
			"What made you rule out the other ways?",
			"What, at 3.5 bar, do you do next?",
			"When did you last stop the line?",
			"What do you do when the valve sticks and nobody answers?",
			"Give me one real case of it.",
			"Where do you see the key signs of it?",
			"How old is the pump when the seal goes?",
			"Who knows the pump best?",
			"What makes a report useless?",
			"How hot is the housing when you call?",
			"Which medicine do you give first?",
			"What do you do when somebody forgets the password?",
			"What do newcomers get wrong there?",
			"How sure are you of the reading?",
		},
		prompts.ZH: {
			"你说“{q}”。分界线在哪里？一个数，或者刚好够得上的最小例子，都行。",
			"你说“为什么不停？是不是太棒了！”。是什么让你知道的？",
			"当时你具体看到、听到的是什么？",
			"什么情况下，你平时的办法不管用？",
			"哪几步主要靠判断，而不是照流程走？",
			"谁给谁打电话？",
			"你根据什么判断该不该停机？",
			"哪种情况下你还是会继续？",
			"是因为什么停下来的？",
			"不管什么情况，你最先看哪里？",
			"把那件事的几个转折按先后列出来，一行一个。",
			"用三句话把情况交接给同事。",
			"不这样的时候呢？",
			"请讲一件真实的事，名字可以不提。",
			"哪条规程都没写到。你选哪一个？",
			"哪怕只有一分钟，你也要看的是哪一样？",
			"API 报错以后，你先看哪里？",
			"新人最容易在哪一步出错？",
			"这件事谁最懂？",
			"两个读数不一样，你更信哪一个？",
			"工资算错了，你先看哪里？",
			"客户忘了密码，你先做什么？",
			"要多大的力才拧得动？",
		},
	}
	for lang, texts := range good {
		for _, text := range texts {
			if problems := prompts.LintTemplate(lang, text); len(problems) > 0 {
				t.Errorf("%q: %v", text, problems)
			}
		}
	}
}

func TestSimilar(t *testing.T) {
	for _, c := range []struct {
		lang     prompts.Lang
		a, b     string
		min, max float64
	}{
		{prompts.EN, "What do you notice first?", "What do you notice first?", 1, 1},
		{prompts.EN, "What do you notice first?", "what do you NOTICE first", 1, 1},
		{prompts.EN, "What do you notice first?", "What is it that you notice first?", 0.4, 0.9},
		{prompts.EN, "What do you notice first?", "Whom would you call?", 0, 0.2},
		{prompts.EN, "", "", 0, 0},
		{prompts.ZH, "你最先看哪里？", "你最先看哪里", 1, 1},
		{prompts.ZH, "你最先看哪里？", "你最先会看哪里？", 0.5, 0.9},
		{prompts.ZH, "你最先看哪里？", "谁会知道这件事？", 0, 0.1},
	} {
		got := prompts.Similar(c.lang, c.a, c.b)
		if got < c.min || got > c.max || got != prompts.Similar(c.lang, c.b, c.a) {
			t.Errorf("Similar(%q, %q) = %.2f", c.a, c.b, got)
		}
	}
}

func FuzzLintQuestion(f *testing.F) {
	for _, table := range []map[prompts.Rule][]string{badEnglish, badChinese} {
		for _, texts := range table {
			for _, text := range texts {
				f.Add(text)
			}
		}
	}
	f.Add("“「\"”」")
	f.Add("几\xff什么\xe4")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range prompts.Langs {
			first := prompts.LintQuestion(lang, text)
			if !slices.Equal(first, prompts.LintQuestion(lang, text)) {
				t.Fatal("not the same twice")
			}
			prompts.LintTemplate(lang, text)
			if s := prompts.Similar(lang, text, text); s != 0 && s != 1 {
				t.Fatalf("similar to itself by %f", s)
			}
		}
	})
}

func BenchmarkLintQuestion(b *testing.B) {
	for lang, text := range map[prompts.Lang]string{
		prompts.EN: "Take a time in “total loss or repair” when the system said one thing and your judgement another. How did it end?",
		prompts.ZH: "有一次做“调机换模”，系统是一个说法，你的判断是另一个，后来怎么样了？",
	} {
		b.Run(string(lang), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				prompts.LintQuestion(lang, text)
			}
		})
	}
}
