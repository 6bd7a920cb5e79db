package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/profile/lazy"
)

// telling is how much a sentence says that could be acted on, from which it is no longer vague; see [Sentence.Telling].
const telling = 4.0

// Vague says whether a sentence touches on something and does not say it: "sometimes it just doesn't look right". No list
// of vague words can tell that, since people are vague in words that nobody has listed; so it looks for what is absent. A
// sentence that has hardly a word of its own in it (no figure, no name, no thing) beside the words that everybody uses is
// one to ask about.
func (s Sentence) Vague() bool {
	return s.vague(s.Telling()) && s.touches()
}

// touches says whether a sentence is about doing or judging: somebody acts, perceives or judges in it, or it names a
// condition or a someone. "The printer is on the second floor" tells little too, but there is nothing to ask about.
func (s Sentence) touches() bool {
	if s.Han {
		return touchHan.MatchString(notTouchHan.ReplaceAllString(s.low, "~")) && !placeHan.MatchString(s.low)
	}
	return touchEnglish.MatchString(strings.NewReplacer("’", "'", "right-hand", "", "left-hand", "", " the right", "", "so far", "").Replace(s.low)) && !placeEnglish.MatchString(s.low)
}

var (
	touchEnglish = lazy.Compile(`\b(i|we|you|they|he|she|one)('d| would|'ll| will| can| could| may| might| must| should| always| never| just| only| usually| still| rather| don't| didn't| won't| can't)* (rather |not |just |always |never |only |still |even )?([b-z]|a[a-ln-qs-z]|ar[a-df-z])[a-z]+|\b(if|when|whenever|once|unless|until|too|enough|sometimes|otherwise|because|certain|point|some|someone|somebody|anybody|nobody|one of|whoever|another|different|right|wrong|off|odd|strange|suspicious|good|bad|better|worse|best|safe|fine|okay|normal|tricky|special|difficult|easy|hard|careful|gently|quick(er|ly)?|soon|quiet(er)?|light|heavy|late|early|more|less|little|most|way|sense|sign|reason|feeling|eye|look(s|ed|ing)?|see(s|ing|n)?|feel(s|ing)?|felt|hear(s|d)?|smell(s)?|tell(s)?|seem(s)?|sound(s)?|show(s|ed)?|know(s)?|notice(s|d)?|judg(e|ement)|depends?|vary|varies|need(s|ed)?|must|should|can|can't|could|always|don't|doesn't|isn't|won't|not|have to|has to|got to|be told|check(s|ed)?|ask(s|ed)?|talk(s|ed)?|think|get(s)?|let|make|makes|move|goes|go|help(s)?|matter(s)?|count(s)?|somewhere|something|anything|thing|things|friend|man|woman|lady|guy|people|person|colleague|without|only there)\b`)
	placeEnglish = lazy.Compile(`^(the|our|my|this|that|these|those|all the|a|an)( [a-z-]+){1,3} (is|are|was|were|'s|sits?|stands?|hangs?|lies|lie|live|lives|opens?|closes?|belongs?) (kept |stored |located |just |right |still |all )?(on|in|at|by|next to|behind|under|opposite|above|between|near|over|beside|across|down|up|upstairs|downstairs|outside|inside|around) (the|a|an|our|my|that|this|your)?[a-z ,-]*[.]?$`)
	touchHan     = lazy.Compile(`[我你他她咱谁人要得别能会敢让叫找问看听摸闻尝猜想觉感怪太够该须肯怕急凑压抄选弄做干管理办说讲谈查换停放加减拖走转交搞靠信认防盯守催催赶补砍洗打算报记用试等]|不(对|行|好|太|够|是|一|能|要|得|看|听|敢|放心|到|准|中|踏实|大|怎么)|没(用|人|准|数|法)|(有些|有的|有时|某|个别|一定|如果|要是|的话|一旦|只要|万一|时候|容易|马虎|差不多|合适|正常|异常|离谱|严重|稳|轻|重|久|多|少|高|低|长|短|早|晚|慢|快|干净|难|怪|就|才|反而|经常|常常|老是|味道|口气|苗头|程度|感觉|这么|那么|怎么|过来|大家|直接|光)`)
	notTouchHan  = lazy.Compile(`会议|会计|人事|人员|工人|老人|个人|客人|用户|管道|管子|理货|办公|打印|打卡|报表|说明书|要害|主要|重要|走廊|走道|交接|停车|放射|转角|急诊|能源|多功能|高压|低压|高层|长廊|快递|看板|急停|启动|停止|换了|记录|洗手|加工|换衣|补给|压力|听筒|左手|右手|靠(近|着|窗|墙|门|边)|挨着|做好的|我们|咱们|你们|就在|新来|用的|多年|早班|晚班|早上|晚上|重量`)
	placeHan     = lazy.Compile(`^[^，。]{1,12}(就|都|一般|现在)?(在|位于|搁在|放在|摆在|挂在|装在|贴在|停在|设在)[^，。]{1,14}(楼|层|边|面|里|旁|口|头|间|处|侧|室|区|库|角|内|外|隔壁|对面|尽头|上|下|院|号|厅|柜|架|桌)[。！]?$`)
)

// vague is [Sentence.Vague] where it is known what the sentence tells.
func (s Sentence) vague(own float64) bool { return own < telling && Words(s.Text) >= 3 }

// lackOf says what a vague sentence lacks, by what it is about: whom, where the line is, which ones, what one sees, or what
// one does.
func lackOf(s Sentence) ID {
	switch low := s.low; {
	case conditionWords.in(low) && aboutDegree.MatchString(low):
		return CondVague
	case aboutWhom.MatchString(whoever.ReplaceAllString(low, "$1 they")):
		return AbsActor
	case aboutSome.MatchString(low):
		return Some
	case aboutSenses.MatchString(low):
		return Gut
	case aboutDegree.MatchString(low):
		return CondVague
	}
	return Opaque
}

var (
	aboutWhom   = lazy.Compile(`\b(someone|somebody|one of (us|them|the|their)|a (man|woman|lady|guy|chap|friend|colleague|person|doctor friend)|the right person|people (there|at)|upstairs|go(es)? higher|higher up|(one|a) floor up|(a|an)? ?(different|another|other) department|whoever|isn't mine|not mine|not the one)\b|有人|专人|专门的|有个.{0,6}(人|老师|电话)|找人|问人|问对人|人家看|上头|喊人|叫人|点头|拍板|签字|敢拍|谁`)
	whoever     = lazy.Compile(`\b(when|whenever|if|whether|unless) (someone|somebody|anyone|anybody)\b`) // it may be anybody
	aboutDegree = lazy.Compile(`\b(too|enough|certain|a (little|bit)|some point|point where|big(ger)?|small|ages|for (a|too) (bit|while|long)|endless|the world|handful|at (one|some|that) point|at some point|long|drags?|puzzles|light|fast|quick(er)?|after a while)\b|太|过头|不?够|一定|程度|差(一)?点|久|小钱|大的|差多|多(放)?一点|少(放)?一点|数目大|离谱|超|没完没了|旺季|放得|高|嫩|重|轻`)
	aboutSome   = lazy.Compile(`\b(some|certain|a few|one kind|few) (of the )?(\w+ )?(customers?|clients?|people|patients?|cases?|cars?|jobs?|texts?|things?|kinds?|types?|ones?|days?|results?|lists?|languages?|suppliers?)\b|there('s| is| are) .{0,30}(where|which|that)\b|\bthe (strange|odd|special|tricky|difficult|endless|small) (ones?|fry)\b|有的|有些|(^|[，。；：、 的有是对到了跟把给])个别|某些|有几(个|家|种)`)
	aboutSenses = lazy.Compile(`\b(look(s|ed)?|see|sees|feel(s|ing)?|felt|hear(d)?|smell(s)?|tell(s)?|sense|tone|seems?|shape|sound(s)?|nose|sign|the way (they|it|he|she)|how they|itself|themselves|something tells|you know|suspicious)\b|看|听|摸|闻|感觉|味道|口气|一眼|怪|不对|犯疑|嘀咕|顺眼|苗头|数`)
)

func some(c context) (Span, bool) {
	if !c.sentence.vague(c.own) {
		return Span{}, false
	}
	at := aboutSome.FindStringIndex(c.sentence.low)
	if at == nil {
		return Span{}, false
	}
	return Span{at[0], at[1]}, true
}

// Telling weighs what a sentence says that is particular: each word that is not everybody's counts one (two Han
// characters count as a word), a figure and a name two.
func (s Sentence) Telling() float64 {
	if s.Han {
		return s.tellingHan()
	}
	sum := 0.0
	first := true
	for _, w := range strings.FieldsFunc(s.Text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-'
	}) {
		bare := strings.ReplaceAll(strings.ToLower(strings.Trim(w, "-'’")), "’", "'")
		if stem, ok := strings.CutSuffix(bare, "'s"); ok {
			bare = stem
		}
		switch {
		case bare == "":
			continue
		case strings.ContainsAny(bare, "0123456789") || numeral[bare]:
			sum += 2
		case !first && named(w):
			sum += 2
		case !everyday[bare] && !everyday[stem(bare)] && !everyday[root(bare)]:
			sum++
		}
		first = false
	}
	return sum
}

// named says whether a word in the middle of a sentence is a name or an abbreviation.
func named(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && len(w) > n && w != "I'm" && w != "I'd" && w != "I'll" && w != "I've" && w != "OK" && w != "No"
}

// root undoes the commonest endings that stem leaves alone.
func root(w string) string {
	for _, end := range []struct{ cut, add string }{{"ying", "y"}, {"ing", "e"}, {"ied", "y"}, {"ed", "e"}, {"ier", "y"}, {"er", ""}, {"est", ""}, {"ily", "y"}, {"ly", ""}, {"s", ""}, {"es", ""}, {"n't", ""}, {"'d", ""}, {"'ve", ""}, {"'re", ""}, {"'ll", ""}, {"'m", ""}} {
		if rest, ok := strings.CutSuffix(w, end.cut); ok && len(rest) > 1 {
			if base := rest + end.add; everyday[base] {
				return base
			}
		}
	}
	if n := len(w); n > 5 && strings.HasSuffix(w, "ing") && w[n-4] == w[n-5] { // getting
		return w[:n-4]
	}
	return w
}

// tellingHan counts the characters that are left when everybody's words are taken out.
func (s Sentence) tellingHan() float64 {
	sum, latin := 0.0, false
	rest := withoutEveryday.Replace(s.Text)
	if hasHanNumber(s.low) {
		sum += 2
	}
	if _, ok := personHan(s.low); ok {
		sum++
	}
	for _, r := range rest {
		switch {
		case unicode.Is(unicode.Han, r):
			if !emptyHan[r] {
				sum += .5
			}
			latin = false
		case unicode.IsDigit(r):
			if !latin {
				sum += 2
			}
			latin = true
		case unicode.IsLetter(r):
			if !latin {
				sum++
			}
			latin = true
		default:
			latin = false
		}
	}
	return sum
}

var numeral = set(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half dozen third quarter double twice thrice zero percent per-cent`)

// everyday are the words that everybody uses about anything: they hold a sentence together and say nothing of a trade.
var everyday = set(`a able about above according across actually after afterwards again against ago ahead all almost alone along already alright also although always am among an and another answer any anybody
anyhow anyone anything anyway anywhere apart appear appropriate are aren't around as aside ask at attention away awful awfully back bad badly basically be became because become been before began begin behind being
believe below beneath beside best better between beyond big bit bits both bother bring brought business but by call came can can't cannot care careful carefully case cases catch caught cause
certain certainly chance change check choose clear clearly clever close come comes coming common communicate completely concern condition consider coordinate correct correctly could couldn't count couple course
cover cut day days deal decide definitely depend depends describe detail did didn't difference different differently difficult direct directly do does doesn't doing don't done doubt down drag due during each earlier early ease easily
easy either else end ends endless enough ensure entirely especially even evening eventually ever every everybody everyone everything everywhere exact exactly example except expect experience explain extra eye eyes face fact fair
fairly fall familiar far fast feel feeling felt few figure final finally find fine first fit fix follow followed following for form found frankly friend from full fully fun funny further gave general
generally gentle gently get gets getting give given glance go goes going gone good got great ground guess guidelines gut had half hand handful handle hands happen happens hard hardly has hasn't have haven't having he head hear heard
help her here hers herself high higher him himself his hit hold home honest honestly hope hour hours how however i idea if important in indeed inside instead instinct into involve is isn't issue it its itself job just keep
kept kind kinds knew know known knows lady large last late lately later latter least leave left less let lets life like likely line little live long longer look looked looking looks lose lost lot lots love low lower luck made mainly
make making man manage manner many matter matters may maybe me mean means mention mess might mind mine minute minutes moment moments month more morning most mostly mouth move much must my myself name namely narrow near nearly necessary need
needed needs neither never nevertheless new next nice night no nobody none nor normal normally nose not note nothing notice now nowhere number numbers obvious obviously occasion odd of off often oh okay old on once one ones only onto open or
order ordinary other others otherwise our ours ourselves out outside over own part particular parts pass past patient people per perhaps person personally pick piece place plain play plenty point possible possibly prefer prepare
present pretty probably problem problems procedure proceed process proper properly pull push put quick quicker quickly quiet quite rather reach read ready real really reason reasonable reasonably recognise regular regularly remain remember responsible
rest result review right rightly rough roughly round rule rules run said same saw say saying says second see seeing seem seems seen sense sensible separate serious set several shall shape she short should shouldn't show shows side sign simple simply
since situation situations size slight slightly slow slowly small smell so some somebody somehow someone something sometimes somewhat somewhere soon sort sorts speak special specific stand standard start started state stay step still stop strange
story straight strong stuff such suddenly suit sure suspicious take taken takes taking talk talking tell telling tells tend than thank that the their them themselves then there therefore these they thing things think this those though thought through
till time times tiny to today together told too took top touch towards treat tried true trust try trying turn turned turns type under underneath understand unless until up upon upstairs us use used useful usual usually various very view
wait walk want warn was wasn't watch way ways we week weeks well went were weren't what whatever when whenever where wherever whether which while who whole whom whose why wide will wise wish with within without woman won't wonder word words work worked
works world worry worse worst worth would wouldn't wrong year years yes yet you young your yours yourself trouble tricky hurry thoroughly properly attention sit sits nose enough talk hate hates hang hangs thread keep somewhere follow underneath
okay fuss relevant adequate suitable careful timely sufficient respective accordingly individually appropriately guideline policy requirement requirements colleague colleagues customer customers client clients team department management
boss somebody anyone anybody obedient cautious bend please shut lock yourself sooner blink else's`)

// everydayHan are the same in Chinese, the longest first, so that 看着不对 goes before 不对; emptyHan are single characters.
var everydayHan = []string{
	"按规定", "按流程", "按制度", "差不多", "说不上来", "一看就知道", "一眼就", "心里有数", "看着办", "看情况", "有时候", "有的时候", "的时候", "怎么说", "具体情况", "根据情况", "相关部门", "相关人员", "及时沟通", "及时处理", "有问题",
	"我们", "你们", "他们", "人家", "自己", "大家", "有人", "有个", "有的", "有些", "那个", "这个", "那些", "这些", "那种", "这种", "什么", "怎么", "哪个", "哪里", "这里", "那里", "里头", "上面", "下面", "上头", "底下", "外面", "后面", "前面", "旁边", "东西", "事情", "情况", "问题", "地方", "样子", "味道", "感觉",
	"一下", "一点", "一些", "一样", "一般", "一直", "一定", "一起", "一块", "一个", "一种", "一次", "一会", "一到", "一到底", "两句", "几句", "点点", "不对", "不好", "不行", "不能", "不要", "不会", "不用", "不够", "不太", "不是", "不想", "不敢", "不放心", "不归", "没用", "没有", "没人", "别的", "还有", "还是", "就是", "就好", "就行", "就怪", "就得", "只是", "只要", "只能",
	"可以", "可能", "应该", "需要", "必须", "一定要", "得看", "要看", "看着", "看看", "看见", "看到", "看出来", "听着", "听说", "觉得", "知道", "明白", "清楚", "想起来", "记得", "注意", "小心", "当心", "留意", "处理", "解决", "协调", "沟通", "跟进", "安排", "搞定", "确认", "检查", "核实", "评估", "把关", "把控", "做到", "做好", "弄好", "办好",
	"太多", "太少", "太大", "太小", "太高", "太低", "太久", "太长", "太慢", "太快", "太轻", "太重", "很多", "很久", "好多", "好几", "不少", "比较", "非常", "特别", "真的", "实在", "其实", "反正", "反而", "当然", "肯定", "基本", "大概", "也许", "通常", "往往", "经常", "常常", "总是", "老是", "从来", "有时", "马上", "尽快", "及时", "赶紧", "立刻", "随时", "到时候", "以后", "以前", "之前", "之后", "后来", "现在", "当时", "平时",
	"如果", "要是", "的话", "因为", "所以", "但是", "不过", "然后", "否则", "不然", "而且", "或者", "以及", "还得", "要不", "这样", "那样", "怎样", "合适", "正常", "异常", "严重", "重要", "麻烦", "奇怪", "可疑", "简单", "复杂", "容易", "困难", "合理", "到位", "靠谱", "清楚", "干净", "够了", "算了", "完了", "好了", "坏了", "出事", "出错", "影响",
	"程度", "时候", "时间", "经验", "专门", "专人", "新人", "新手", "领导", "同事", "客户", "部门", "流程", "规定", "制度", "标准", "原则", "要求", "方面", "工作", "业务", "相关", "有关", "负责", "帮忙", "能帮", "告诉", "找人", "叫人", "喊人", "请示", "汇报", "上报", "转给", "交给",
	"点头", "拍板", "打个招呼", "说话", "口气", "说不清", "犯嘀咕", "犯疑", "糊弄", "上当", "吃亏", "害人", "倒霉", "出岔子", "想办法", "灵活", "酌情", "适当", "多少", "大小", "高低", "快慢",
}

var emptyHan = runes("的了着过吗呢吧啊嘛呀啦哦嗯哎唉和与跟同及或而且但就都也还又再才只很太更最挺蛮好真是有没不别无非未要会能可得该须想敢肯让叫给把被对向往从到在于以为因由按照比像如若则那这哪谁我你您他她它们自己人家个只条件次回遍下上里外前后左右中间内边头些点儿样种类多少大小高低长短快慢早晚先后一几半两每各某另其别的去来走做干办弄搞说讲看听问想知觉感怕事话时候年月日天今明昨当正便即所之此等当")

// withoutEveryday blanks everyday words; of those that begin at one place it takes the first in the list.
var withoutEveryday = func() *strings.Replacer {
	var pairs []string
	for _, w := range everydayHan {
		pairs = append(pairs, w, "·")
	}
	return strings.NewReplacer(pairs...)
}()

func runes(list string) map[rune]bool {
	out := map[rune]bool{}
	for _, r := range list {
		out[r] = true
	}
	return out
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
