package simulation

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/prompts"
)

// Reading is how a question is heard.
type Reading struct {
	Topic   string   // id; empty: the work as a whole, or whatever was talked about last
	Kind    Kind     // what it is after
	Quotes  []string // what it repeats, names of topics left out
	Leading bool     // suggests its answer
	Double  bool     // asks two things
	There   bool     // "that case", "at that moment": about what was told before
	Case    bool     // asks for something that happened, whatever it wants to know of it
}

// heard is what people listen for: the first kind that fits is what they answer.
type heard struct {
	kind Kind
	when *regexp.Regexp
}

var english = compile([]pair{
	{Steps, `three to six|steps it is made of|which steps`},
	{Judgement, `which of (these|those)( steps)?|take judg|needs? judg|rather than a procedure`},
	{Missing, `(not|n't) (asked|ask me)|should (i|we) have asked|i did not|left out|must not leave without|still (be )?(on paper|only in your head)|missed most|anything else`},
	{Scope, `come to you for|belongs to|begin for you|surprises people`},
	{Goal, `gone well|are you (after|protecting)|trying to achieve|the result|aim for`},
	{Boundary, `never decide|decide alone|on (their|its|his|her) own|stand-?in|a program|not (be )?your business|does not belong|must (nobody|no one|not)|hand (it )?over to a person|call a person`},
	{Voice, `word for word|your words|first two sentences|what do you say|sentence|short message|how (do|would) you (say|put)|phrase`},
	{Clash, `(each|both) (of them )?(hold|apply|true)|fit together|which of them applies|different between the two|which cases belong`},
	{Contact, `\bwho\b|\bwhom\b|\bwhose\b|which (person|colleague|department)`},
	{Threshold, `where is the line|the line\b|\bnumbers?\b|\bfigure\b|how (many|much|long|far|often|big|high|low|late|early|soon|large|small|old|quickly|fast)|\blimit\b|lowest|highest|best guess|smallest|mildest|at (what|which) point|cut-?off|stop waiting|minutes|the point has come|compared with`},
	{Exception, `exception|otherwise|differently|would you not|wouldn't you|not (hold|work|apply)|break (that|this|your|the)|broke (that|your)|unless|another way|leave .{0,40}undone|do not apply|depart|what-if|had (it|that|the|one)|(^|[^s] )if .{0,60} (had been|were) |suppose (it|that)|different|changed what you`},
	{Error, `newcomer|newer colleague|novice|beginner|trainee|mistake|get(s)? wrong|got wrong|overlook|go(es)? astray|someone new|wrongly`},
	{Reason, `what goes wrong|what happens (if|when)|prevent|\breason|what (is|are|was) .{0,30}(good )?for\b|what made you|meant to|skip|defend|protect|what would it cost|lost by|brought the change|rule(d)? out|what follows|damage|what tipped|the point of|hinge|decid(e|es|ed) it`},
	{Cue, `notice|noticed|\bsee\b|\bsaw\b|\bseen\b|\bhear|\bsigns?\b|in front of you|look(s|ed)? like|tell(s|ing)? you|told you|gave .{0,20}away|give(s)? .{0,20}away|did not fit|recogni[sz]e|suspicious|look(ing|ed)? (at|out|for)|worries you|could .{0,20}known|sense`},
	{Trick, `trick|shortcut|less effort|saves? you|easier|took you years`},
	{Term, `\bmean\b|abbreviation|what do you .{0,30}call|which words|explain`},
	{Tool, `\btools?\b|\bsystem|open first|have open|within reach|software|instrument|trust least|look it up|on your screen`},
	{Action, `first move|what do you (actually |really )?do|do next|move by move|how do you (go|do|deal|settle)|what did you do|step by step|go about|instead|in what order|exactly do`},
	{Incident, `last time|real case|\bone case|a time\b|take (the|a|your|two) |happened|tell me about|think of|story|walk me through|unfold|case you`},
})

var chinese = compile([]pair{
	{Steps, `拆成|拆一拆|三到六步|分成.{0,6}步|哪几步组成`},
	{Judgement, `哪几步|靠判断|要判断`},
	{Missing, `没问到|没有问|该问|漏问|只在你脑子里|一定要带走|还缺|还有什么.{0,8}(没|要补)`},
	{Scope, `(找|来)你|归你|算在.{0,4}里|从哪儿开始|职责`},
	{Goal, `做得好|做好了|保住|想要的结果|守住`},
	{Boundary, `自己(做主|拿主意|决定|定)|替你(做主|决定|定)|不能.{0,6}(程序|代班)|绝不能|归不归|不归|不属于|轮不到|停下来.{0,8}(叫|找)人|交给人`},
	{Voice, `原话|怎么(说|开口|回(话|复|他|她|对))|一字不差|头两句|哪句话|话术|消息`},
	{Clash, `各(自)?(是)?(在)?什么(时候|情况)|怎么(对得上|统一)|各管|分别(适用|在什么)|两种(情况|说法)|哪种情况`},
	{Contact, `谁|哪位|哪个部门|什么人`},
	{Threshold, `分界线|界线|界限|线在哪|线划|多少|多久|几(个|次|天|分钟|小时|成|度)|数字|哪个数|给个数|数(是|在)|最低|最高|最小|什么程度|什么地步|的地步|底线|多大|多高|多长|多早|多晚|不再等|上限|下限|跟什么比`},
	{Exception, `例外|破例|破了例|破过|不(这么|这样|照)(做|办|来)|不适用|不管用|不灵|行不通|不会.{0,10}做|区别对待|另外(的)?(做|办)法|换(一)?(种|个)(做|办)法|特殊|要是.{0,12}(不一样|不同|变)|如果.{0,16}(不一样|不同|换成)|不一样|不再成立`},
	{Error, `新人|新手|新来|犯.{0,4}错|错误|出错|弄错|搞错|漏掉|栽|做错|理解错|误解`},
	{Reason, `会出(什么)?(问题|事|乱子)|会怎(么)?样|为了(什么|防|避)|防(着|止|什么)|图什么|后果|原因|道理|省(掉|略)|跳过|什么让你|凭什么|缘故|代价|划不来|损失|为的是|排除|取决于|主要看|看哪几`},
	{Cue, `看到|看见|听到|听见|注意到|发现|征兆|迹象|信号|苗头|不对(劲)?|看出|看得出|眼前|察觉|先看|看什么|看的是什么|盯住|马脚|认出|摸到|闻到|怎么知道|让你知道|担心|起疑|露出`},
	{Trick, `窍门|诀窍|省事|省力|巧|小办法|好几年才`},
	{Term, `什么意思|叫法|行话|缩写|怎么叫|术语|解释`},
	{Tool, `工具|系统|手边|打开|用什么|表格|软件|设备|仪器`},
	{Action, `第一步|怎么(做|办|处理|应对|收场)|做什么|做了什么|先动|先做|具体做|接下来|一步一步|什么顺序|动手`},
	{Incident, `最近(的)?一次|上(一)?次|有一次|讲(一)?(讲|个|件|次|回)|经历|哪(一)?(次|回)|真实|那(一)?回|举(一)?个|说(一)?(件|个)|想一个|想想|来龙去脉|怎么回事`},
})

type pair struct {
	kind Kind
	when string
}

func compile(list []pair) []heard {
	out := make([]heard, len(list))
	for i, p := range list {
		out[i] = heard{p.kind, regexp.MustCompile(p.when)}
	}
	return out
}

var (
	quotation   = regexp.MustCompile(`“([^”]*)”|「([^」]*)」|"([^"]*)"`)
	leadingEN   = regexp.MustCompile(`^(isn't|aren't|don't you|doesn't|wouldn't|shouldn't|surely|so you)\b|, right\?|, correct\?|don't you\?|isn't it\?`)
	leadingZH   = regexp.MustCompile(`是不是.*吧|难道|应该是.*吧|对吧|对不对|不是吗`)
	thereEN     = regexp.MustCompile(`\b(that (case|moment|time|day|night|point|way)|just then|at that|it turned|the hardest moment|this (mean|case)|the other ways|this possible)`)
	thereZH     = regexp.MustCompile(`那次|那回|那时|当时|那一刻|那件事|这件事|那个时候|那会儿|那个节骨眼`)
	secondEN    = regexp.MustCompile(`\b(and|or) (what|which|who|whom|how|where|when|why)\b`)
	secondZH    = regexp.MustCompile(`(什么|怎么|谁|哪|多少)[^，。]{0,12}[，、]?(以及|并且|还有|另外|又).{0,6}(什么|怎么|谁|哪|多少)`)
	sentenceEnd = regexp.MustCompile(`[^.?!。？！]+[.?!。？！]*`)
)

// Read hears a question as the specialist would.
func (s *Specialist) Read(question string) Reading {
	low := strings.ToLower(question)
	r := Reading{Kind: Open}
	whole := false // it names the work
	for _, m := range quotation.FindAllStringSubmatch(low, -1) {
		quote := m[1] + m[2] + m[3]
		if strings.EqualFold(quote, s.Work) {
			whole = true
		} else if id := s.topicNamed(quote, false); id != "" && r.Topic == "" {
			r.Topic = id
		} else {
			r.Quotes = append(r.Quotes, quote)
		}
	}
	bare := quotation.ReplaceAllString(low, "~")
	if r.Topic == "" && len(r.Quotes) == 0 && !whole {
		r.Topic = s.topicNamed(bare, true)
	}
	marks := strings.Count(bare, "?") + strings.Count(bare, "？")
	kinds, leading, there, second := english, leadingEN, thereEN, secondEN
	if s.Lang == prompts.ZH {
		kinds, leading, there, second = chinese, leadingZH, thereZH, secondZH
	}
	r.Leading = leading.MatchString(bare)
	r.Double = marks > 1 || second.MatchString(bare)
	r.There = there.MatchString(bare)
	r.Kind = kindOf(kinds, bare)
	r.Case = kinds[len(kinds)-1].when.MatchString(bare)
	if len(r.Quotes) >= 2 && (r.Kind == Clash || r.Kind == Open || r.Kind == Exception || r.Kind == Reason) {
		r.Kind = Clash
	}
	return r
}

// kindOf listens to the sentence that asks first, and to the rest only where that says nothing.
func kindOf(kinds []heard, bare string) Kind {
	sentences := sentenceEnd.FindAllString(bare, -1)
	ask := slices.IndexFunc(sentences, func(t string) bool { return strings.ContainsAny(t, "?？") })
	if ask < 0 {
		ask = len(sentences) - 1
	}
	if ask >= 0 {
		for _, k := range kinds {
			if k.when.MatchString(sentences[ask]) {
				return k.kind
			}
		}
	}
	for _, k := range kinds {
		if k.when.MatchString(bare) {
			return k.kind
		}
	}
	return Open
}

// topicNamed returns the topic that words name: they hold its name or are held in it; loosely also one of its words.
func (s *Specialist) topicNamed(words string, loosely bool) string {
	best, longest := "", 0
	for _, t := range s.Topics {
		step := strings.ToLower(t.Step)
		if strings.Contains(words, step) || !loosely && utf8.RuneCountInString(words) >= 4 && strings.Contains(step, words) {
			if len(step) > longest {
				best, longest = t.ID, len(step)
			}
			continue
		}
		for _, w := range t.Words {
			short := loosely || utf8.RuneCountInString(words) <= utf8.RuneCountInString(step)+4
			if short && strings.Contains(words, strings.ToLower(w)) && len(w) > longest {
				best, longest = t.ID, len(w)
			}
		}
	}
	return best
}
