package detect

// What people say, one way to a line; the shorthands are in pattern.go. English first, then Chinese: both are looked for
// in every sentence, because trades mix them.

var gutSaid = patternsOf(gutEnglish, gutHan, `
<i> (just|simply|somehow|sort of|kind of) knows?( it| that| this| when| if| whether| who| which| what| straight| right away| by now)
<i> (just|simply|somehow) knows?[.,!;]*
<i> (just|simply|somehow) knows?$*
(my|your|the|a|by|pure|all|only|just|it's) gut( feeling| instinct)?
gut feelings?
(a|my|pure|just a|only a|it's a) (hunch|instinct|intuition|feeling)
instinct(s|ively)?|intuition|sixth sense|second nature|seat of the pants|educated guess
(in|feel it in) my (bones|water)
(my|your|the) (stomach|bones|nose|belly|fingers?|hands?|eyes?|ears?|gut|heart|fingertips) (just )?(tells?|says?|knows?|feels?)
(feels?|felt|smells?|rings|rang) (a bit |somehow |just |not quite |all |slightly )?(wrong|off|right|fishy|funny|true|false|hollow|odd|strange)
(just|simply|somehow) (sounds?|looks?|seems?|tastes?) (a bit |not quite |all |slightly |plain )?(wrong|off|not right|fishy|funny|odd|strange|weird|different)
(get|gets|got|have|has|develop|develops|need|with) (a|an|the|that|your) (certain )?(sense|feel|feeling|nose|eye|ear|touch|instinct) (for|of|about|after|over)
(by|with|from|on) (feel|instinct|intuition|long experience|experience alone|years of experience|the feel of it|the look of it)
by eye|by ear
experience (mostly|mainly|really|alone|tells?|says?|teaches|i suppose|i guess)
(it's|just|all|pure|only|mostly|mainly|that's) experience
<i>('ve| have|'d)? ?(see|hear|feel|smell|sense|notice)s? it or <i> (don't|dont)
can (just|simply|always|usually|often|mostly|normally|kind of|sort of) tell
(i|you|we) can tell( straight| right| at once| immediately| from the way| from a mile| at a glance| when| if| whether| that| something|[.,;!])*
tell (straight off|straight away|right away|at a glance|at once|a mile off)
something( just)? (tells me|in me|feels|isn't right|doesn't (feel|sit|add up|look right)|about (it|him|her|them))
(don't|dont) ask me (how|why)
(can't|cannot|couldn't|can not|hard to|difficult to|impossible to) (really )?(say|tell|explain|put into words|put a finger on) (why|what it is|how i know|exactly (why|what|how))
(it|that) (just )?comes with (time|the years|experience|practice|the job|age)
with (time|the years) (you|one) (learns?|gets?|knows?|sees?|feels?)
trust (my|your|the) (gut|eye|eyes|nose|instincts?|hands?|fingers|feeling)
you (just|simply|somehow) (feel|see|sense|notice|hear) (it|that|when|if|whether)
(just )?a matter of (feel|feeling|experience|touch)
you (get|develop|grow|need) (a|the|an) (nose|eye|ear|feel|touch)
凭(着|我|自己|个|的就是|的是)?(一点)?(感觉|经验|直觉|手感|本事|眼力|良心|多年|印象)
(全|就|都|主要|得)?靠(的是|着|我|个)?(感觉|经验|手感|直觉|悟性|眼力|天分)
直觉|第六感|下意识|本能地?|条件反射|潜意识
[一扫瞄瞥听摸尝闻看打捏掂敲](一)?(眼|遍|下|口|看|听|摸|闻|瞧|打量|过去)…(就|便|都)(大概|大致|基本|能|会|全)?(知道|明白|觉得|有数|晓得|清楚|懂|看得出|认得|感觉|判断|能看)
一(看|听|摸|闻|尝|掂|瞧|眼|上手)(就|便)(能|会|大概|晓得|知道|明白|懂|清楚|看出|有数|是了|行)
(心里|心中|手上|手里|脑子里|肚子里|心头|大概|自然|自己)…有(个)?(数|谱|底|感觉|杆秤)
手感
(舌头|耳朵|鼻子|手指|指头|眼睛|手|身体)(自己|自然)?(就)?(会|自然|能|都)(有数|知道|告诉|会说|讲|说|记得)
(总|老|就|会)?(觉得|感觉)(哪儿|哪里|有点|有些|就是|就|怪)?(别扭|不对|不太对|怪怪|不踏实|发毛|有问题|对了|悬|不妙|不靠谱)
感觉(对了|到了|来了|上|就|不对|不太对|差不多)
(说|讲|道)不(上来|清|出|清楚|明白)(为(什么|啥)|哪|怎么|是哪|原因|道理|理由|个)
(干|做|开|看|跑|待)(得)?(久|多|长)(了|的)?，?(都|就|自然|也就)(这样|知道|会|有|懂|明白|能|看)?
(时间|日子|年头)(一)?(长|久)了(就|自然|都)(知道|会|有|懂|明白|能|看|摸)
熟能生巧|(我|自己)[^，。]{0,4}门儿?清|练出来的|练(久|多)了
经验告诉|经验之谈|全是经验|都是经验|纯(粹)?(是)?(经验|感觉)
就是知道|就是晓得|就是觉得
到了(自然|就)(停|知道|会|收|有数)
一种(感觉|直觉|默契)|有感觉
(something|somehow) (about|in|with|on) (it|that|this|them|him|her|the|those|these|my|his|their) (\w+ )?(\w+ )?(bother(s|ed)|bug(s|ged)|nag(s|ged)|doesn't|didn't|makes|made|feels|felt|isn't|wasn't|puts|put|rub(s|bed)|worries|worried|tells|told|jar(s|red))
(couldn't|can't|cannot|could not) (quite |really |exactly )?(point (at|to) (it|what|why)|put (a|my) finger on|pin (it|that) down|say what|explain (it|why|how)|tell you (why|how)|justify it)
(simply|somehow|instantly|instinctively|straight away|kind of) (sense|senses|sensed|feel|feels|felt|knew|tell|smell|notice|see)
(one|a|at first|at one|from one) (look|glance|sniff|listen|touch|taste|whiff|sight|bite)( at (it|them|him|her|that|the \w+))?(,)? (and|is enough|will do|tells|does it|i|you|we)
alarm bells?|my hackles|my antennae?|spidey sense|muscle memory|hairs on (my|the)|in (my|the) (blood|fingers|fingertips|water|bones)
(have|had|get|got|getting|has|with) (a|this|that|some|my) (bad|good|funny|strange|odd|uneasy|weird|queasy|nagging|sinking|certain|vague) (feeling|vibe|sense|hunch)
(bad|good|funny|strange|weird|odd|wrong) vibes?
(after|with) _ years _ you (just |simply )?(know|see|feel|sense|notice|hear|smell)
(know|recogni[sz]e|spot|smell) (it|one|them) when (i|you|we) (see|hear|feel|smell) (it|one|them)
from a mile (off|away)|a mile off
心里…(咯噔|一紧|一沉|发毛|打鼓|不踏实|明白|亮堂|明镜|门儿清|就有)
(说|讲)不(上|出)(哪|来|啥|个|为|什么)
[扫瞄瞥瞅听摸尝闻看捏掂敲瞧拎按揉](上)?一?(眼|下|手|耳朵|口|嘴|把)，?(心里|基本)?(就|便)(有数|知道|明白|晓得|有谱|懂|清楚|感觉)
一(上手|打眼|照面|搭手|过手|入口|开口|进门|搭脉|碰|捏|闻)[^，。]{0,5}(就|心里)…(明白|有数|知道|晓得|懂|有谱|感觉)
(隐隐|隐约|总|莫名|本能|老)(约|地)?(觉得|感觉|有种)
预感|眼缘|(嗅|闻)得出(来)?|跟着感觉走|(有|凭)(那|这)?(个|股|种)(感觉|直觉|预感)
(a|the) (whiff|scent|sniff|air) of \w+|(can't|cannot|couldn't) say (from )?(where|why|what|how)
(it|something|that|this) (didn't|doesn't|did not|don't) (sit|feel|smell|ring|add up|taste) (well|right|true|good)( with me)?
闭着眼睛?(都|也|就)?(能|会|知道)?|(也)?说不出(个)?(道理|理由|原因|所以然|为什么)|不知怎么(的)?就
`)

var dependsSaid = patternsOf(dependsEnglish, dependsHan, `
(it|that|this|which|all|well|really|always|rather|totally|very much|mostly)? ?(all |really |very much |always |rather |totally |a lot |entirely )?depends( on| who| how| what| whether| a lot| entirely|[,.!?;]|$)*
depending( on)?*
(it|that|this|they|which|prices?|times?|amounts?|<my> \w+) (really |always |can )?(var(y|ies)|differs?|changes|fluctuates?)( a lot| widely| from| with| by| so much| quite a bit| every|[,.;]|$)*
case[- ]by[- ]case|from case to case|on a case
different (with|for|from|in|on|every|each) (every|each|one|case|person|time|customer|client|patient|job|day|everyone|everybody)( \w+)?
(is|'s|are|'re) (always |all |very |so |completely |quite )?different(ly)? (every|each) (time|day|one|year)
no two (\w+ )?(are|is) (the same|alike|equal)
sometimes (yes|no|i do|i don't|we do|it is|this|one thing|so|it's|he|they|i|we) _ (and )?sometimes
some (\w+ )?(i'd|i|we|we'd|you|they|are|need|get|want) _ (and |but )?(some|others|other)
(on|for|with|in) some _ (and |but )?(on|for|with|in) (others?|some|other ones)
hinges on|comes down to|boils down to|is a matter of|a question of
according to (the )?(circumstances|situations?|case|mood|day|need)
(can't|cannot|couldn't|won't|hard to|there's no|there is no|not|isn't) (really )?(give|say|name|one|put)? ?_ (one|single|general|fixed|universal|clear[- ]cut|straight|simple|blanket|standard) (answer|rule|number|figure|recipe|solution)
(no|isn't a|not a|isn't any|there's no) (hard and fast|fixed|general|set|golden|one-size) _ (rule|answer|recipe|line)?
(you|one|we|i) (just |really )?(have|has|'ve got) to see
yes and no|it's a mixed bag|swings and roundabouts|could go either way|one way or the other
as the case may be
看情况|看着情况|视(具体)?情况|视…而定|随情况
(得|要|还得|主要|这得|那得|这要|就|还要|也要|都要|全|都|关键)看(具体|是|当时|对方|你|他|它|那个|这个)?(什么|谁|人|情况|怎么|怎样|哪|单子|心情|天气|现场|运气|啥|客户|对象|场合|缘分|病人|时候|模具|料)
(要|得)看具体|看具体(情况|的|是)|看(什么|是什么|谁|哪种)…(了|吧|啊|的)
取决于|不一定(的|吧|啊|呢|，|。|！|哦|嘛)|不一定$|(这|那|说)(可|就|个|也)?不(准|一定|好说)|不好说|说不准|没(个)?准(儿|数)?
(要|得|分)(分)?(情况|人|时候|客户|场合|对象|季节|阶段|品种)(的|吧|，|来|了|而|说)
分情况|分人|分时候|要分|两说|另说|两码事
因(人|事|地|情况|病|单|客|时|料)(而|情)?(异|定|施|变)
有的(时候)?[^，。；]{1,8}，?(也)?有的(时候)?[^，。；]{0,3}
有时候?[^，。；]{1,8}，(但|也|可)?有时候?
(具体)(问题|情况|案例)?具体(问题)?(分析|对待|看|处理)
一概而论|一刀切|一言以蔽之
没(有)?(个)?(定论|固定|一定之规|标准答案|死规矩|统一的?标准|准谱|定规|定数)
时(好|快|多|高)时(坏|慢|少|低)|千差万别|五花八门|各不相同
(down|up) to (the |each |every |your )?(situation|circumstances|case|individual|mood|weather|context|person)
could be [^.;]{1,30} (or )?(it )?could (also )?be
(might|may|can) be [^.;]{1,24}, (might|may|can) be
anything (from|between) [^.;]{1,24} (to|and|up to)
that's (relative|situational|individual|a judge?ment call)
on (its|their) (own )?merits|play it by ear|as it comes|see how it goes|no two \w+ go alike
there('s| is) no (one|single|fixed|hard|clear|set|general|standard|universal|blanket) (\w+ )?(answer|rule|number|figure|recipe|line|amount|time|price|way)
one (day|week|time|customer) (it's|i|we|he|they|wants?) [^.;]{1,30}(the next|another|the other)
(每|各|不同的?)(个|家|种|批|单|台)?[\p{Han}]{1,4}(都)?(不一样|不同|两样)(，|。|$|的|嘛|吧)
看(人|天|菜|货|料|病人|客户|心情|孩子|单子|季节|行情|运气|活儿?|天气|场合|年份)(下|说|来|吃|定|的|吧|，|。|$|呗)
(随|跟着|根据)(行情|季节|天气|客户|心情|情况|市场)(走|变|定|来|调)
见机行事|随机应变|走一步看一步|到时候再看|(这|那)(个)?(得|要)?两说
(说|定)不(死|准|定)(的|，|。|$)|没个准|没有?一定
(hard|difficult|tough|impossible) to (say|generali[sz]e|give|pin) (in general|down|one|a general|across|,)
some (weeks|days|months|mornings|times|years|nights|shifts) [^.;]{1,40}(some|others|other) (weeks|days|months|mornings|times|years|nights|not)?
(every|each) \w+ (needs|wants|is|takes|requires|has) (something|its own|their own|a different|another|different|his own|her own)
(得|要|都|全|就)看[\p{Han}]{0,6}(不\p{Han}|怎么样|如何|多少|大小|好坏|高低|多大|多久|几个|哪|谁|什么)
有时候?[^，。；]{1,6}有时候?[^，。；]{1,6}|看着来|(一|各)(个|家|人|天)[\p{Han}]{0,2}(一|各)(个|家|人)?(样|种)
`)

var condSaid = patternsOf(condEnglish, condHan, `
<if> _ (too|so|very|really|quite|pretty|rather|unusually|that|extremely|particularly|increasingly) (big|small|high|low|late|early|long|short|slow|fast|many|much|few|old|far|hot|cold|warm|wet|dry|thick|thin|close|loud|dark|light|heavy|hard|soft|weak|strong|bad|busy|full|expensive|complicated|serious|tight|loose|dirty|rough|steep|large|difficult|tired|sick|upset|angry)
<if> _ (big|high|long|old|serious|thick|hot|warm|dry|soft|firm|late|low|dark|cold|strong|bad|far|wide|deep|heavy|large|good|stable|dirty|quiet|close|many) enough
<if> _ (is|are|'s|'re|gets?|becomes?|looks?|seems?|grows?|goes|turns?|runs?|feels?|stays?) (a bit |a little |somewhat |rather |quite |clearly |noticeably |really )?(big|small|high|low|late|long|short|slow|serious|complex|complicated|unusual|large|severe|heavy|significant|substantial|excessive|considerable|abnormal|overloaded|overdue|busy|worse|bigger|higher|longer|older|difficult|unstable|loud|louder|crowded|critical|tight|dirty|worn|nervous|restless|aggressive|swollen|tired|noticeable|urgent|important|expensive|off)
<if> _ (overload|overheat|drag|pile|stack|build|slow|heat|back|mount|add)(s|ed|ing)?( up| on| down)?
<if> _ (for )?(a (good |long |little |fair )?(while|time|bit)|ages|too long|some time|very long|forever|long enough)
<with> _ (several|many|lots of|a lot|a lot of|quite a few|a few|plenty of|a couple of|numerous|repeated|frequent|enough|large|excessive|serious|severe|unusual|significant|substantial|considerable|major|heavy|bigger|larger|higher|longer)( \w+| \w+ \w+)?
<if> _ (more than|past what's|beyond what's|beyond|past) (usual|normal|acceptable|reasonable|necessary|a reasonable|the usual|tolerable|you'd expect|it should)
(past|beyond|above|over|outside) what('s| is) (acceptable|normal|usual|reasonable|tolerable|allowed|right)
(if|where|as and when) (need be|necessary|needed|appropriate|required|it matters|push comes to shove|warranted|called for|worst comes)
<if> _ (goes|gets|rises|climbs|drops|falls|grows|shoots|creeps|spikes|sinks) (too |far |way |right |well |very |up |down )?(up|down|far|high|low|beyond|past|over|out of hand|out of range|out of control)
(the |any |for |with )?(really |very )?(big|bigger|larger|large|smaller|heavy|heavier|serious|minor|major|high|higher|expensive|longer|urgent) (amounts?|sums?|orders?|claims?|cases|ones|jobs|bills|invoices|deliveries|repairs|quantities|losses|loads) _ (go|goes|get|gets|have to|need|needs|i|we|are|is)
(太|过于|比较|很|挺|特别|偏|够|有点|越来越|实在|非常|明显|过分|真)(大|小|高|低|多|少|久|慢|快|晚|早|长|短|重|轻|热|冷|烫|硬|软|稠|稀|干|湿|旧|远|急|乱|吵|脏|严重|厉害|复杂|明显|深|浅|紧|松|贵|忙|满|不稳|难|累|凶|黏|浓|淡|厚|薄|老|烈|强|弱|差)(了)?(一点|些|点)?(的话|的时候|时|就|的就|的要|的得|的我|的会|的，|了，)
(如果|要是|一旦|只要|遇到|碰到|碰上|遇上|万一|等|等到|凡是|除非|若|假如|赶上|当)…(太|过|比较|很|挺|特别|偏|够|有点|越来越|实在|非常)(大|小|高|低|多|少|久|慢|快|晚|早|长|短|重|轻|热|冷|烫|硬|软|稠|稀|干|湿|旧|远|急|乱|吵|脏|严重|厉害|复杂|明显|深|浅|紧|松|贵|忙|满|难|浓|淡|厚|薄|老|强|弱|差)
(如果|要是|一旦|只要|遇到|碰到|碰上|遇上|万一|等|等到|凡是|除非|若|假如)…(严重|异常|明显|厉害|过大|过高|过低|过多|过长|不够|离谱|不合适|超标|频繁|不稳|紧急|难缠|难搞|麻烦|复杂|没完没了|不像话)
(多|大|高|低|久|慢|晚|长|厉害|严重|重|急|烫|稠|稀|干|硬|软|满|旧|远|凶|狠|乱|少|热|差|紧|松)了(的话|以后|之后|的)?，?(就|要|得|再|我|咱|马上|赶紧|先|直接|立刻)
得(高|厉害|多|凶|狠|久|大|急|严重|慢|低|重|很|太)[^，。]{0,2}，?(就|的话|的|我|要|得)
(闹|搞|弄|吵|疼|烧|拖|堵|欠|压|积|磨|坏|漏|响|抖|晃|堆|等)得(厉害|凶|狠|久|太|很|多|严重|不行|不像话|受不了|高|大)
(急|贵|大|小|低|高|多|少|重|轻|远|近|久|严重|复杂|麻烦|金额大|数目大|量大|量多|量少|晚|热|冷|难|紧急|厉害|特殊)(一点|点|些)?(的话|的就|的时候)
(一点儿?|点儿?|一些)(的话)?就(多|少|再|得|要|加|减|换|放|搁|先|停|别)
(金额|数额|数量|面积|损失|价格|量|风险|难度|年纪|额度|单子|工程|项目|伤口|裂缝|订单)(比较|太|很|特别|偏|挺|够|稍|较|过)?(大|高|多|小|低|少|久|长|深)(的|了|就|一点)
(好几|几|多|好多|很多|不少|若干|一堆|大量|频繁|反复|屡次|再三)(次|回|遍|台|个|家长|人|位|单|投诉|客户|家|天|趟|处)?[^，。；]{0,10}(，)?(的)?(，)?(我|我们|咱|就|才|再)*(就|才|要|得)
(必要|有必要|需要|该)(时|的时候|的话)
碰(上|到)(那种|这种)…(就|得|要)
(差|超|偏|高|低|大|多|少|坏|久|晚)(太多|很多|得多|多了|得离谱|一截|得太)
(a handful|a couple|a few|several|too many|some|a number|a lot|lots|loads|enough|a bunch|one too many|many|another few)( of)?( \w+){1,3} and (i|we|it's|they|that's|he|she|you|off|out)
<if> _ (texture|colour|color|consistency|sound|smell|taste|surface|finish|mood|attitude|tone|quality|condition|shape|flow|fit|balance|timing|moment|temperature|light|weather|dough|sauce|numbers|figures|paperwork) (is|are|looks?|feels?|sounds?|seems?|tastes?|smells?) (\w+ )?(good|right|bad|fine|off|wrong|okay|poor|decent|odd|nice|ready|suitable)
as and when|(if|when|as) and when (required|needed|necessary)
<if> _ (a lot|much|far|way|well|miles|loads|quite a bit|considerably|significantly|noticeably) (more|less|above|below|over|under|bigger|smaller|longer|higher|lower|behind|late|slower|worse|too)
<if> _ (gets?|is|are|becomes?|goes|runs?|feels?|looks?|seems?|sounds?) (too|so|really|very|quite|rather|pretty|a bit|a little|that|unusually|extremely|slightly|somewhat) (\w+y|\w+ed|\w+ing|\w+ive|\w+ful|\w+ous|cramped|faint|loose|pale|thin|hard|soft|sour|sweet|salty|stiff|rude|drunk|pushy|fussy|noisy|stale|shallow)
the (more|wetter|colder|hotter|older|bigger|longer|harder|drier|thicker|heavier|\w+ier) [^.;]{2,40}, ?the (more|less|\w+er)
anything (really |very |a bit |remotely |vaguely |that looks |that seems )?(big|large|serious|major|complicated|odd|unusual|suspicious|heavy|expensive|urgent|strange|tricky|fancy|out of the ordinary|delicate|sensitive)
(in|for|with|on) (really |very |more |particularly |especially )?(serious|severe|extreme|urgent|complicated|difficult|tricky|heavy|bigger|larger|stubborn|busy|rough|nasty) (cases?|weather|conditions?|days|times|situations?|jobs?|stains?|orders?|customers?|patients?|ones?|seas?|soil|traffic)
<if> _ (can't|cannot|don't|doesn't|won't) (really |quite )?(cope|keep up|manage|hold|settle|behave|respond|improve|react|sleep|calm down|move)( \w+)?
(太|过于|过分|特别|这么|那么|很)(大|小|高|低|多|少|久|慢|快|晚|早|长|短|重|轻|热|冷|烫|硬|软|稠|稀|干|湿|旧|远|急|乱|吵|脏|严重|厉害|复杂|深|紧|松|贵|忙|满|难|累|浓|淡|厚|薄|老|烈|差|挤|闷|酸|咸|甜|腥|油|糊)(的|了|点)*，?(我|我们|咱|你|他|一般)?(就|得|要|再|先|才|马上|直接|只好|干脆|赶紧)
不(大|太|怎么|是很|够|很)(好|对|行|正常|新鲜|干净|合适|稳|熟|透|对劲|顺|匀|亮|清|舒服|配合|老实|听话|乐意)(了)?(的话|的就|的我|就|的，|时|，(我)?(就|再|得|要|先))
(不对劲|不对|不行|有问题|可疑|异常|别扭|不正常|不合适|不像样|不靠谱|奇怪|太差|不稳|不新鲜|含糊|难缠|过分)(的|了)(话)?，?(就|我|都|直接|一律|要|得|先|再|不)
(攒|积|累计|连着|接连|连续|一连|反复|出|来|收到|碰到|迟到|欠)(了|过|上|个|着)*(那么|这么)?(好几|几|多|一堆|一些|若干|不少|很多|好多|几十|十几)(起|次|回|个|单|笔|天|张|条|家|遍|趟|位|件|批|台|份|封)[^，。]{0,6}，?(我|我们|咱|他)?(就|才|得|要|再|直接|马上)
实在(不行|没办法|没辙|搞不定|扛不住|忙不过来|撑不住|来不及|谈不拢|不听|催不动|不肯|太)[^，。]{0,4}，?(我|我们)?(就|再|才|只好|只能|得)
(忙|赶|吃|扛|顶|撑|压|管|顾|来|排|应付)不(过来|及|住|了|动|下)(了)?(的话|的时候|就|我|再|，(我)?(就|再|得|先))
(不少|好几|很多|许多|好多|好些)(个|位|家|名)?[\p{Han}]{2,10}，(我|我们|咱)?(就|才|得|要|再)
(有点|有些|稍微|略|明显|越来越)(大|小|高|低|多|少|久|慢|快|晚|长|重|热|冷|烫|硬|软|稠|稀|干|湿|急|乱|吵|脏|深|浅|紧|松|贵|忙|难|浓|淡|厚|薄|差|糊|偏|飘|抖|响|堵|涩|黏)(了)?(的话|就|，(我)?(就|再|得|要|先))
<if> _ (starts?|begins?|keeps?) (looking|feeling|smelling|sounding|tasting|acting|getting|going|turning|to (look|feel|smell|sound|taste|act|get|go|turn|show)) (\w+)
<if> _ (looks?|feels?|seems?|smells?|sounds?|tastes?|turns?|goes|gets?) (murky|cloudy|stale|sticky|funny|dull|runny|slimy|sour|rancid|grumpy|agitated|upset|wobbly|shaky|rough|patchy|sluggish|lumpy|burnt|mushy|soggy|greasy|dusty|fuzzy|blurry|yellow|grey|pale|swollen)
(等|待|到)…(差不多|合适|时机|稳定|成熟|好转|缓过来)(了)?(就|再|才|的时候)
`)

// condLoose are no conditions, or some that draw their line.
var condLoose = patternsOf(condLooseEnglish)

var absSaid = patternsOf(absEnglish, absHan, `
always (\w+)
never (\w+)
must( not|n't)?
mustn't
(don't|do not|doesn't|nobody|no one|we don't|i don't) ever
without (any )?(exceptions?|fail)
no exceptions
each and every( \w+)?|every single \w+|every (last|one of)|every time|each time
whatever (happens|they say|it costs)
under no circumstances|on no account|at no time|come what may|in no case|at all times|at any cost|by no means
no matter (what|who|how|whether|when)
(every|all|each|any|everyone|everybody|everything|nothing|nobody|no one) _ (has|have|needs|need|is|are|'s) to (have|be|go|get|pass|sign|wear|come|\w+)
(nobody|no one|nothing|no \w+) _ (is allowed|gets|goes|leaves|may|touches|enters|works|comes|can|drives|starts|opens|signs) _ (without|unless|before|until|in|out|past)
no \w+(,| )?( \w+ )?(without|no) (a|an|the|two|your|my)? ?
(non-negotiable|mandatory|compulsory|sacrosanct|invariably|strictly)
(is|are|'s) (a must|sacred|law|gospel|an absolute no|out of the question|strictly)
必须|必需得
一律|一概|统统(不|都|要)
(绝对|坚决|决)(不|要|得|是)|绝不|决不|绝无
从不|从来(都)?(不|是)|从来(都)?要|向来(都)?不
永远(都)?(不|要|得|是|先|都)
(每|任何|所有|凡是|无论|不管|不论|只要|哪怕|谁|哪个|哪)[^，。；]{0,12}，?[^，。；]{0,6}(都|也)(得|要|必|不能|不许|不准|不行|不可|不得|不让|不)
每次(都|必|也都)|每(一)?(次|个|单|笔|份|批|件|张|台|天|回)(都|必)
任何(时候|人|情况|事|单子|一)…(都)?(不|要|得|必)
凡是…(都|一律|必|不|就)
(都|全)得(重|先|要|有|过|签|交|查|走)
一(个|点|丝|分|毫|字|步|次|天|项|条|张)[\p{Han}]{0,3}(都|也)(不|得|要|必|别)
一定(要|得|是|先|会先|不能|不要)
(没有|没)(哪个|哪一个|谁|人)?(能)?(例外|特殊|商量|余地|免)
无论如何|雷打不动|死规矩|铁律|铁规矩|硬性|说什么(也|都)(不|要|得)|天塌|千万(要|得|记)|万万|严禁|务必|非得|一票否决|是(条|道)?红线|碰红线
所有(人)?…(都|必须|一律)(要|得|必)
`)

// absLoose are perfect tenses and figures of speech with "always" or "never" in them: no rules.
var absLoose = patternsOf(absLooseEnglish, `
(i|we|you|they|he|she|it|that|there)('ve|'s|'d| have| has| had) (always|never)
(have|has|had|'ve) (always|never)
(always|never) (been|had|liked|loved|wanted|was|were|did|thought|heard|asked|seen|saw|said|knew|met|came|went|got|happened|worked|learned|noticed|looked|wondered|mind|found|understood|\w+ed)
(was|were) (always|never)
must (have (been|had|got|lost|known|thought|missed|left|come|gone|\w+ed)|be (a|the|some|about|joking|it))
(i|you) must (say|admit|confess)
the must
must be (adhered to|followed|observed|complied with|respected)
\w+ (always|never) (adds|comes|means|has|makes|gives|leads|turns|shows|ends|happens|looks|costs|breaks|fails|lies|wins|seems|hurts|helps)
nevermind|never mind
必须(承认|说|的(。|！|$|，))
一概而论
永远(记得|忘不|不会忘|怀念)
从来没|从没
(理论|原则)上
不一定
(不|没)必须
绝对(的|值)
`)

var freqSaid = patternsOf(freqHan, `
(more )?usually|normally|typically|generally|ordinarily|routinely|commonly|habitually
mostly|mainly
(most|much|nine tenths|the bulk) of the time|most (days|times|weeks|mornings|cases)|more often than not|as often as not|for the most part|by and large|on the whole|in general|in most cases|in the main
(nine|eight|9|8) (times|cases|out) (in|out) (of )?(ten|10)
often|oftentimes|sometimes|frequently|every now and then|from time to time
(tend|tends|inclined) to
as a rule
(the|my|our) (habit|custom|routine|default) (is|here is|for)
通常|往往|多半|平时|大多|大都
平常(都|我|就|是|的话)
一般[^般人性化的，。]
(大多数|大部分|多数|绝大多数)(时候|情况|时间|都|人|客户|的)?
基本(上|都|就)|差不多都
经常|常常|时常|有时候?|时不时|隔三差五
习惯(上|是|先|了)|向来|历来|老规矩
(正常|常规)(情况|来说|都|是)(下)?
(almost|nearly|pretty much|practically) (always|every time|all the time)|half the time|by default|in the habit of|out of habit|on a (normal|typical|regular|usual) (day|week|shift)
(my|our) (go-to|default|standard|usual|normal|preferred) \w+ (is|are)
(the majority|most) of (them|the cases|our customers|the time|cases)
(十|10)(回|次|趟)(里|中)?(头|面)?，?(有)?(八|九|七)(回|次|趟)
大体上|一向|照例|按惯例|平日里?|平素|绝大部分|多数时候|八成(都|会)
(nine|eight|seven|9|8) (\w+ )?(out of|in) (every )?(ten|10)
(as often as not|in most of|on most|nearly every|almost every) \w*
`)

// freqLoose are inferences and figures of speech, not habits.
var freqLoose = patternsOf(`
(is|are|was|'s) (mostly|mainly|often|sometimes) \w+$
usually (i'm|i am|we're|i was) (right|wrong)
多半是|十有八九|八成是|大多是
一般般
(跟|和|比)平(时|常)
老(先生|早上)
一般(纳税人|贸易|用户|商品|户)
`)

var normSaid = patternsOf(normEnglish, normHan, `
(is|are|was|were|'s|'re|'m|not|all|really|actually) (really |actually |all )?supposed to
(i'm|we're|you're|they're|he's|she's|it's) (really |actually )?(supposed|meant|expected|required|obliged|obligated|officially|not allowed|not supposed) to
(are|is) (meant|expected|required|obliged|obligated) to
in theory|theoretically|in principle|on paper|officially|nominally|strictly speaking|technically speaking|by rights|by law|legally|formally|ideally
by the book|textbook|best[- ]practices?
(per|as per|according to|in accordance with|in line with|following|under|in keeping with|in compliance with) (the |our |their |company |standard |official |current |head office )?(\w+ )?(polic(y|ies)|process|procedures?|handbook|manual|rules?|rulebook|guidelines?|book|sop|instructions?|regulations?|law|contract|textbook|protocol|standards?|code|policy manual|guidance|plan)
(the|our|their|company|hospital|house|school|head office|there's a|there is a) (\w+ )?(polic(y|ies)|rules?|rulebook|procedures?|handbook|manual|guidelines?|sop|regulations?|law|protocol|standard|process|textbook|instructions?|guidance|code|book) (is|are|says?|states?|wants?|requires?|asks?|calls?|demands?|tells?|prescribes?|specif(y|ies)|lays|that|would|stipulates?|recommends?)
(the|our) (standard|official|prescribed|approved|correct) (process|procedure|practice|way|approach|workflow|method)( is| would|,)?
(there are|there're|we have|we've got|there is|there's) (a |clear |strict |written |set )?(polic(y|ies)|rules|procedures?|guidelines|protocols?|regulations|process(es)?|instructions|standards)( for that| for this| on that| about that| in place)?
(what )?(they|we|you) ('re|are)? ?(teach|teaches|taught|tell|told|learn|learned|learnt)( you| us| people| everyone)? ?_ (in|at|on|during) (college|school|university|training|the course|uni|the academy|class|the seminar|induction)
(adhere|adhered|keep|keeps|stick|sticks|conform|comply|complies) (to|with) (the |our |all )?(\w+ )?(rules|guidelines|procedures?|process|polic(y|ies)|protocol|regulations|house rules|book|plan|standards?)
must be (adhered to|followed|observed|complied with|respected)
rules of the house|house rules
(should|ought to) (really|actually|strictly|properly|in fact|normally) 
(one|you|everyone|everybody|we|they|every \w+|all \w+) (should|ought to)( really| actually)? (be )?\w+
原则上|理论上|照理|按理|按道理|论理|名义上|表面上说|理想(情况|状态)|本来(应该|该|是要|要)|照说(，|应|是|该|得|要)
应当|理应|应该(是)?(先|由|要|双|按|每|有|在)
按(照|着)?(公司|集团|国家|医院|学校|行业|新|老|厂里|总部|部门|局里|院里)?的?(规定|流程|制度|标准|手册|规程|规范|章程|要求|指引|合同|程序|说明书|法规|条例|教科书|书上)(上|里|来讲|来说|说|的话|是|要|得|应|该|必须|，|先|不|两|每)
(公司|集团|国家|医院|学校|行业|厂里|总部|上级|法律|部里|甲方|局里|院里|上面)(有)?(明文)?(规定|要求|强调|制度)(是|要|了|每|所有|我们|必须|得|在|先|，|的是|说|不)
规定(是|要|说|里|上|必须|得|了|的|在|每|不)
(制度|规章|流程|手册|规范|文件|说明书|合同|条例|规程|章程|指南|指引|sop|政策|法规)(里|上|规定|要求|写|说|中|的|是)+(写|说|要求|规定|是|要|必须|应)*(的|着|明|是|，|了|要)*
(课本|教科书|教材|书本|书|培训|老师|课)(上|里|时|课上|的时候)(都)?(说|写|讲|教|是|的)
标准(做法|流程|动作|操作|答案|程序)(是|就|上|应|这样|，)*
明文|白纸黑字
照章(办|来)
(as|like) (it )?(says|written|stated|laid down|set out|described) in (the|our)
(the|our) (code|charter|contract|agreement|union|law|statute|directive|spec|specification|insurance|ministry|regulator|board|standard|hse|iso) (\w+ )?(says|requires|wants|states|demands|prescribes|stipulates|insists|lays down|asks)
we were (told|taught|trained) to|(guidelines?|guidance|regulations?) (recommends?|says?|tells?|wants?)
in training (they|you|we)|at (nursing|medical|law|cookery|catering) school
规矩(是|上|说|里)|(国标|行标|劳动法|民法典|税法|iso)(上|里|规定|要求|写|说|是|中)
(书面|程序|流程|纸面|台面|政策|制度|法律)上(讲|说|来说|是|应|要|得|规定|写)
(照|按)(规矩|章程|规章|惯例|指南|国标|行规)(说|讲|应|该|是|要|得|，|先)
(公司|上面|领导|学校|医院|厂里|集团|总部|行里|院里|部门|局里|上级|行业|国家|平台|甲方)(是)?(要求|规定|不让|强调|提倡|统一要求)
`)

// normLoose are the hollow ones: that something goes by the book, and not what the book says.
var normLoose = patternsOf(normLooseEnglish, `
insurance polic(y|ies)
(usual|normal|same) (process|procedure)
按(照)?[^，。；]{0,4}(流程|程序|要求|标准|规范)(来|走|办|处理|执行|操作|做|弄|落实|上报)
`)

var opaqueSaid = patternsOf(opaqueEnglish, opaqueHan, `
(to|i|we|you|they|he|she|one|and|then|just|'ll|will|must|should|can|i'd|i'll|we'll|myself) handles? (it|that|this|them|those|these|him|her|everything|things|the|all|with|such)? ?
(to|i|we|you|they|he|she|one|and|then|just|will|i'll|we'll) handle
(and|and then) (processed|handled|resolved|dealt with|settled|sorted)
(is|are|gets?|be|been|being) (then |all |usually |carefully |quickly |always |also |just )?(handled|dealt with|managed|processed|resolved|taken care of|sorted|sorted out|addressed|looked after|looked into|seen to|rectified|fixed|settled|remedied)
(deal|deals|dealing) with (it|that|this|them|those|these|him|her|everything|things|the|such|any|all|whatever)
(take|takes|taking) care of (it|that|this|them|those|these|him|her|everything|things|the|all|any|whatever)
(take|takes|taking) (all |the |any |some )*(necessary|appropriate|suitable|required|relevant|right|proper|needed) (measures|steps|action|actions|precautions)
(sort|sorts|sorting) (it|that|this|them|things|everything|the \w+|something|him|her) out
(sort|sorts|sorting) out (it|that|this|them|things|everything|the|whatever|any)
(sort|sorts) (it|that|them|things|everything)
(see|sees|seeing) to (it|that|this|them|things|everything|him|her|the)
(look|looks|looking) (into|after) (it|that|this|them|things|everything|him|her|the|any|all|matters)
(manage|manages) (it|that|this|them|the|those|things|him|her|expectations|somehow|everything)
(go|goes|take it|proceed|work|carry on|continue|move on) from (there|that point|that)
(work|works|figure|figures|iron|straighten|smooth|thrash|puzzle) (it|that|this|them|things|something|everything) (out|over)
(work|works|figure|figures|iron|straighten|smooth) (out|over) (the|what|how|any|whatever|things)
(do|does|doing) (what's|what is|whatever is|whatever's|the|my|our|what|everything) (needed|necessary|required|needful|right|thing|bit|it takes|magic|has to be done)
(do|does) something about (it|that|this)
(process|processes|processed|resolve|resolves|address|addresses|clarify|clarifies|coordinate|coordinates|arrange|arranges|organise|organize|organises|settle|settles|rectify|fix|fixes|remedy|clear up|tidy up) (it|that|this|them|these|those|things|everything|with|the|any|all|whatever|matters|accordingly)
(keep|keeps|keeping) (an eye|tabs|watch|a close eye|track) (on|of|over)
(make|makes|making) sure( that)? (it|that|everything|all|things|they|he|she|nothing|the|no)
(ensure|ensures) (that )?(it|that|everything|all|things|they|nothing|the)
(follow|follows|following) (it|that|this|them|things)? ?up( on| with)?
(get|gets|getting) (it|that|this|them|things|everything|the \w+) (done|sorted|fixed|resolved|settled|sorted out|going|right|in order|out of the way)
(put|puts) (it|that|this|them|things|everything) (right|straight|in order)
(clear|clears) (it|that|this|things) up
(park|parks|parked) (it|that|them|those|this)
(respond|react|act|proceed) (suitably|appropriately|as needed|properly|correctly|professionally)
(assess|assesses|evaluate|analyse|analyze|monitor|review|consider) (it|that|this|the situation|things|everything|the case|the risk|the matter|each case)
(liaise|liaises|touch base|coordinate|coordinates|align|aligns) (with)?
(give|gives) (it|them|that) (the|a) (once-over|going-over|treatment|check|proper look)
(work|works) (my|our|some|a bit of) (magic|way)
(make|makes) it work|do the rest|do our thing|do my thing|and (so|then) on from there
(处理|搞定|解决|摆平|应付|对付|收拾|处置|打理|料理|办妥|弄妥)(一下|掉|好|完|它|下|妥|妥当|干净|就|了|，|。|的|吧|不|$)*
(灵活|妥善|酌情|及时|尽快|合理|升级|另行|统一|冷静|积极|尽量|当天|自己|先|后续|按)…(处理|处置|应对|解决|调整|沟通|安排|协调|跟进|反馈)
(协调|沟通|对接|疏通|交涉|周旋|打点|安抚|安排|跟进|落实|把控|把关|对齐|优化|调整|清洗|维护|完善|盯|磨合|调和)(一|几)(下|遍|句|番|声)
(协调|沟通|跟进|落实|调整|优化|把控|安排)(好|到位|就好|就行|完|掉|清楚)
(我|我们|由我|让我|我来|我去|去|来|再|就|要|先|会|得)(去|来)?(协调|沟通|跟进|搞|弄|把控|把关|对接|应付|应对|运作|操作)(一下|好|了|就|，|。|吧|呗|$)
(弄|搞|整|办|做|调)(一弄|一整|一搞|好|妥|利索|顺|平|到位|明白|干净|完)(就|了|它|再|，|。|吧|$)
(往下|接着|继续|后面)…(弄|搞|整|做|走|处理|办)(呗|吧|就|，|。|$)
(哄|顺|安抚|应付|敷衍|捋|盘|理|磨)(着|一)?(点|哄|捋|下|盘)(就|，|。|好|吧)
看着(办|弄|来|处理|安排)|走个(流程|过场|程序)|想(想|个)?办法(解决|弄|处理|搞)|打个招呼|意思一下|该(怎么|咋)(办|弄|做|处理)就
(approach|approaches|tackle|tackles|treat|treats|go about|navigate|navigates|get on top of|get to grips with|get to the bottom of) (it|that|this|them|those|these|things|each|every|such|everything)
(adjust|adjusts|tweak|tweaks|fine-tune|regulate|correct|corrects|adapt|balance|tune|optimi[sz]e|prepare|prepares|rework|improve|improves) (it|that|this|them|things|everything|accordingly)
make the (necessary|needed|usual|required|appropriate) (adjustments?|changes|arrangements?|corrections?|calls|preparations)
(come|comes|get|gets) to (an|some) (arrangement|agreement|understanding)|(find|finds) (a|some) (way|solution|compromise|workaround)
(do|does) (a bit of )?(juggling|shuffling|fiddling|tinkering|tweaking)|(step|steps) in|take it from there|do the needful|work around it|make it happen|pull some strings
(做|搞|抓)好[\p{Han}]{2,4}(工作)?(，|。|$|就行|就好)
(积极|主动|全力|好好|努力|认真|大力|去|来|稳步)?(配合|推进|推动|衔接|疏导|安抚|统筹|善后|斡旋|维系|过问|介入|干预)(一下|好|呗|吧|就行|，|。|$|到位)
(弄|搞|整|捣鼓|摆弄|操作|捋|理|办|盘|运作|通融|变通|打点|改|修|收拾|处置|疏通|维护|应酬|表示|安慰)(上)?(一|两|几)下
(想|找)(个|点|些)?(办法|法子|辙|路子)(解决|弄|给|，|。|呗|吧|$)|(找|托|走)(个|点)?关系|妥善|(帮|替|给)(他|她|它|人家|客户|对方|人)(们)?…(解决|处理|搞定|弄好|办妥|摆平)
`)

// opaqueBrief hide the doing only where nothing else is said: "I check the pump."
var opaqueBrief = patternsOf(`
(check|checks|review|reviews|verify|inspect|monitor|manage|coordinate|communicate|evaluate|assess|organise|arrange|clean|prepare|test|control|fix|handle)(s|ed)?
(go|goes|look) (through|over|at) (it|that|them|everything|the)
have a look|take a look
make sure
检查|确认|看一下|核实|评估|盯一下|把关|盯着|弄|搞|跟进|协调|沟通|处理|审核
`)

var judgeSaid = patternsOf(judgeEnglish, judgeHan, `
(is|are|was|were|isn't|wasn't|aren't|it's|that's|they're|he's|she's|gets?) (a bit |a little |quite |very |somehow |too |not quite |kind of |sort of |slightly |really |just |pretty |rather |not |suddenly |somewhat |all )*(odd|strange|weird|funny|off|wrong|fishy|suspicious|normal|dodgy|shady|unusual|iffy|peculiar|abnormal|dubious|healthy|risky|tricky|reasonable|ready|ripe|proper|plausible|right)
(looks?|looked|looking|seems?|seemed|sounds?|sounded|appears?|comes out|acts?|behaves?|walks?|runs?) (a bit |a little |quite |very |somehow |too |not quite |kind of |sort of |slightly |really |just |pretty |rather |not |suddenly |somewhat |all )*(odd|strange|weird|funny|off|wrong|fishy|suspicious|normal|dodgy|shady|unusual|iffy|peculiar|abnormal|dubious|bad|good|nice|fine|decent|healthy|clean|tidy|messy|risky|tricky|difficult|reasonable|solid|ready|ripe|poor|sloppy|shaky|dead|tired|proper|unhappy|nervous|genuine|serious|sound|okay|sick|convincing|plausible|right)
(the|that|your|a) (right|proper|perfect|correct|ideal|suitable|good|best) (moment|time|one|person|place|amount|way|spot|point|temperature|words?|tone|balance|angle|pressure|speed|feel|colour|color|consistency|texture|size|fit|mix|grip|tension|depth|distance|mood|people|customer|candidate|shine|thickness|dose)
(a|an|any|some|with|of|for|and) (nice|good|proper|decent|clean|healthy|solid|even|smooth|firm|fine|bad|weird|odd|strange|funny|suspicious|dodgy|normal|reasonable|neat|tidy|lovely|crisp) (texture|seam|tension|fit|finish|colour|color|sound|smell|feel|look|surface|edge|job|flow|grip|shape|weld|joint|cut|customer|character|impression|noise|tone|consistency|crust|shine|gloss|reaction|pattern|attitude|stitch|line|quality|file|case|invoice|answer|balance|crumb)
(odd|strange|weird|suspicious|dodgy|fishy|shady|unusual|sketchy) (\w+)
(properly|nicely|correctly|reasonably|decently) (done|set|seated|cooked|cleaned|mixed|risen|dry|cured|tight|warm|aligned|filled|washed|balanced|browned|finished|dressed|packed|prepared)
(not|isn't|wasn't|don't|doesn't|didn't) (quite |really |seem |look |sound )*(right|normal|proper|kosher|okay|clean|good|healthy)
不对劲|不太对(劲)?|别扭|(有点|有些|很|挺|真|怪|比较|不太)(奇怪|怪|可疑|悬|邪|蹊跷|玄|虚|假|乱|异样|不正常)|怪怪的|蹊跷|鬼鬼祟祟|不像样|像样|可疑|奇怪(的)?(单|人|客|账|声|地方|现象|味)
(合适|恰当|适当|正确|最佳|适宜|好)的?(时机|时候|机会|位置|力度|人选|人|地方|方式|温度|角度|时间|话|场合)
(位置|大小|时机|长短|力度|尺寸|温度|价格|松紧|浓度|厚薄|咸淡|话|人)…(合适|恰当|适中|得当|适度|正好|刚好)
(合适|恰当|适中|得当)(就|了|的|，|。|$|才|再)
(声音|颜色|味道|样子|状态|脸色|语气|手感|数据|走势|眼神|态度|气味|形状|口感|账|流水|神色|表情|气色|曲线|波形|反应)…(不对|不好|不正常|正常|有问题|怪|异常|奇怪|可疑|不错|差|变了|到位|漂亮|好)
(正常|没问题|差不多|可以|到位|像样|漂亮|干净|顺眼|稳)(就行|就好|了就|就(放|过|收|停|可以)|的话|才行|才能|再)
火候(好|到|够|差不多|不到|对)|(干|熟|醒|发|烧|炒|揉|拌|煮|烤|打|和|磨|调|养)得?(正好|刚好|差不多|到位|恰到好处|透|好)了?(就|再|了|，|才)
(看着|看上去|看起来|听着|闻着|摸着|瞧着|感觉)…(不对|不行|正常|可以|靠谱|像样|差不多|舒服|顺|别扭|奇怪|怪|可疑|有问题|不错|老实)
(人|供应商|客户|厂家|货|单子|这家|那家|对方|师傅|司机)…(靠谱|地道|可靠|老实|难缠|难搞|讲究|不行)
别太(死|紧|松|满|急|硬|软|快|慢|干|湿)
有问题的|不太?正常|不靠谱|靠不住|恰到好处|顺眼
(态度|东西|质量|活|活儿|做工|成色|品相|卖相)(要)?(好|不好|差|不行|过关|过硬|端正|地道)
(they're|it's|is|are|that's|looks?|seems?|feels?) (\w+ )?(decent|shabby|sloppy|unreasonable|trustworthy|reliable|presentable|acceptable|satisfactory|suitable|appropriate|sensible|half-decent|up to (scratch|standard|par)|below par)
(shabby|decent|sloppy|presentable|trustworthy|awkward|nasty|tatty|inferior|second-rate|low-grade|unprofessional|unsuitable|questionable|doubtful|unconvincing|implausible|substandard|unreasonable|poor-quality|good-looking|half-decent|fussy|promising|respectable) (\w+)
(the|his|her|their|its|your) (texture|colour|color|consistency|sound|smell|taste|surface|finish|mood|attitude|atmosphere|tone|quality|condition|shape|rhythm|flow|fit|balance|timing|temperature|story|file|paperwork|voice|face|expression|breathing|dough|sauce|crust|weld|seam|cut|edge|numbers|figures|handwriting|posture|gait|grip|answer|answers|work) (is|are|looks?|feels?|sounds?|seems?|tastes?|smells?|isn't|aren't) (\w+ )?(good|right|nice|bad|fine|off|wrong|okay|proper|perfect|poor|decent|odd|strange|normal|healthy|ready|convincing|plausible|even)
(well|badly|poorly|neatly|cleanly|beautifully|sloppily) (made|done|written|prepared|kept|packed|dressed|cooked|presented|behaved|finished|maintained|run)
(make|makes|made|making) a (good|bad|nice|poor|decent|strange|funny|serious|solid|tidy) (impression|noise|sound|job)
up to (scratch|snuff|par)|good enough|not up to (standard|much)|fit for purpose
(色|味|相|汤色|成色|气色|火色|颜色|味道|样子|脸色|口感)(看着|有点)?(不(大|太|怎么)?(好|对|行|正|正常|地道)|(有点|有些|很|太)(差|怪|次|糙|假|暗|浊))
水分(大|多)|(有点|太|比较|很)?(虚|糙|飘|马虎|敷衍|毛糙|粗糙|潦草|不实在|邋遢|油滑)的(我|就|，|话|不|都|人)
(老实|本分|机灵|靠得住|信得过|踏实|讲究|爽快|痛快|好说话|难说话|难伺候|难弄|事儿多|不讲理|有诚意|没诚意|像样|体面|正经)的(人|客户|就|我|供应商|师傅|，|司机|学生|家长|单子|活)
(质量|状态|效果|手艺|表现|反应|精神|情绪|气氛|口碑|信誉|关系|底子|基础|条件|皮肤|伤口|工艺|字迹|成品|面|汤|料|布|肉|鱼)(要|还|都|也|得)?(比较|挺|很|不太|不大|不怎么|太|特别|有点|还)(好|差|不错|过得去|可以|行|不行|过关|像样|稳|弱|不对)(的)?(就|才|，|。|了|我|不|再|$|话)
(tastes|smells|sounds|feels) (just |quite |really |about |not )?(right|good|nice|okay|decent|proper|rotten|horrible|lovely|great)
(靠谱|可靠|地道|像样|体面|正规|正经|合格|信得过|难缠|麻烦|奇怪|可疑|不正常|异常)的(司机|人|客户|供应商|厂家|货|师傅|地方|店|单子|声音|账|订单|情况|味道|动静|数据|行为|包裹)
`)

// judgeLoose use such a word in another sense.
var judgeLoose = patternsOf(judgeLooseEnglish, `
that's (right|fine|good|okay|bad|it)
(yes|all|is|are|'s|be) right[ ,.](here|there|on|at|in|next|now|after|before|behind)
(i'm|i am|we're|you're) (right|fine|good|okay|not sure|wrong|done|ready|off)
(turn|keep|left and|your) right
(on|to|from|at) the right( hand| side|,|\.|;|-)?$*
no good|(is|was|are|be) off (on|to|for|work|sick)
(is|'s|are) (good|bad) (for|at|to|luck)
最(奇怪|怪)|奇怪的是
奇了怪
感觉挺好
正常人
(长|放|请|休|年|暑|寒|病|产|事|婚|春|节)假
是(绝对|肯定|万万|坚决|断断)?不行的
(还|再|实在|要是|如果)?不行(的话|就|了就|，就|再)
做到位|落实到位|跟踪到位
`)

var timeSaid = patternsOf(timeEnglish, timeHan, `
soon(er|ish|est)?|promptly|shortly|asap|timely|swiftly|speedily
(quickly|rapidly)( enough)?|fast enough
as (soon|quickly|fast|early|promptly) as (possible|i can|we can|you can|feasible)
in (good|due|a timely|reasonable|plenty of|no) (time|course|manner|fashion)
in time|on time|early enough|late enough|in advance|beforehand|ahead of time|well before|just in time
(for|after|in|within|wait|give it|leave it|takes?|another) (a|a little|a short|a good|quite a) (bit|while|time)
(a|one) (bit|little|touch|moment|while) (longer|later|earlier|sooner|more time)
(later on|a while|immediately|right away|straight away|straightaway|at once|instantly|without delay|before long|not long after|at some point|at some stage|eventually|every so often|regularly|periodically|at regular intervals|from time to time|every now and then|now and again|frequently|in a moment|at short notice|in the near future|when (i|we) get (round|around) to it)
(some|a certain) (time|period)( later| after| before)?
(a few|some|several|a couple of) (minutes|hours|days|weeks|months|moments|seconds)
尽快|尽早|尽速|马上|及时|立刻|立马|立即|赶紧|赶快|即刻|第一时间|从速
(定期|不定期|经常性|周期性)(地)?(清|查|检|换|做|看|保养|维护|回访|的|去|更新|抽|复)*
隔(一)?(阵子|段时间|三差五|些天|段)
过(一)?(会儿?|阵子?|段时间|些天|些日子|两天|几天|段|一下)
(一段|好一段|一定)时间|一阵子|有段时间|(一)?(会儿|小会|阵儿)(再|就|以后|之后)
(稍微|稍|先|多|再|等|放|晾|闷|醒|泡|焖|静置|搁|停|歇|冷|凉|养)(等|放|晾|晾一|等一|放一|泡一|搁一|歇一|停一|一)(会儿?|下|阵子?|段时间|等|些时候)(再|就|，|。|才|$)
稍后|稍等|回头(再)?(看|说|处理|补|给|弄|跟)|到时候(再|就)|短期内|近期|过后再|晚(一)?点再|早(一)?点(去|来|说|做|走|发|通知|交|报)|早做|趁早|趁热|提早|提前(通知|说|准备|打|告诉|做|去|跟|报|安排|沟通|约|量)
(慢慢|逐步|逐渐)(来|再|搞|弄|推|加|降|升|调|走)
(没多久|不久|很快|迟早|差不多时候|几天|几分钟|一两天)(就|后|以后|之内|内|再)
by and by|in due time|sometime|(every )?once in a while|as time (permits|allows)|without (undue )?delay|at the earliest|at your earliest|(when|if) (i|we) (find|have|get) (the )?(time|a minute|a moment)
(not|don't|never) (leave|wait|keep|let) (it |them |him |her |that )?(for )?(too long|long|hanging)
(pretty|fairly|very|reasonably|rather) (soon|quickly|quick|fast|early|late|promptly)|for (quite )?some time|(every|each) (few|couple of) (minutes|hours|days|weeks|months)|ages ago|in a (little|short) while|good and early|nice and early
回头(我|他|就|给|把|找|寄|打|发|让|来|去|也|寄)|抓紧(时间)?(去|来|把|给|做|浇|弄|处理|送|发|补|办|打|催|换|修|赶|干|送)
改天|过后(再|就)|尽量(早|快)|越(快|早)越好|(别|不能|不要)(拖|等|耽误|耽搁)(太久|了|着)?|趁(着)?(热|早|新鲜|手)|有空(了|的时候)?(再|就|我)?|得空|抽空|抽时间|腾出手|忙完(了)?(再|就)|空了(再|就)|适时|按时|准时|适当的时候
多(等|放|煮|泡|晾|焖|醒|养|观察|炖|揉|搅)(一)?(会儿?|阵子?|些时候|下)|(久|长)一点(再|就|，|。)
(凉一凉|放一放|等一等|晾一晾|歇一歇|停一停|缓一缓|搁一搁|冷一冷|焖一焖|泡一泡|醒一醒|拖一拖|晒一晒|养一养|等等再)(再|就|，|。|$)?
`)

// timeLoose use such a word in another sense.
var timeLoose = patternsOf(timeLooseEnglish, `
sooner or later
soon-to*
time (is|was) up
not (any)? ?time soon
马上(就)?(十|要|到|[0-9一二三四五六七八九])
第一时间表
准时的
(拖|等|放|压|留|挪)到(下|这|上|本|月|年|周|礼拜|第|明|今)
`)

var rangeSaid = patternsOf(rangeEnglish, rangeHan, `
(after|with|if|when|once|unless|where|until) _ (several|many|lots of|lots|a lot|a lot of|quite a few|quite a lot|a few|a couple of|a couple|plenty of|plenty|a bunch of|loads of|tons of|a handful of|a number of|numerous|dozens of|too many|too much|so many|multiple|repeated|more and more|most of|a good deal|various|frequent|hundreds of|a large number of|a certain number of|a high number of)( \w+)?
(add|put|use|take|keep|need|needs|leave|give|gives|order|buy|bring|pour|mix|throw|stock|carry|allow|want|wants|get|gets|hold|apply|spray|rub|sprinkle|store|spend|plan|set aside) (in |on |up |aside |them |him |her |it |yourself )?(plenty|a lot|lots|some|a few|several|quite a few|a couple|a bit|a little|a pinch|a dash|a splash|a drop|a handful|a bunch|a fair (amount|number|bit)|a good (amount|deal|number|bit|splash|pinch|handful|dose)|loads|tons|heaps|enough|many|much|a decent amount|a small amount|a large amount|a reasonable amount|sufficient|extra|more|a touch|a number)( of)?( \w+)?
(a couple|a few|several|some|many|a lot|lots|plenty) of (loose|small|minor|bad|missing|broken|wrong|late|the)? ?_ (i|we) (ignore|accept|leave|let|tolerate|take|don't)
(好几|几|好多|许多|很多|不少|多|一堆|大量|若干|一大批|一大堆|成批|接二连三|频繁|反复)(次|回|遍|台|个|家|人|位|单|趟|处|份|张|件|家长|机器|客户|天|笔|投诉|次品)[^，。；]{0,10}，?(的)?，?(我|我们|咱|那|它)*(就|才|要|得|再|必须)
(如果|要是|一旦|只要|遇到|碰到|碰上|万一|等)…(很多|不少|一些|好几|好多|大量|许多|若干|几个|几次|多次|多数|一堆|一部分|大部分|大批|少数)
(加|放|留|撒|倒|添|搁|备|带|抹|涂|打|配|滴|兑|掺|洒|淋|抓|多拿|准备|存|多留|多备|囤|补|垫|装|点|喷|喝|给)(入|上|了|进|点|个|它|他)?(几(滴|勺|个|片|件|台|张|把|撮|块|根|只|瓶|遍)|一些|少许|适量|少量|些|一点|点儿?|很多|不少|足够|大量|充足|一把|一撮)
(放|留|撒|倒|添|搁|备|抹|涂)(少许|适量|少量|一些|一点|几滴)
(少许|适量|少量)的?
备件…(一些|几个|若干|充足|足够|点)
(同时|连续|接连|反复|多次|频繁|屡次)(有)?(好几|几|多|若干)?(报警|投诉|出错|失败|超时|掉线|退货|迟到|来|出现|跳)[^，。；]{0,6}，?(就|才|要|得|再)
若干[^，。；]{0,10}，?(就|才|要|得|再)
(如果|要是|一旦|只要)…若干
(a handful|a couple|a few|several|too many|a number|a lot|lots|loads|enough|a bunch|one too many|some)( of)?( \w+){1,3} and (i|we|it's|they|that's|he|she|you|off|out)
(loads|plenty|tons|heaps|masses|oodles|a splash|a dash|a pinch|a dollop|a touch|a squirt|a drop|a knob|a drizzle|a good (bit|deal|amount|number|dollop|handful|glug)|a fair (amount|bit|few)) of (\w+)
(a|the) (large|small|high|decent|reasonable|sufficient|certain|fair|excessive|considerable|limited|generous|modest|healthy) (amount|number|quantity|share|portion|proportion|percentage|stock|supply|margin|sum|dose|deposit|discount|buffer|reserve)
(keep|have|hold|leave|allow|bring|take|stock|need|order) (always |you |them )?(enough|sufficient|ample|some spare|a few spare|some extra|a few extra|plenty of|more than enough) (\w+)
generously|sparingly|liberally|more than (a few|a couple|a handful)
(好几|几|好多|许多|很多|不少|多|一堆|大量|若干|那么几|十几|几十)(起|批|条|桶|箱|包|宗|例|封|拨|辆|户)[^，。；]{0,10}，?(的)?，?(我|我们|咱|那|它|他)*(就|才|要|得|再|必须|直接)
(撒|放|加|搁|给|备|留|倒|抹|喷|涂|刷|浇|兑|装|订|带|捎|囤|打|铺|垫|施|喂|下)(得|的)(多|少|足|厚|薄|勤|重)(，|。|一点|些|点|$)
(多|少)(捎|带|备|放|加|拿|留|买|订|囤|存|装|给|刷|抹|撒|搁|垫|喷|浇|倒|配|切|煮|预备|准备|安排|派|叫|喊|做|进|报|铺|打|下)(上|出|个|了)?(几|些|一些|点|一点)(个|把|次|人|样|份|张|瓶|件|台|勺|滴|条|块|包|箱|点|根)?
(用量|剂量|数量|库存|余量|备货|水量|油量)(要|得)?(足|大一点|多一点|少一点|够|充足|适中|大些|多些)
(不少|好几|很多|许多|好多|好些|大量)(个|位|家|名|台|件)?[\p{Han}]{2,10}，(我|我们|咱)?(就|才|得|要|再)
(备|带|放|留|拿|买|存|囤|装|加|订|捎|搁|准备)(上|了|着)?几(个|件|套|箱|桶|袋|双|卷|块|瓶|把|条|张|根|盒|包|支|片|滴|勺|台|份)
(几|多)(个|位|家|名)[\p{Han}]{1,6}(同时|一起|都|先后|轮流|接连)[^，。]{1,8}，(我|我们|咱)?(就|才|得|要|再)
(not too|not so|not that) (much|many)|(a|one) (handful|pinch|splash|dash|dollop|glug|knob|squirt|drizzle|spoonful|bit) (or so )?of
`)

// rangeLoose use such a word in another sense.
var rangeLoose = patternsOf(rangeLooseEnglish, `
分(批|层|圈|段)(送|发|到|交|付|走|装|来|做|进|下|加|浇)
`)

var actorSaid = patternsOf(actorEnglish, actorHan, `
(is|are|gets?|be|being|been|was|were) (then |also |always |usually |first |finally |just |all |normally |carefully |later |automatically |\w+ly )?(and )?(approved|decided|decided on|reviewed|checked|processed|handled|dealt with|escalated|signed|signed off|countersigned|rolled back|paid|paid out|resolved|validated|considered|monitored|adjusted|managed|updated|informed|notified|assigned|chosen|selected|agreed|rejected|allocated|confirmed|authorised|authorized|scheduled|rescheduled|forwarded|published|announced|distributed|evaluated|assessed|discussed|examined|audited|investigated|documented|recorded|registered|archived|tested|cleaned|repaired|replaced|fixed|sorted out|taken care of|looked into|looked at|followed up|passed on|sent out|sent back|sent on|put in place|brought in|called in|organised|arranged|planned|ordered|prioritised|prioritized|determined|settled|verified|ensured|stopped|blocked|closed|cancelled|inspected|maintained|coordinated|communicated|implemented|introduced|measured|done|booked|signed-off|released|waived|granted|refused|corrected|addressed|seen to)
(someone|somebody) (\w+ )?(has to|must|will|should|needs|upstairs|else|higher|from|in|at|then|usually|always|checks|signs|approves|decides|comes|gives|looks|takes|puts|does|ought|may)
(needs?|requires?|takes|has to have|must have|awaits?|waits? for|wants) (an? |the |some |another |two |prior |proper )*(approval|sign-?off|signature|authori[sz]ation|permission|clearance|go-ahead|green light|release|decision|confirmation|ok|okay|stamp|nod|consent|review)
(approval|permission|clearance|the (decision|approval|go-ahead|green light|nod|ok|okay|sign-off|release)) (is|comes|has to|gets|must|will|arrives|takes)
(a|the) decision (is|gets|has|will|comes|was) 
(the|all the|any) (relevant|responsible|appropriate|competent|right|proper) (department|person|people|parties|party|team|office|authority|authorities|manager|colleagues?|body|unit|desk)
(give|gives|giving|get|gets) the (nod|go-ahead|green light|ok|okay|all-clear|thumbs up)
the powers that be|higher up|higher-ups|upstairs (decides|has|gives|says|signs|approves|want|wants)
(they|people) (then |will |'ll |usually |always )?(approve|decide|sign|review|release|authorise|authorize|let us know|tell us|get back)
goes? (up the (chain|line|ladder)|through the (channels|hierarchy|usual channels)|upstairs|to the (next|higher) level)
(it|that|the \w+) (has|will have|'ll have) (to be |been |already been |then been )?(approved|decided|reviewed|checked|signed|agreed|released|authorised|authorized|confirmed|settled|cleared)
(and|then|it|that) (approved|paid out|signed off|processed|adjusted|released|reviewed) (and|by then|soon|then)
no longer (the|my|our) \w+( \w+)? who
(who) _ (is|gets) (decided|settled|agreed)
批(下来|复|完|过|准|了)(了)?(以后|之后|后|再|才|就|，|。|$)?
(要|得|需要|还要|还得|必须|先|等|没|不用|走|多走|经过|通过)(一道|一层|层层|上面|领导|两级|几级|个)?(审批|批准|报批|批复|审核|审查|批|会签|审议|走审批)
层层(批|审)|审批(流程|通过|下来|完|才|之后|以后|后|，|。|$)
(会|自|总|到时|都)?有人(会|来|去|管|负责|处理|通知|接|弄|跟|安排|给|签|批)|有人会
找(个)?人(来|去|搞|弄|处理|修|帮|办|解决|看|批|签)|(叫|派|喊)(个)?人(来|去)|专人|由专人|安排人
(相关|有关|主管|责任|职能)(部门|人员|方|负责人|领导|单位|科室|同事)
(上面|上头|上级|总部|那边|领导层|高层)(已经|一)?(定|说|批|决定|会|同意|要求|安排|发|点头|签|拍板|不同意|没批)
(会|已经|被|要)(被|统一)?(统一)?(调整|下发|通知|取消|驳回|退回|批准|公布|安排|审核|撤|发布|更新|否决|派发|分配|叫停|锁定|冻结|公示)(的|了|，|。|下来|完|掉|$)
被(批|退|调|取消|驳|安排|通知|否|冻|锁|收|叫|停|撤|要求|指派|分|派)
统一(下发|安排|通知|发|处理|公布|采购|配|调|分配)
(点头|拍板|签字|签完字|放行|同意)(了)?(才|以后|之后|后|再|就)
(要|得|需)(上报|报备|汇报)(的|，|。|$)
(决定|定)(下来|好|完)了?(以后|之后|后|再|才|就)
(is|are|gets?|be|being) (then |also |always |usually |first |finally |just |all |normally |later |then )?(carried (out|down|up|over|away|off)|opened|filed|drawn up|set up|picked up|dropped off|collected|handed over|put on hold|logged|written up|raised|issued|transferred|dispatched|returned to|recalibrated|calibrated|sterilised|disinfected|emptied|refilled|topped up|restocked|frozen|contacted|shortlisted|invited|credited|refunded|reimbursed|billed|withheld|cut off|taken (away|off|over|out|down)|moved (to|on|up)|brought (down|up|over)|put (through|forward|down|up)|made available|called off|written off|laid down|reordered|deleted|escalated)
(gets?|receives?) (a|an|the) (\w+ )?(letter|reminder|warning|notice|refund|credit note|new one|replacement)
(word|an answer|the answer|a decision|feedback|the green light|the results?) comes? (back|down|from|in)
there('s| is|'ll be| will be) (an?|the) (\w+ )?(approval|sign-off|review|decision|vote|committee|hearing)
(会|要|就|也|都|再|还|得)(会)?被(送|拿|收|调|批|退|取|打|列|归|移|转|抽|换|停|拉|清|封|扣|记|罚|选|分|派|合|删|改|上报|隔离|处理|淘汰|更换|检查|通报|约谈|叫)
(就|再|才|会|最后|后面)[\p{Han}]{0,3}(定|批|审|核|排|划|办|签|评|拨)(下来|好|完|下去|出来)(了|的|，|。|再|才|$)
(图纸|方案|合同|单子|申请|报告|预算|名单|计划|价格|款|订单|文件|账|材料|手续|标书|报价)[^，。]{0,4}(得|要|需|会|必须)[^，。]{0,4}(会签|审|批|签|核|盖章|备案|复核|公示|过会|评审|上会|走流程)
(等|看)(上面|上头|领导|总部|那边|公司|批复|审批|答复|通知)(通知|批|定|安排|点头|下来|回|发话|同意|，|。|$)
(流程|审批|手续|款|钱)(走完|下来|批完|通过)(了)?(就|再|才|以后|之后)
(名单|方案|价格|计划|排班|预算|结果|时间|日子|人选|标准|合同)(一)?(定|批|审|出来|公布|确认|下来)(了|下来|好|完)?(之后|以后|后|就|再|，|才)
(要|得|需|必须)(经过)?(审核|审批|核准|复核|批准|盖章|签字|会签|备案)(过|了|完)?(的|才|，|。|再|后|$)
`)

// actorNamed is who does it, after all.
var actorNamed = patternsOf(actorLooseEnglish, actorHanLoose, `
by (the|my|our|a|an|two|me|us|him|her|\w+)
(i|we) (check|sign|approve|review|decide|do)
由[\p{Han}]{1,6}(批|审|签|定|来|负责|处理)
(自己|我|我们|咱)(来)?(批|审|签|定)
`)

var refSaid = patternsOf(refEnglish, `
and so (on|forth)|and on and on|et ?cetera|etc|&c
(and|or|all|with|that|or any|and other|or other|or some|any) (kind of |sort of |all |other |some |such )*(stuff|things?|things? like (that|this)|stuff like (that|this)|bits|bits and (bobs|pieces)|paraphernalia|odds and ends|whatnot|what not|what have you|gubbins)( like (that|this|those))?$*
(stuff|things?|people|ones|documents|papers|tools|cases|questions|words) like (that|this|those|these)
(that|this|those|these) (kind|sort|type|kinds|sorts|types) of (thing|things|stuff)
all (that|those|these|the other|sorts of|kinds of|manner of) (things|stuff|jazz|rest|details|bits|papers)?
(or|and) (whatever|something)( else| similar| along those lines| there might be| like that| of that kind)?
whatever else
(and|or) (the like|such|suchlike|similar|more|much more|others|anything else|everything|all that|all the rest|the rest|whatnot)( of it| of them| things)?[.,;]?$
(among|amongst) (other things|others)
(the usual|the normal|the other) (stuff|things|suspects|bits|papers|rubbish|list)
you name it|this and that|one thing and another|to name a few|and all the rest|blah blah
什么的|啥的|等等|之类|诸如此类|云云|凡此种种
(那些|这些|其他|别的|各种|一堆)(个)?(杂七杂八|乱七八糟|零碎|七七八八|东西|什么|有的没的|零零碎碎|零零散散|小东西|杂物|手续|材料)
杂七杂八|七七八八|有的没的|零零碎碎|乱七八糟的(东西|材料|都|也|一堆)
、[^，。；、]{1,8}(那些|那套|那一套|一类|这类|这些|等)(的|都|也|，|。|$|东西|材料|资料|全|要)
(那一套|那些个|一类的|这一类|那类)
(等|一类)(的)?(东西|材料|资料|工具|证件|单据|文件|手续)
`)

// refLoose use such a word of one thing that was named.
var refLoose = patternsOf(refLooseEnglish)

var compareSaid = patternsOf(compareEnglish, `
(is|are|it's|that's|they're|it|out|works?|goes?|go|be|feel|feels|much|a bit|a lot|lot|far|bit|little|turns?|runs?|dries|lasts?|holds?|tastes?|sits?|comes?|looks?|even|prefer|find it|find that|get it|does it|do it|find|way|way it's|usually|also|simply|just|always|hand|phone) (so much |much |a lot |a bit |far |even |way |usually |always |also )?(better|faster|cheaper|safer|quicker|easier|cleaner|stronger|smoother|tidier|longer|simpler|lighter|softer|tighter|fresher|nicer|clearer|calmer|quieter|happier|handier|neater|sturdier|tougher|friendlier|sharper|crisper|warmer|cooler|healthier|harder|worse|slower|dearer|riskier|firmer|finer|steadier|gentler)
more (reliable|accurate|precise|efficient|practical|comfortable|economical|convenient|expensive|robust|stable|pleasant|effective|elegant|careful|sensible|fun|secure|consistent|durable|flexible|trustworthy|friendly|professional|even)
less (work|hassle|trouble|risky|risk|effort|expensive|waste|messy|painful|bother|mess|fuss)
the (better|safer|faster|cheaper|easier|quicker|cleaner|smarter|wiser|best) (way|choice|option|method|bet|solution|one is|route)
(saves|save) (a lot of |more |us |me |some )*(time|money|trouble|work|hassle)
更(好|快|稳|省|便宜|方便|安全|结实|准|清楚|简单|容易|顺|合适|划算|可靠|高效|灵活|干净|精确|强|牢|靠谱|保险|香|脆|耐|实在|放心|有效|轻松|直接|细|合理|软|低|贵|少|高|大|多|慢|麻烦|累|难|专业|热情|扎实|稳定|稳妥|新鲜|持久|亮|好用|好看|好吃|好谈|好卖|好说)
(好|快|结实|方便|顺手|安全|省事|省心|便宜|稳|清楚|简单|容易|准|牢|干净|好用|好谈|划算|可靠|耐用|舒服|香|省|轻松|省力|省钱|牢靠|管用|强|靠谱|保险|高|利索|新鲜|细|软|顺|灵|亮)(得多|多了|很多|一点$|一点，|一点。|一些|些了|点儿|不少)
(比较|相对|要|总归|还是|来得|会|反而)(要|来得)?(保险|好|快|安全|稳妥|方便|划算|省|靠谱|可靠|稳|便宜|简单|容易|准|牢|合适|省事|轻松|强|省心|好用|耐用|灵活|实在|好谈|干净|放心|管用)(一点|些|一些|点|$|，|。|的|了)
(好|快|便宜|安全|省)(一)?(点|些)(的)?(，|。|$)
more (smoothly|reliably|quickly|accurately|safely|evenly|cleanly|easily|precisely|efficiently|cheaply|gently|quietly|securely|neatly|slowly|carefully|consistently|tightly|softly|naturally|freely|steadily|firmly|punctually|honestly|willingly|effectively|economically|thoroughly|deeply|clearly|regularly|calmly|happily)
(it|that|this|they|which|works?|runs?|comes? out|goes|is|are|gets?|holds?|much|a lot|far|a bit|way|even) (crispier|fluffier|juicier|richer|brighter|flatter|straighter|kinder|wiser|smarter|leaner|tastier|prettier|roomier|snappier|punchier|slimmer|thriftier|sounder|hardier)
(fewer|less) (mistakes|errors|complaints|breakages|returns|rejects|scrap|questions|accidents|problems|injuries|calls|steps|tears|noise|stress|friction|damage|paper|paperwork|time|money|energy|dust|pain|fatty|greasy|likely to)
better (quality|results?|grip|value|price|deal|light|contact|response|chance|view|yield|margin|terms|service|flavour|taste|finish)
更[\p{Han}]{1,2}(，|。|一些|一点|$|些|点|了)
(稳妥|牢靠|踏实|保险|省心|利落|匀|嫩|松软|入味|漂亮|好看|好吃|顺滑|细腻|平整|密实|准时|地道|快当|经用|好使|好洗|皮实|服帖|麻利|安稳|省油|省料|省时)(一)?(点|点儿|些|多了|得多)(，|。|$|，|了)
(效果|效率|质量|成功率|口感|手感|速度|精度|寿命|良率|命中率|成活率)(会|要|也|就|都)?(更|比较)?(高|好|强|快|长)(一些|些|点|一点|多了|得多|很多|不少)
(is|are|was|much|far|a lot|even|it's|they're|he's|she's|a bit|way|works?|runs?|feels?|looks?|comes out) (more|less) (\w+able|\w+ible|\w+ful|\w+ive|\w+ent|\w+ant|\w+ous|\w+ing|\w+al|\w+less|\w+ic|\w+ate|\w+ure)
(好|快|结实|方便|顺手|安全|省事|便宜|稳|清楚|简单|容易|准|牢|干净|省|轻松|管用|强|保险|高|利索|新鲜|细|软|顺|灵|亮|香|耐用|舒服|暖和|凉快|安静)得多
(省力|省心|省事|省时|省钱|省料|省油|耐用|好使|好用|顺手|保险|方便|划算|快)(些|一些|点|一点|。|$)
`)

// compareLoose use such a word in another sense, or say what is compared.
var compareLoose = patternsOf(compareLooseEnglish, `
than
(better|other) half
(had|'d|you'd|i'd|we'd|would) better
better (luck|half|late)
compared (with|to)
instead of
get(s|ting)? better
no longer|any longer|how much longer|much longer|longer be
更(高|大|低|小|新|多|厚|薄)的那
(跟|和|与|相)…(比|相比)
比起|相比
比[^较例如方赛分重]
`)

var listOpens = patternsOf(listOpensEnglish)

// listRuns is a procedure that begins in its middle: "take the history, then an ECG, then the bloods".
var listRuns = patternsOf(`
(then|next|after that|afterwards|second,|secondly|step two) [^;]{2,60}(then|next|after that|afterwards|third|thirdly|step three)
`)

// listNot are places and orders of things, no procedure.
var listNot = patternsOf(`
first (floor|street|aid|name|class|come|in first|come first|prize|half|quarter|shift|year|week|day|time|call|lesson|hour|round|draft|edition|person|one|row|drawer|shelf|door|left|right|page|coat|priority)|second (floor|door|drawer|shelf|from|row|hand|shift|year|week|decimal|digit|round|half|opinion|pair|person|line|day|place|page|column|copy|driver|signature|language|home)|(at|from|the) first( i| we| it| they|,| sight| glance)?|goes first|comes first|first and foremost|since then
`)

var listGoesOn = patternsOf(listGoesOnEnglish, `
then|next|after that|afterwards|after which|second(ly)?|step two|step 2|from there|and so on from there|later on
once (that's|that is|this is) done|when that's (done|in)|followed by|subsequently|step (two|three)|number two|in turn|second
`)

// listLeftOpen is how Chinese says that the rest is not told; 先 and 再 alone are in every second answer.
var listLeftOpen = patternsOf(`
(然后|再|接着|之后|后面|后头|往后|后边|接下来|再往后|剩下的?|下面|随后|最后)(的)?(，)?(就|再|都|也|嘛|呢|……|…|便)*(再说|再看|慢慢|顺着|往下|接着|继续|看着|弄|走|是[\p{Han}]{1,6}(的事|了)|好办|简单|容易|那样|这样|一步步|按部就班|差不多|炒|自然|水到渠成|不用|照着|就行)
(然后|后面|后头|接着|再往后|之后)…(呗|的事了?|再说|下去了?|就行了?)
(先|首先)[^。；]{1,24}，然后
(先|首先)…，…，?然后
(头|第)一步[^。；]{2,30}(第二步|接着|然后|再|之后|后面|下一步|其次)
(先|首先)[^。；]{2,20}，再[^。；]{2,20}，(后面|后头|剩下|接下来|往后|之后)
(起手|一上来|上来)(先|就|是)[^。；]{2,20}，(然后|接着|再|之后)
`)

var listEnd = patternsOf(listEndEnglish, `
finally|lastly|at last|last of all|to finish|the last (step|thing)|and (that's|then it's) (it|done)|(i'm|we're|it's|you're) (done|finished|through)|finished|done (when|once|as soon)|until
最后|完成|结束|收尾|就(算)?(完|好|结束|可以|行)了?(，|。|$)|完事|搞定|为止
`)

// passiveNow is a present passive, whose participle is no past tense: "is checked and then processed".
var passiveNow = patternsOf(`
(is|are|gets?|be|being|isn't|aren't|it's|never|that's) (\w+ ){0,2}(\w+ed|done|paid|sent|made|put|left|told|kept|given|taken|held|brought|dealt|seen|set|cut|written|thrown)
`)

// The longest lists of all stand behind an "is"; whether one of their words is there at all costs less to see.
var (
	doneHint = patternsOf(doneHintEnglish, `
approved|decided|decided on|reviewed|checked|processed|handled|dealt with|escalated|signed|signed off|countersigned|rolled back|paid|paid out|resolved|validated|considered|monitored|adjusted|managed|updated|informed|notified|assigned|chosen|selected|agreed|rejected|allocated|confirmed|authorised|authorized|scheduled|rescheduled|forwarded|published|announced|distributed|evaluated|assessed|discussed|examined|audited|investigated|documented|recorded|registered|archived|tested|cleaned|repaired|replaced|fixed|sorted out|taken care of|looked into|looked at|followed up|passed on|sent out|sent back|sent on|put in place|brought in|called in|organised|arranged|planned|ordered|prioritised|prioritized|determined|settled|verified|ensured|stopped|blocked|closed|cancelled|inspected|maintained|coordinated|communicated|implemented|introduced|measured|done|booked|signed-off|released|waived|granted|refused|corrected|addressed|seen to
carried|opened|filed|drawn|set up|picked|dropped|collected|handed|put|logged|written|raised|issued|transferred|dispatched|returned|recalibrated|calibrated|sterilised|disinfected|emptied|refilled|topped|restocked|frozen|contacted|shortlisted|invited|credited|refunded|reimbursed|billed|withheld|cut|taken|moved|brought|made|called|laid|reordered|deleted|letter|reminder|warning|notice|refund|credit|new one|replacement|answer|feedback|results?|vote|committee|hearing
someone|somebody|approval|permission|clearance|decision|relevant|responsible|appropriate|competent|right|proper|nod|go-ahead|green light|ok|okay|all-clear|thumbs|powers|higher|upstairs|approve|decide|sign|review|release|authorise|authorize|let us|tell us|get back|channels|line|ladder|no longer|sign-?off|signature|authori[sz]ation|confirmation|stamp|consent|settled|agreed
`)
	compareHint = patternsOf(compareHintEnglish, `
better|faster|cheaper|safer|quicker|easier|cleaner|stronger|smoother|tidier|longer|simpler|lighter|softer|tighter|fresher|nicer|clearer|calmer|quieter|happier|handier|neater|sturdier|tougher|friendlier|sharper|crisper|warmer|cooler|healthier|harder|worse|slower|dearer|riskier|firmer|finer|steadier|gentler
crispier|fluffier|juicier|richer|brighter|flatter|straighter|kinder|leaner|tastier|prettier|roomier|snappier|punchier|slimmer|thriftier|sounder|hardier
more|less|fewer|better|best|saves?|safer|faster|cheaper|easier|quicker|cleaner|smarter|wiser
`)
)
