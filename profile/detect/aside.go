package detect

import (
	"strings"
	"unicode"

	"tacit/profile/lazy"
)

// Aside says whether a sentence tells something of the person's life instead of the work: the cat, the canteen, the
// weather. People who like to talk say such things in the middle of an answer, and none of it belongs in a document. It is
// wary, since what is trivia in one trade is the work of another and nobody sees what was left out: words of family, pets
// and pastimes count by themselves, unless a rule is told with them; words of food and the way to work only in a sentence
// that draws no line and gives no rule; the weather, a canteen and "by the way" only where nothing but life is left beside
// them.
func (s Sentence) Aside() bool {
	low := s.low
	rest := passingSaid.without(low)
	strong := privateSaid.in(rest)
	if !strong && rest == low && !livingSaid.in(low) {
		return false
	}
	if strong && s.Han && lifeLoose.in(low) && aboutLifeOnly.in(rest) {
		return false
	}
	rule, conditional := s.IfThen()
	if conditional && (!strong || supposes[s.low[rule.Word.Start-s.Start:rule.Word.End-s.Start]]) || exceptionWords.in(low) || defines(s) && !family.in(low) || ruleSaid.startsWith(low) {
		return false
	}
	switch {
	case strong:
		return true
	case rest != low:
		return s.beside(passingSaid).passes()
	}
	return !rangeSaid.in(low) && !reasonWords.in(low) && !comparators.in(low) && (!alwaysWords.in(low) || absLoose.in(low))
}

// supposes are the conditional words that put a case, where "when" and 碰到 also tell of one evening.
var supposes = set(`if unless provided 如果 要是 除非 只要 一旦 万一 假如 若是 的话`)

// passes says whether what stands beside words of the weather or of a canteen is nothing, or life as well: wet trousers, a
// good soup.
func (s Sentence) passes() bool {
	if !s.says() {
		return true
	}
	return lifeSaid.in(s.low) && !ordered.MatchString(s.low) && !ill.MatchString(s.low) && !quantity.MatchString(s.low)
}

// says says whether a sentence holds anything at all beside pointing words and words of time.
func (s Sentence) says() bool {
	if s.Han {
		return strings.IndexFunc(pointing.ReplaceAllString(s.low, ""), func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
	}
	rest := s.beside(calendarSaid)
	return rest.Telling() > 0 || rest.Acts() || linked.MatchString(rest.low)
}

var (
	pointing = lazy.Compile(`今天|今早|今晚|昨天|昨晚|前天|那天|这天|最近|这两天|这几天|外头|外面|窗外|一直|一整天|整天|从[^，。]{1,4}起|[真很太好又还也就都这那得的了呢啊呀吧嘛着过大小个是在]`)
	linked   = lazy.Compile(` (so|because|but|and) \S+ `)
	ordered  = lazy.Compile(`\b(must|should|needs? to|has to|have to)\b|要|必须|得(先|再|多|少|用|按|留|等)|不能|不许|不准|别|千万|一定`)
	ill      = lazy.Compile(`\b(sick|ill|poison(ed|ing)|vomit(ed|ing)|threw up|hurt|injured|complained)\b|吐|拉肚子|中毒|送医|投诉`)
	quantity = lazy.Compile(`\d ?(kg|kilos?|grams?|g|litres?|liters?|l|%|percent|degrees|°|metres|meters|m|cm|mm|minutes?|hours?|portions|crates|boxes)\b|[一二两三四五六七八九十百千半几\d][多来]?(斤|钱|克|公斤|度|分钟|刻钟|钟头|小时|米|公分|厘米|毫米|吨|成|倍|板|份)`)
)

var calendarSaid = patternsOf(`
(on |since |last |this |all |next )?(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|june|july|august|september|october|november|december|today|yesterday|tonight|weekend|outside|finally)
isn't it
`)

// passingSaid are words that stand beside the work as often as beside life.
var passingSaid = patternsOf(`
by the way
rain(s|ed|ing|y)?|snow(s|ed|ing|y)?|(it's|it was|it is|been|still) pouring|pouring (outside|down|with rain)|hailing|weather
canteen|cafeteria
顺便(说|提)(一下|一句)?
天气|下(大|小|了|着|起|点|过|暴)*(雨|雪)|雨下得|天凉|这天热
食堂
`)

// lifeSaid is what is nobody's work where it stands beside those: clothes, the way there and back, a plate of food.
var lifeSaid = patternsOf(`
trousers|socks|umbrella|raincoat|jumper|my (coat|hair|feet|shoes)|cycled|bicycle|bike|commute|walk(ed|ing)? (home|in)|garden|terrace|picnic|washing|laundry|weekend|kids
lovely|nice|gorgeous|glorious|miserable|dreadful|awful|rotten|foul|filthy
soup|chilli|lasagne|lasagna|curry|goulash|kebabs?|pie|pizza|chips|burgers?|sandwich(es)?|cakes?|puddings?|stew|coffee|menu|lunch|delicious|tasty
(has|had|does|serves|there's|there is) (a |an |the |some |good |nice |great |lovely )*\w+ (today|again|(on )?(mondays|tuesdays|wednesdays|thursdays|fridays))
go early|dream of
裤|鞋|伞|袜|外套|电动车|自行车|骑车|阳台|被子|晾着呢|淋|散了吧|下班|出门|周末|野餐
好吃|难吃|真香|挺香|还挺|红烧|清蒸|糖醋|包子|饺子|面条|拉面|米饭|饭菜|饭硬|菜谱|打饭|排队|吃饭|去晚了|请你|汤不错|鸡腿|带鱼
`)

// family is nobody's word of the trade: "my neighbour is called that too".
var family = patternsOf(`
my (eldest |youngest |old |little )?<kin>
`)

// aboutLifeOnly are the frames by themselves, which are less sure than the words of privateSaid.
var aboutLifeOnly = patternsOf(aboutLife)

var privateSaid = patternsOf(asideEnglish, aboutLife, `
long story|funny story|unrelated
(that's|that is|it's|which is) (another|a different|quite another) (story|tale|kettle of fish)
这(是)?后话|那(又)?是另一(回事|码事|个故事)了?[。！]?
(my|our) (eldest |youngest |old |little )?(cat|dog|dogs|hamster|wife|husband|partner|girlfriend|boyfriend|son|sons|daughter|daughters|kid|kids|lad|boy|girl|children|mother|mum|mom|father|dad|parents|grand(mother|father|son|daughter|ma|pa)|nan|gran|sister|brother|uncle|aunt|cousin|nephew|niece|in-laws|neighbou?rs?|dentist|barber|knee|knees|hip|back hurts|garden|allotment|flat|saddle|bike|bicycle|caravan|boat|birthday|holidays?)
(mother|father|brother|sister)-in-law
i('ve| have)? (always )?(wanted|dreamt|dreamed) to (be|become)
i (knit|jog|cycled?|bake|paint|garden|fish|hike|ski|sing|swim)
i learned to drive|i('ve| have) stopped (eating|drinking|smoking)|as a (kid|child)|when i was (a kid|a child|little|small|at school)
i('ve| have) been reading
novel|football|handball|rugby|cricket|netflix|telly|trumpet|choir
watched _ (match|film|series)
(getting|got) married|how was your weekend
(i've|i have|we've|we have) (always |never )?(lived|grown up) (in|on|here)
说起来我|题外话|扯远了|接(娃|孩子)
我(家|们家)?(老婆|老公|先生|太太|媳妇|爱人|儿子|女儿|闺女|孩子|娃|爸|妈|岳父|岳母|公公|婆婆|奶奶|爷爷|外婆|外公|哥|姐姐?|弟弟?|妹妹?|侄|孙子|孙女|猫|狗|邻居|小学同学|办公室那盆|膝盖|血压|嗓子|腰|颈椎|耳机|键盘|大学学的)
(老婆|老公)(说|昨|今|又|天天|做|在家)
带孙子|我(上个礼拜|上周|昨天|刚)?(刚)?(提了|买了)(台|辆|个)|红烧肉|螺蛳粉|酸菜鱼|奶茶|酸奶店|追剧|球赛|钓鱼|爬山|团建|聚餐|发财树|瑜伽|相亲|打麻将|(小学|中学|大学|老)同学|国足|缝纫机票
我(早上|中午|晚上)?一般都吃
那?只?(猫|狗)(又|最近|老|会)|我?以前(学|读|念|开|卖|当|做)过|我徒弟是.{1,6}人|我妈|我爸|员工餐|放同一首歌|考大学
(my|our) (dog|cat|desk's by|desk is by)|best bacon|bacon roll|swimming lessons|as a child|at college and never|had a parrot|i still have the mug|the digs|one station
(还|永远|一直|总)?记得(我)?(头|第)一(天|次|回)(上班|来|报到|上岗|进厂)
(路上|高架|地铁|公交)…，?(所以)?我(今天)?(来晚|迟到|才到)
(dentist|doctor's|hairdresser|barber) appointment
不死也得?.死
`)

var livingSaid = patternsOf(`
vending machine|coffee machine|lentil soup|kebab|pie shop|bakery|bike shed|bicycle stand|new carpet|stairwell|swallows|a fox|summer party|christmas party|team event|barbecue|same chair|my desk to|car wash|moved my desk|dug up our street
lived in this (town|village|city)
same (chair|mug|desk) since
那天中午吃|面馆|牛肉面|堵得不行|地铁|停车场涨|电梯又坏|咖啡机|桂花|荔枝|枇杷|火锅|楼下新?开|当过兵|下象棋|天桥|我这支笔|我这个(键盘|耳机|杯子)
以前在.{1,8}(待过|上过班|读书)
(路上|今天)(又)?堵
lunch (was|today)|my (lunch|coffee|commute|train|bus)
(热|冷|冻|闷|吵|挤)死(人|我)|(热|冷|冻|闷)死了?(，|。|！|$)|真(热|冷|闷)|中午(吃|那家)|(早上|昨晚|今早)(没睡|堵车|下雨|起晚)
`)

// ruleSaid are the first words of a rule.
var ruleSaid = patternsOf(`
never|don't|do not|always|check|ask|call|make sure|keep
不要|别|一定|必须|千万|先|要
`)
