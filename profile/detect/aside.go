package detect

// Aside says whether a sentence tells something of the person's life instead of the work: the cat, the canteen, the
// weather. People who like to talk say such things in the middle of an answer, and none of it belongs in a document. It is
// wary, since what is trivia in one trade is the work of another: words of family, pets and pastimes count by themselves,
// words of food, weather and the way to work only in a sentence that draws no line and gives no rule.
func (s Sentence) Aside() bool {
	low := s.low
	strong := privateSaid.in(low)
	if !strong && !livingSaid.in(low) {
		return false
	}
	if strong && s.Han && lifeLoose.in(low) && aboutLifeOnly.in(low) {
		return false
	}
	if _, rule := s.IfThen(); rule && !strong || defines(s) && !family.in(low) || ruleSaid.startsWith(low) {
		return false
	}
	return strong || !rangeSaid.in(low) && !reasonWords.in(low) && !comparators.in(low) && (!alwaysWords.in(low) || absLoose.in(low))
}

// family is nobody's word of the trade: "my neighbour is called that too".
var family = patternsOf(`
my (eldest |youngest |old |little )?<kin>
`)

// aboutLifeOnly are the frames by themselves, which are less sure than the words of privateSaid.
var aboutLifeOnly = patternsOf(aboutLife)

var privateSaid = patternsOf(asideEnglish, aboutLife, `
by the way|long story|funny story|unrelated
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
it('s| has)( only| just)? been (raining|snowing|pouring|freezing|drizzling) (since|for|all|the whole)
顺便(说|提)|说起来我|题外话|扯远了
我(家|们家)?(老婆|老公|先生|太太|媳妇|爱人|儿子|女儿|闺女|孩子|娃|爸|妈|岳父|岳母|公公|婆婆|奶奶|爷爷|外婆|外公|哥|姐姐?|弟弟?|妹妹?|侄|孙子|孙女|猫|狗|邻居|小学同学|办公室那盆|膝盖|血压|嗓子|腰|颈椎|耳机|键盘|大学学的)
(老婆|老公)(说|昨|今|又|天天|做|在家)
带孙子|我(上个礼拜|上周|昨天|刚)?(刚)?(提了|买了)(台|辆|个)|红烧肉|螺蛳粉|酸菜鱼|奶茶|酸奶店|追剧|球赛|钓鱼|爬山|团建|聚餐|发财树|瑜伽|相亲|打麻将|(小学|中学|大学|老)同学|国足|缝纫机票
我(早上|中午|晚上)?一般都吃
那?只?(猫|狗)(又|最近|老|会)|我?以前(学|读|念|开|卖|当|做)过|我徒弟是.{1,6}人|我妈|我爸|员工餐|放同一首歌|考大学
(my|our) (dog|cat|desk's by|desk is by)|best bacon|bacon roll|swimming lessons|as a child|at college and never|had a parrot|i still have the mug|dreadful weather|the digs|one station
rained all|rained (the whole|that whole)
(还|永远|一直|总)?记得(我)?(头|第)一(天|次|回)(上班|来|报到|上岗|进厂)
(路上|高架|地铁|公交)…，?(所以)?我(今天)?(来晚|迟到|才到)
(dentist|doctor's|hairdresser|barber) appointment
不死也得?.死
`)

var livingSaid = patternsOf(`
canteen|cafeteria|vending machine|coffee machine|lentil soup|kebab|pie shop|bakery|bike shed|bicycle stand|new carpet|stairwell|swallows|a fox|summer party|christmas party|team event|barbecue|same chair|my desk to|car wash|moved my desk|dug up our street
(it|it's|it has|it was|it's been|been) (rained|raining|snowing|snowed|pouring)
lived in this (town|village|city)
same (chair|mug|desk) since
食堂|天气|那天(下雪|下雨|中午吃)|面馆|牛肉面|这天热|下大?雪|下大雨|雨下得|裤(腿|脚)|堵得不行|地铁|停车场涨|电梯又坏|咖啡机|桂花|荔枝|枇杷|火锅|楼下新?开|当过兵|下象棋|天桥|我这支笔|我这个(键盘|耳机|杯子)
以前在.{1,8}(待过|上过班|读书)
(路上|今天)(又)?堵
(lovely|nice|awful|terrible|horrible|beautiful|dreadful|foul) weather|weather('s| is) (lovely|nice|awful|terrible|horrible|beautiful)|lunch (was|today)|my (lunch|coffee|commute|train|bus)
(热|冷|冻|闷|吵|挤)死(人|我)|(热|冷|冻|闷)死了?(，|。|！|$)|真(热|冷|闷)|中午(吃|那家)|(早上|昨晚|今早)(没睡|堵车|下雨|起晚)
`)

// ruleSaid are the first words of a rule.
var ruleSaid = patternsOf(`
never|don't|do not|always|check|ask|call|make sure|keep
不要|别|一定|必须|千万|先|要
`)
