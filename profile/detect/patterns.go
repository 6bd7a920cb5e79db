package detect

import "strings"

// phrases are looked up in a sentence; a Latin phrase has to begin and end at a word boundary.
type phrases []string

// find returns the first of the phrases in a folded sentence.
func (p phrases) find(low string) (Span, bool) {
	best, found := Span{}, false
	for _, phrase := range p {
		if s, ok := findPhrase(low, phrase); ok && (!found || s.Start < best.Start) {
			best, found = s, true
		}
	}
	return best, found
}

func (p phrases) in(low string) bool {
	for _, phrase := range p {
		if _, ok := findPhrase(low, phrase); ok {
			return true
		}
	}
	return false
}

func findPhrase(low, phrase string) (Span, bool) {
	if strings.Contains(phrase, "'") && strings.Contains(low, "’") {
		phrase = strings.ReplaceAll(phrase, "'", "’")
	}
	for from := 0; ; {
		i := strings.Index(low[from:], phrase)
		if i < 0 {
			return Span{}, false
		}
		s := Span{from + i, from + i + len(phrase)}
		if boundary(low, s) {
			return s, true
		}
		from = s.Start + 1
	}
}

// boundary says whether a Latin phrase stands alone; Chinese has no word boundaries to check.
func boundary(low string, s Span) bool {
	first, last := low[s.Start], low[s.End-1]
	if asciiLetter(first) && s.Start > 0 && asciiLetter(low[s.Start-1]) {
		return false
	}
	return !(asciiLetter(last) && s.End < len(low) && asciiLetter(low[s.End]))
}

func asciiLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// masks are phrases that look like a trigger and are none (methods.md §3.4); longest first within a language.
var masks = phrases{
	"of course", "obviously", "automatically", "in general terms", "at least once a", "a lot of people", "must have been", "must be joking",
	"no exception", "without exception", "not sure whether", "first of all", "once upon", "at first", "in order to",
	"不一定要", "可能性", "一般用户", "差不多一样", "不必须", "基本面", "没有例外", "当前", "当地", "当然", "大概率",
	"处理器", "处理人", "相关性", "一般来讲的", "不一样", "正常人", "一定程度", "一定的", "好不好", "看上去不错",
}

// mask blanks the masks in a folded sentence, keeping its length.
func mask(low string) string {
	for _, m := range masks {
		if strings.Contains(low, m) {
			low = strings.ReplaceAll(low, m, strings.Repeat("~", len(m)))
		}
	}
	return low
}

// The word lists that marks, gates and [Sentence.Hollow] look for; what the detectors hear is in said.go and its neighbours.
// English first, then Chinese; both are looked for in every sentence, because trades mix them.
var (
	gutWords = phrases{
		"gut feeling", "my gut", "the gut", "by instinct", "instinct", "i just know", "you just know", "we just know", "just feels", "feels off",
		"feels wrong", "feels right", "feel right", "feel wrong", "second nature", "sixth sense", "experience tells", "rings true", "you get a feel",
		"a feel for", "you can just tell", "i can just tell", "you can tell", "smells wrong", "smells funny", "hard to explain", "hard to say", "can't explain", "can't really say", "from experience", "you develop a nose",
		"凭感觉", "凭经验", "靠经验", "靠感觉", "直觉", "感觉不对", "感觉对", "一看就知道", "一看就明白", "一眼就", "一听就知道", "一摸就知道", "说不上来", "说不清", "心里有数", "下意识",
		"经验告诉我", "就是知道", "有感觉", "手感", "一种感觉",
	}
	dependsWords = phrases{
		"it depends", "that depends", "really depends", "depends on", "depending on", "depends", "case by case", "it varies", "varies a lot", "varies from",
		"看情况", "视情况", "要看", "得看", "取决于", "不一定", "不好说", "分情况", "因人而异", "因情况而定", "看具体",
	}
	conditionWords = phrases{
		"if", "when", "whenever", "once", "as soon as", "unless", "in case", "as long as", "until", "provided",
		"如果", "要是", "一旦", "只要", "除非", "万一", "遇到", "凡是", "的时候", "的话", "碰到", "当", "若", "等到", "时，",
	}
	alwaysWords = phrases{
		"always", "never", "must", "every time", "without fail", "no matter what", "under no circumstances", "have to", "need to",
		"总是", "从不", "从来不", "绝不", "绝对不", "绝对", "永远", "一定要", "一定得", "一定", "必须", "每次都", "一律", "无论如何", "都要", "不能", "不许", "不准", "千万", "坚决",
	}
	perfectWords = phrases{"i've never", "i have never", "we've never", "we have never", "i've always", "have always been", "had never", "never seen", "never had", "从来没", "从没", "没有过"}
	oftenWords   = phrases{
		"usually", "normally", "typically", "generally", "mostly", "most of the time", "often", "sometimes", "tend to", "as a rule", "nine times out of ten", "in most cases", "more or less always",
		"通常", "一般", "往往", "经常", "有时", "有时候", "基本上", "多半", "大多", "大部分", "平时", "十有八九", "大概率",
	}
	failureWords = phrases{
		"went wrong", "broke", "missed it", "we missed", "i missed", "complaint", "complained", "we lost", "i lost", "got burned", "got burnt", "blew up", "failed", "crashed", "backfired", "incident", "cost us", "had to redo", "nearly", "almost lost", "outage",
		"出事", "断了", "停了", "压坏", "翻车", "踩坑", "出错", "投诉", "丢单", "事故", "搞砸", "报废", "返工", "失败", "差点", "漏了", "栽了", "吃过亏", "赔了",
	}
	pastWords = phrases{
		"last week", "last month", "last year", "last time", "yesterday", "the other day", "one time", "once we", "once i", "there was", "i remember", "back in the day", "back in the old", "back in my", "back in january", "back in february", "back in march", "back in april", "back in may", "back in june", "back in july", "back in august", "back in september", "back in october", "back in november", "back in december", "back in spring", "back in summer", "back in autumn", "back in winter", "two years ago", "years ago", "months ago", "weeks ago", "days ago", "we had a", "i had a", "one night", "one day", "one morning", "that day",
		"上次", "上回", "那回", "上周", "上个月", "去年", "前年", "昨天", "有一次", "那次", "有一回", "那天", "我记得", "还记得", "记得有", "记得那", "记得去", "记得上", "当时", "前几天", "年前", "个月前", "前阵子",
	}
	reasonWords = phrases{
		"because", "so that", "to avoid", "otherwise", "that's why", "that is why", "the reason", "since otherwise", "or else", "which means", "due to", "as it would", "so it doesn't", "in order that", "the point is",
		"因为", "所以", "为了", "以免", "防止", "不然", "否则", "导致", "免得", "原因", "才不会", "会造成", "是怕",
	}
	exceptionWords = phrases{
		"except", "unless", "but if", "apart from", "even if", "the one time", "the only time", "other than", "but not when", "not if", "exception",
		"除非", "除了", "但如果", "但要是", "不过如果", "例外", "唯独", "哪怕", "只有一种情况", "但是如果",
	}
	cueWords = phrases{
		"i see", "you see", "i notice", "you notice", "i hear", "you hear", "i look at", "i look for", "look for", "look at", "listen for", "watch for", "i watch", "sign of", "signs of", "first sign", "earliest sign", "the tell", "giveaway", "gives it away", "tells me", "spikes", "drops", "smell", "sound", "sounds", "colour", "color", "red flag", "pattern", "shadow", "i check whether", "shows up as", "i feel", "warning sign", "symptom",
		"看到", "发现", "注意到", "听到", "听声音", "看颜色", "征兆", "信号", "苗头", "迹象", "语气", "味道", "手感", "声音", "先看", "摸一下", "一变", "一跳", "一掉", "颜色", "眼神", "留意", "盯着", "看出来",
	}
	noticeWords = phrases{
		"i see", "you see", "i notice", "you notice", "i hear", "you hear", "i look at", "i look for", "look for", "look at", "listen for", "watch for", "i watch", "sign of", "signs of", "the tell", "giveaway", "gives it away", "tells me",
		"看到", "发现", "注意到", "听到", "征兆", "信号", "苗头", "迹象", "留意", "盯着", "看出来",
	}
	stepWords = phrases{
		"first", "then", "next", "after that", "finally", "step one", "second", "third", "afterwards", "lastly",
		"首先", "先", "再", "然后", "接着", "最后", "第一步", "第二步", "第三步", "之后",
	}
	errorWords = phrases{
		"mistake", "mistakes", "newcomer", "newcomers", "new people", "new colleague", "new starters", "junior", "juniors", "beginners", "a novice", "get wrong", "gets wrong", "got wrong", "forget", "forgets", "overlook", "people think", "people assume", "they assume", "they miss", "trap", "rookie", "wrong order", "misread",
		"新人", "新手", "新来的", "犯错", "错误", "容易错", "容易漏", "漏掉", "忘记", "忘了", "误以为", "以为", "误区", "搞错", "弄错", "经验不足",
	}
	toolWords = phrases{
		"dashboard", "spreadsheet", "excel", "the system", "database", "portal", "software", "checklist", "template", "form", "log", "logs", "sheet", "gauge", "meter", "calculator", "script", "app", "report", "screen", "tool", "scanner", "camera", "calendar", "ledger", "register", "wiki", "ticket", "crm", "erp", "sap", "microscope", "torch", "flashlight",
		"系统", "平台", "表格", "后台", "报表", "软件", "清单", "模板", "看板", "日志", "仪表", "卡尺", "台账", "工单", "软件里", "千分尺", "温度计", "脚本", "数据库", "记录表", "温控", "探头",
	}
	trickWords = phrases{
		"trick", "shortcut", "workaround", "what helps", "little secret", "rule of thumb", "saves time", "saves me", "hack", "the knack",
		"窍门", "小技巧", "诀窍", "土办法", "省事", "捷径", "变通", "经验值", "办法是",
	}
	riskWords = phrases{
		"risk", "danger", "dangerous", "worst case", "would fail", "would lose", "could lose", "injury", "fraud", "lawsuit", "fine", "penalty",
		"风险", "危险", "最坏", "隐患", "后果", "受伤", "违规", "罚款",
	}
	termWords = phrases{"stands for", "is short for", "we call it", "we call that", "what we call", "is called", "的意思是", "指的是", "我们叫", "叫做", "行话", "简称"}
	idleWords = phrases{
		"really", "honestly", "that's it", "that is it", "that's all", "that is all", "nothing else", "nothing more", "nothing else there", "no more than that", "more or less",
		"good question", "let me think", "as i said", "like i said", "as mentioned", "that's a good", "hmm", "well", "okay", "ok", "sure", "yes", "no", "thanks", "thank you", "hello", "hi", "you know",
		"好问题", "让我想想", "我想想", "刚才说过", "前面说过", "如上", "同上", "就这些", "就这样", "没别的了", "没别的", "别的没有", "别的没了", "没了", "嗯", "好的", "谢谢", "你好", "是的", "对",
	}
)
