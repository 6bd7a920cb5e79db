package detect

// What is worth following: warnings, mishaps, changes, surprises, tools and terms.

var negativeSaid = patternsOf(`
(don't|do not|dont) (ever |you dare |even |just )?(touch|use|put|open|go|take|let|try|trust|believe|leave|pull|push|turn|run|mix|pour|lift|buy|sign|pay|promise|tell|say|give|send|forget|skip|rely|assume|mention|wear|stand|walk|drive|start|stop|wash|heat|cut|rush|ship|reuse|wait|overfill|overtighten|dry|press|hold|work|fall|get|call|argue|make|\w+ it|\w+ the) *
never (touch|use|put|open|go|take|let|try|trust|believe|leave|left|pull|push|turn|run|mix|pour|lift|buy|promise|give|rely|skip|stand|walk|heat|cut|rush|reuse|argue|thaw|reach|lean|work|mention|throw)
keep (your |the |all |any )?(\w+ )?(away|off|out of|clear|back)
(your )?hands off|fingers off
(must not|mustn't|may not|shouldn't|should not|can't ever|cannot ever)
beware|watch out|look out for|mind (the|your|that|out)|careful (with|there|of|that|when|not)|be careful|take care not
stay (away|clear|off|out) (from|of)?|steer clear|give it a wide berth
(the|a|an|one|common|classic|worst|biggest) (mistake|trap|pitfall|worst thing|danger)( people make| is| there| you can)?
whatever you do
avoid|avoids|refrain from|under no circumstances
no (\w+ ){1,3}(on|in|near|over|at|during|before|under|with) (the|a|an|your|it)
(is|are) never (left|to be|opened|touched|used|put|allowed|mixed)
you (don't|do not|never) want to
千万(别|不|莫)|(可)?不敢(把|拿|用|碰|乱|随便|直接)|切忌|切莫|切勿|忌讳|大忌|最忌|最怕|严禁|禁止|谨防|慎用|当心|小心(点|别|那|这|烫|不)?|留神|提防|避免|万不可
(不要|不许|不准|不得|不可|不可以|勿|莫|休|甭)(去|再|轻易|随便|直接|马上|乱|光|老|先|给|让|把|拿|用|碰|动|开|信|听|按|拔|拧|踩|站|靠|摸|跟|相信|答应|擅自|以为|图|急着|贪|碰|接|签|走|往|从|一|超|在|混)
别(去|再|轻易|随便|直接|马上|乱|光|老|先|给|让|把|拿|用|碰|动|开|信|听|按|拔|拧|踩|站|靠|摸|跟|相信|答应|擅自|图|急着|贪|接|签|走|往|从|一|超|在|混|上|放|加|问|提|说|催|怕麻烦|省|忘|漏|当|想着|指望|写|发|付|倒|洗|擦|泡|晒|关|停|拉|推|抬|搬|装|拆|抢|惹|逼|骂|等到)
(任何|绝对|坚决|无论|千万|决|万万)…(不能|不要|不可|不许|不得|不准|不行)
(可|就|都|也|你|您)别
(最|特别|就)(容易)?(吃亏|踩坑|上当|栽)
(don't|do not|dont|never) ever \w+
mistrust|distrust|be wary|wary of|think twice|resist the|off limits|taboo|forbidden|banned|prohibited|a no-no|lethal|asking for trouble|recipe for disaster|(bad|terrible|stupid) idea to|(must|should|may|can) never|(is|are) not (to be|allowed)
keep (them|him|her|it|kids|people|water|heat|children|food|hands|everyone) (away|off|out|clear)
(don't|do not) be (fooled|tempted|talked|shy|rushed)|(will|'ll) (bite|burn|cost|kill|hurt|haunt) you
(可)?不敢(当着|在|跟|往|给|让|说|吃|动|开|签|信|混|放|上|大意|马虎)
(可|你可|您可|千万|你|您)别[^的人处扭称]
(碰|动|急|马虎|乱|惹|沾|松懈|大意|含糊|耽误|混|省|信|催|乱来|乱动|凑合)不得|要不得|使不得|不是闹着玩
不能(直接|随便|乱|光|轻易|图|跟|往|混|离人|沾|见)|(少|甭)(碰|惹|动|信|提|沾|理)|离[\p{Han}]{1,6}远(点|一点|些)|绕(着|开)走|警惕|提防
never (let|allow|be|do|get|ship|serve|wash|assume|ask|answer|tell|show|store|keep|overfill|exceed|fill|forget|start|stop|switch|work|drive|plug|hang|lend|accept|hand|quote|commit|agree|say|sell|connect|unplug|freeze|lock|block|soak|spray|add|drop|lay|press|force|hit|wear|bend|bring|pick|step)
`)

// negativeLoose are no warnings: said to the interviewer, or of something else.
var negativeLoose = patternsOf(negativeLooseEnglish, `
(don't|do not|dont) (know|think|understand|get me wrong|mind|ask|worry|remember|have|need|want|see|like|care|follow|recall)
(i|we|they|you|who|that|which|customers?|people|and) (don't|do not|never)
别(的|人|处|墅|扭|说|家|称|致|名)
(特|区|级|性|个|类|识|分|辨|鉴|差|告|离|派)别
别太
心里别
no (\w+ ){1,3}(on|in|with|at) (it|the \w+|a \w+)\?*
`)

var failureSaid = patternsOf(failureEnglish, failureHan, `
(went|gone|going) (badly |all |completely |horribly )?(wrong|pear-shaped|south|missing|off|bankrupt)
(it |that |everything |all )?(blew up|backfired|broke( down)?|failed|crashed|collapsed|burst|cracked|leaked|flooded|melted|snapped|exploded|jammed|seized|warped|spoiled|curdled|bounced|fell (over|off|through|apart)|caught fire|burned|burnt|burned down|died|peeled off|came (off|apart|loose|undone|unstuck)|overflowed|overheated|shorted|froze|tipped over|capsized|stalled|derailed)
(i|we|he|she|they|somebody|someone|who|which|nobody|had|once|have|'d|'ve|i'd|we'd) (once |had |have |nearly |almost |even )?(missed|lost|forgot|forgotten|messed up|screwed up|botched|overlooked|misread|miscounted|mixed up|dropped|spilled|ruined|wrecked|damaged|deleted|wasted|blamed|scrapped|swapped the wrong|underestimated|overcharged|double-booked|double-paid|burned|burnt|killed|overran|got burned|got burnt|got it wrong|got sued|got fined)
(sent|paid|shipped|booked|ordered|delivered|printed|took|used|cut|gave|filed|charged|picked|loaded|mounted|wired|installed|signed|billed|fitted) _ (wrong|twice|too late|too early|by mistake|the other way round|upside down|in error|double)
the wrong (file|one|part|man|patient|address|way|customer|order|side|price|account|dose|size|number|batch|key|door|colour|pump|valve|date)
(got|were|was|been) (paid|charged|billed|booked|sent|delivered) (twice|double|wrongly)
(was|were|it's|ended in|what) (a |an )?(total |complete |real |bit of a )?(disaster|catastrophe|mess|fiasco|shambles|nightmare|flop|failure|mistake|write-off|loss)
(was|were|is|had) (gone|lost|ruined|in tears|furious|destroyed|ill|injured|hurt|stolen|down for|out for|stuck|late by)
(didn't|did not|wouldn't|never) (work|help|touch|hold|do (it|anything|the trick|a thing)|fix|change (it|anything|a thing)|bring|come off|stick|solve|catch|take|last|make (any|a) difference)
(got|gets|led|brought) (us |me |it )?nowhere
(no|without|zero|little|not much|any) (reaction|luck|joy|success|effect|response|reply|use|improvement|avail|good)
to no avail|in vain|for nothing
only (made|warped|cracked|ruined|annoyed|spread|shifted|moved|got worse|broke|confused|cost|upset)
(cost|costs) (us|me|him|them|the) _ (fortune|\d+|days|weeks|job|money|customer|contract|thousands?|hundreds?|\w+)
(had to|have to) (redo|scrap|throw|bin|start (over|again)|pay (back|for)|write off|apologi[sz]e|recall|take it all|do it all|rip)
(complained|complaint|complaints|incident|outage|accident|near miss|injury|lawsuit|fine of|nearly lost|almost lost|nearly killed|got burned|got burnt)
(白忙|崩了|黄了|砸了|翻车|搞砸|办砸|谈崩)
(出|捅|闯)(了|过|的)?(大|一次|一回|个|一个|不少|点)?(事|事故|岔子|娄子|纰漏|问题|洋相|祸|错|差错|篓子)
(装|发|送|弄|听|写|填|抄|录|拿|开|贴|算|下|配|看|搞|打|报|付|寄|接|剪|切|放|签|记|选|订|排|用|加|说|认|转|做)(错|漏|反|晚|重|丢|坏|多|少|混|迟|岔)(了|过|一|两|三|几|的|，|半)
(淹|炸|塌|碎|烧|断|砸|赔|丢|摔|翻|废|毁|烂|爆|裂|瘫|堵|糊|焦|馊|跑|死|伤|罚|亏|赔|崩|黄|误|泡)(了|过)(一|两|两|三|几|四|五|六|七|八|九|十|半|好|我|整|的|个|车|全|不少|\d)
(碎|断|坏|淹|丢|赔|亏|烧|漏|裂|死|废|翻)了[\p{Han}]{0,4}(只|万|个|车间|箱|块|根|条|台|批|单|天|回|次)
(当场|直接|全|都|差点|险些|差一点)(就)?[\p{Han}]{0,3}(哭|翻|断|炸|晕|崩|黄|塌|废|报废|出事|没了|骂|摔|丢|砸|停|倒|退)
(被|遭|挨|让人)…(投诉|骂|罚|退(货|回)|起诉|告|开除|批|处分|扣|索赔|坑|骗)(了|过|一|的)?
(客户|甲方|对方|病人|家长|老板)…(退|投诉|骂|告|跑|翻脸|闹)(了|过)
(被|遭|挨|收到|引来|接到|惹来|来了)[^，。]{0,4}投诉|投诉(了我|到我|上来|我们)|返工(了|过)|报废(了|过)|赔款|丢单|漏(签|检|报|单|记|发|测)|栽(过|了|跟头)|吃(过|了|的)?(大|一次|一回)?亏|踩(过|了)?(个|大)?坑|翻(过|了)(车|一)|失败|出错|事故|断了|停了|压坏
(没测|没查|没看|忘了?)[^，。]{0,6}，(双倍|结果|害|导致|就|多|少|全)
双倍(退|付|发)|白干|打水漂
结果(真)?(黄|砸|翻|炸|崩|坏|断|漏|赔|出事|错|完)了?
ruined|wrecked|soaked|spoilt|scalded|flooded
(has|have|had|that|it|which) (already )?cost (\w+ ){1,3}(their|his|her|its|the|a|our|my|job|deposit|licence)
(漏|跳|烂|馊|化|掉|脱|断|撞|刮|淋|泡|卡|丢|误|倒)了(气|水|油|电|火|闸|胶|皮|底|料|货|单|人|车|班机|船|期)
坏了[一两三四五六七八九十几半好\d][\p{Han}]{0,4}(斤|箱|台|批|吨|件|个|只|桶|袋|车)
(赔|罚|亏|扣)了(人家|客户|对方|公司|他|我|好|不少)
还是(漏|坏|断|崩|裂|掉|塌)
(跳闸|开胶|死机|宕机|短路|起火|着火|爆管|爆胎|追尾|侧翻|发霉|变质|串味|误诊|漏诊|泡汤|作废|推倒重来|白跑一趟|穿帮|撞单|露馅|走样|塌方|中毒|过敏|感染)
(shipped|delivered|sent|paid|ordered|booked|printed|cut|filed|installed|gave|administered|labelled|mixed|poured|loaded|invoiced) (out )?(the|a|an|two|some) (wrong|faulty|broken|rotten|mislabelled)
(发|送|装|付|算|写|报|填|配|拿|贴|抄|寄|打|录|下|开|订)错(了)?(货|单|料|款|账|人|地址|药|价|号|件|型号|位置|日期|数)
(机|泵|阀|灯|线|板|屏|炉|车|管|箱|盘|芯|仪|器|模|刀|灶|锅)…(烧|坏|炸|爆|裂|断|卡死|漏|瘫|废)了
(数据|货|钱|单子|客户|文件|档案)…(丢|没|毁|跑|黄|泡汤)了
`)

// failureLoose is no mishap, or none that is told.
var failureLoose = patternsOf(failureLooseEnglish, failureHanLoose, `
who complained
(several|many|few|any|repeated|some|of|after|two|three) (failed|missed|lost|broken|burnt|burned|complaints|ruined|soaked|flooded) (\w+)
(高架|路上|桥上|隧道)…堵了
got (us |me |it )?nowhere
`)

var changeSaid = patternsOf(`
(i|we|they|he|she|it|you|there|customers|people|that|this|suppliers|who) used to
used to be
no longer|not any ?more
(we|they|it|he|she|nobody) (don't|doesn't|isn't|aren't|can't|do|does) _ any ?more
these days|nowadays|in (the|those) (old|early|good old)? ?days|in the past|back then|back in (the (day|days|old days|eighties|nineties|sixties|seventies)|those days|my)|back when|in the beginning|in former times|formerly|previously|once upon
(since|until|till|before|ever since|from) (we|they|the|i|it) (moved|changed|switched|got|had|new|came|introduced|started|bought|merger|reform|flood|accident|takeover|\w+ came|\w+ left|\w+ moved)
(since|ever since) then|from then on|since that day|ever since
(that|it|things|everything|all that|all this|the rules?|the process|this) (has |have |'s |all )?(changed|is different now|are different now)
(we|they|i) (have |'ve )?(changed|switched|gone over) (to|over|from|it|that|the)|(we|they) moved (to|over to|from|away from)
until (two|three|a few|some|last|\w+) (years?|months?|weeks?|spring|summer|winter|autumn)
(now|today) (it's|it is|we|they|you|he|she|there's|everything's|(the |a |my |our )?\w+ (does|do|picks|decides|goes|have|has|handles|makes|is|are))
(years|months) ago (it|we|they|the) (was|were|had|did|still)
it wasn't always|when i started|when i (first )?came here|in my early
以前(都|是|我|我们|也|用|没|有|还|靠|要|得|不|手|那|总|老|咱|厂|这|每|只|他|一直|谁|全|人|都是)
过去(我们|都|是|用|靠|的|咱|也|没|还|要|总|一直)
原来(都|也|两|用|手|每|要)
(我|我们|咱|这里|这边|厂里|那时)原来(都|也|是|用|手|每|要|有|没)
(本来|原来|原先|起先|最早|最初|当初|开始)…，?(现在|如今|后来|去年|前年|今年|眼下)[\p{Han}]{0,3}(改|换|变|都|不|交|包|归|是|取消|合|搬|上)
原来是…，现在
早(几|些|两|前)年|从前(都|是|我|没|也|用|，)|早先|当年|那会儿|那时候(都|是|我们|还|用|没)
(现在|如今|眼下)(都)?(改|换|变|不用|不再|没了|不让|取消|归|交|搬|统一|电子|自动|群里|全|都)
(自从|打从|自打|从)…(以后|之后|起|后|开始)，
(打|从)(那|这)(以后|之后|起|次以后|次起|回起|往后)
(后来|去年|前年|今年|年初|上个月|疫情)(起|开始|以后|才)?(就|都|全|才)?(改|换|变|包|归|交|搬|取消|上|统一)(成|为|给|到|了|的|用|由|掉)
(去年|前年|今年|上个月|年初|\d+年)(起|开始|之后|以后)
自从|改了规矩|老规矩改
(that's why|which is why|so) (i|we|they) (\w+ ){1,6}now[.,;]?$*
gone are the days|(phased out|did away with|got rid of|went (digital|paperless|over to))|times have changed|my predecessor|the previous (owner|manager|boss|system)|the old (way|system|method|process|rules|boss|owner) (was|were|had|did|meant)
before (the merger|covid|the pandemic|corona|my time|the takeover|the new)|since the (merger|takeover|move|flood|fire|accident|audit|new|reform|strike|pandemic|lockdown|change|switch|update|upgrade|relocation|inspection|incident|fusion)|since (covid|corona|brexit)|with the new (\w+ )?(system|owners?|boss|law|software|machine|management|head|contract|rules?|manager)
(it|that|we|this) (was|were) (different|otherwise|another story) (then|before|once|years)|until (\d{4}|recently)
(first|originally|initially|at first) (we|it|they) [^.;]{2,50}(now|today|nowadays|these days)
(现在|如今|眼下)[^，。]{1,14}了(。|，|$)
(早年|早些年|前些年|往年|老早|原先|那几年|头几年|前几年|以往|从前|当年)[^。]{2,24}(现在|如今|眼下|这两年|今年)
(自打|打从)[\p{Han}]{2,10}(，|以后|之后|起|以来|后)
(早年间?|早些年|前些年|往年|那几年|头几年|刚开始那会儿|我刚来(时|的时候|那会儿?))[^，。]{0,6}(都|全|是|用|靠|没|还)
`)

// changeLoose are no changes of how the work is done.
var changeLoose = patternsOf(`
(get|gets|got|getting|am|is|are|'m|'re|'s|be|been|become) used to
(i|we) used to (live|know|play|have a (dog|cat))
no longer than
`)

var richSaid = patternsOf(richEnglish, richHan, `
(it|that|which|this|and|what|as it|everything|he|she|they)? ?(turned out|turns out|transpired)
to (my|our|everyone's|everybody's|his|her|their|great|the) (\w+ )?(surprise|astonishment|amazement|horror|embarrassment)
(was|were|am|i'm) (quite |really |so |very |completely |totally |rather |a bit )?(surprised|amazed|astonished|stunned|baffled|gobsmacked|flabbergasted|speechless)
(nobody|no one|none of us|no-one|never) (had |has |would have |'d |could have |ever )?(expected|noticed|thought|guessed|known|suspected|saw|seen|dreamt|imagined|believed)
(of all|out of nowhere|out of the blue|lo and behold|believe it or not|who would have thought|who'd have thought|you won't believe|guess what|go figure)( people| things| places| days)?
(funnily|strangely|oddly|surprisingly|curiously|weirdly|amazingly|ironically) enough|surprisingly|unexpectedly|oddly,
(in the end|and then|finally|eventually|afterwards|later|then) (it|that|there) (was|were|had been|wasn't) (the|a|an|just|only|his|her|our|nothing|all|not)?
and it was (the|a|his|her|only|just|actually|really) \w+
(there|here) was a (whole|complete|second|hidden|tiny|dead|live|forgotten|huge)
(the|our|it|all|everything|he|she|they) (\w+ )?(looked|seemed|was) (fine|normal|perfect|perfectly fine|all right|in order|healthy|clean|dry|dead) (that|but|and yet|until|till|from|on|at)
(the whole|all) (time|along|while) (it|he|she|they|the|there|been)|all along
(the )?(real )?(culprit|cause|reason|trouble|problem) (was|had been|turned)
only to (find|discover|see|learn|realise|realize)
(wasn't|weren't|hadn't|had nothing|was not|had not) _ (at all|after all|in the least|to do with)
(had|was|were) (actually|really|in fact|secretly|simply|just) (been|deleted|the|a|written|taken|put|swapped|dead|empty)
(found|discovered|noticed|realised|realized|saw) (that |out )?(it|he|she|they|the|there|somebody|someone|that) _ (was|were|had) _ (all|wrong|backwards|empty|never|upside|hidden|behind|inside|missing|reversed|swapped|instead|other)
that day everything
(万万)?(没想到|没料到|想不到的是|没成想|没曾想|不曾想|哪知|哪知道|哪想到|谁知|谁知道|谁想到|谁能想到|谁料|岂料)
结果(发现|一看|一查|是|居然|竟|竟然|根本|压根|反而|拆开|打开|原来|人家)
(才|这才|后来|最后|一查|一看|查了)…(发现|知道|明白|搞清楚|看出来|反应过来)，?(是|原来|根本|居然|其实|不是|人家|有|他|那|压根)
(查到|找到|拆到|弄到|折腾到|闹到|翻到)最后(才|发现|，|竟|居然|原来|是)
原来(是|一直|不是|压根|根本|真的|问题|毛病|有人|他|她|那|被|楼|隔|底|里|线|水|接|那个)
(竟然|居然|愣是|敢情|合着|反倒|偏偏|硬是)
(闹|搞|弄|忙|查|折腾|找|绕|说)了(半天|一圈|大半天|老半天|半宿|一大圈)
出乎意料|意外(的是|地|发现|收获)|(大)?跌眼镜|吓(了)?一跳|傻眼|哭笑不得|歪打正着
(最|特别|更)?(奇怪|神奇|离奇|邪门|邪|绝|好笑|巧|气人|想不通|蹊跷|有意思)的(是|就是|地方|一次)
(谁|没人|没一个人|大家|我们)(都)?(也)?(没)(注意|留意|想到|发现|料到|看出|当回事)
(看着|外面|表面|表面上|看上去|看起来|外表|样子)(都|是|挺|很|一切|全)?(好好的|正常|没问题|没事|没毛病|完好)[^。；]{0,3}，?[^。；]{0,12}(里|一|却|结果|其实|就|但|可|偏|都|全)
(反而|反倒)[^，。]{0,6}(不|好|没|快|少|多|活|顺|省|轻|对|乖|稳)
(奇了怪了|见鬼|活见鬼|神了|邪了门)
(根本|压根)(就)?(没|不是)
couldn't believe (my|our|it)|you (wouldn't|won't|would never) (believe|guess)|who knew|here's the (funny|weird|odd|strange) (thing|part|bit)|the (funny|odd|strange|weird|crazy|surprising) (thing|part|bit|twist) (is|was)|never in a million|against all (odds|expectations?)|contrary to (all|what|my|our)|it was only (then|when|after|later) that|had been there all
想破头|做梦(也|都)没|打死(我)?(也|都)(想|猜)不|谁(能|会|敢)(想|信|料)|怎么(也|都)(没|想不)(想|到)|到头来|乌龙|虚惊一场|不料|殊不知|哪成想|(打开|拆开|掀开)一看|一(问|查|看)才|末了(才|发现|是)
(最后|后来|末了|结果|最终)[\p{Han}]{0,2}(发现|查出|才知道|查明)[\p{Han}]{0,8}(出在|是|在|居然|竟|根本|原来)
`)

// richLoose tells how it was, and no surprise.
var richLoose = patternsOf(richLooseEnglish, richHanLoose, `
原来[^，。]{2,14}，?现在
`)

// tried says that something was attempted and failed, remedy what was done then; both together are a reversal.
var (
	tried = patternsOf(triedEnglish, `
(tried|trying|attempted) (it |that |to |the |a |with |this |first |out |everything |using |\w+ )*
(didn't|did not|wouldn't|doesn't) (work|help|touch|hold|do (it|anything|the trick|a thing)|fix|change (it|anything|a thing)|bring|stick|solve|take|last|make (any|a) difference)
(got|led|brought) (us |me |it )?nowhere
(no|without any|zero|little) (reaction|luck|joy|success|effect|response|reply|use|improvement|good|difference)
to no avail|in vain|for nothing
only (made|warped|cracked|ruined|annoyed|spread|shifted|moved|got|broke|confused|cost|upset)
(was|were|ended in) (a |an )?(total |complete |real )?(disaster|catastrophe|mess|fiasco|shambles|nightmare|flop|failure|mistake|waste)
(it|that|this|they|we|which) (failed|backfired|broke|made it worse|got worse|came back|leaked again|kept \w+ing)
(we|i)('d| had)? (blamed|suspected|gave up)
(第一次|一开始|开始|起初|先|本来|原本|原来|最早)…(没用|不行|不管用|没效果|不见效|失败|崩|不灵|没反应|没解决|没动静|不好使|白搭)
没用|不管用|没(什么|啥)?(效果|效|起色|反应|变化|改善|动静)|不见(效|好)|没人(理|回|管|来|听)|没快多少|没好|没(解决|成|搞定|修好|压住|治好)|不顶用|不顶事|不灵|白忙|白搭|无济于事|不起作用|治标
(还是|照样|仍然|依旧|照旧|照)(漏|不|卡|坏|没|响|报|慢|抖|断|停|出|有|老样子|堵|脱)
(谈|搞|弄|试|修|做)(崩|砸|黄|炸|坏)(了)?
(越)…(越)(糟|差|坏|严重|多|卡|漏)|更糟|适得其反|失败|行不通|不行，|试(过|了|遍)|都试
(催|试|换|改|修|谈|调|加|降|查|弄|磨)了(一|两|三|几|半|好)…(没|还|也|都|不|崩)
(peeled|came|fell|washed|wore|broke|burned|burnt|dropped) (off|apart|loose|undone|out|through|down)( again| within| after| in| on| by|,|\.|;)
(couldn't|could not|wouldn't|didn't|did not) (reach|get|manage|cope|hold|fit|stand|find|keep|lift|move|open|answer|react|respond|listen|turn up|show up|improve|budge|start|stick|hear|see|help|pay|accept|agree|sell|dry|set)
made (it|things|matters) worse|(was|were) (no|of no|little) (use|good|help)|flopped|fell flat|no dice|nobody (came|answered|reacted|listened|read|showed|cared|turned up|used|replied)|(it|that|they|he|she) (still|just) (leaked|dripped|squeaked|failed|broke|cracked|complained|ignored|came back|stuck|rattled|stank)
(起先|起初|一开始|本来|原本|最早|头一回|第一次|最初|开头)[^。]{2,24}(没|不行|不顶|又|还是|崩|坏|开胶|掉|裂|断|漏|赔|亏|超|砸|白|反|散|糊|垮)
没人(吭声|应|搭理|接|看|响应|动|报名|当回事|搭腔|签|填)|(三天|两天|没几天|没多久|当天|第二天|没两天|过两天)就(开|掉|裂|断|坏|漏|崩|散|脱|糊|又)
(讲|说|劝|催|问|打|发|修|换|调|贴|罚|骂|哄)[^，。]{0,6}(不听|不理|不改|白搭|没人应|没反应|不起作用|没起色|无效|照旧|照样)
(she|he|they|it|the \w+|nobody|customers?) (refused|declined|ignored (it|me|us|that)|said no|turned it down|didn't \w+|wouldn't \w+|laughed|complained|came back)
(没两天|没几天|没多久|过两天|不到[\p{Han}]{1,4}|转天|第二天|当晚)(又|就)?(又)?(掉|开|裂|断|坏|漏|崩|散|脱|糊|犯|回来|反弹|复发)
没人(理|接|回|应)，|(不|没)(理|接|回|见|应)，
`)
	remedy = patternsOf(remedyEnglish, `
so (now |then |in the end |finally |since then |since |we |i |that's |they )
(so|which is why|that's why) (i|we|he|she|they|since|now)
instead|in the end|which is why|after all|switched to|switched|ended up|that did it|that was it|and then it was|so since|ever since|since then|went back|had to go|finally|until (i|we)
(then|now|later|next time|afterwards) (i|we) (\w+ed|went|took|stood|put|got|did|made|gave|built|cut|drove|drilled|bought|wrote|ran|rolled|called|let|do)
后来|只好|干脆|索性|只能|不得不|最后|改成|改用|改为|换成|换了|换用|于是|这才|才(好|行|解决|搞定|成|管用|停|稳|通|消|算|压|稳住|恢复)|一下(就|子)|转(而|头)|结果(用|换|改)
whereupon|redid|resorted to|plan b|fell back on|that's why (i|we)|from then on|nowadays|now (i|we) |and (i|we) (redid|switched|changed|replaced|moved|rebuilt|sewed|glued|rewrote|used)
换(了)?(个|种|一)(法子|办法|方式|思路|路子|招|家|种)|改走|改找|改问|反过来|另(找|想|起|换)|现在(我|我们|咱)?(都|就|改|全|直接|只)|打那以后|从那以后
so (in the end |then )?(i|we|he|she) |我就(直接)?(上门|去|改|换|自己|找|另|干脆)
`)
)

var (
	triedWeak    = patternsOf(triedWeakEnglish)
	strongRemedy = patternsOf(strongRemedyEnglish)
)

var toolSaid = patternsOf(toolEnglish, `
(dashboard|spreadsheet|excel|database|portal|software|calculator|checklist|wiki|crm|erp|sap|microscope|torch|flashlight|scanner|thermometer|multimeter|barometer|hygrometer|refractometer|micrometer|manometer|oscilloscope|stethoscope|endoscope|borescope|caliper|calipers|callipers|scales|stopwatch|spirit level|plumb line|probe|tester|analyser|analyzer|logbook|ultrasound|x-ray|voltmeter|ammeter|hydrometer|tachometer|planner|intranet|ledger|webcam|tracker|magnifying glass|loupe|torque wrench|tuning fork|litmus|test strip|laser|thermal camera|wattmeter|dosimeter|glucometer|pyrometer|densitometer|otoscope|sonar|radar|pressure cuff|spreadsheets|dashboards|feeler gauge|tape measure|metal detector|moisture meter|data logger|sensor|gas detector|breathalyser|infrared|light meter|plumb bob|load cell|dial gauge|test lamp|stud finder|laser level|theodolite|anemometer|pulse oximeter|oximeter|ecg|ct scan|mri|ph meter|salinometer|metronome|walkie-talkie|pager|barcode reader|label printer|intercom)
(gauge|gauges|meter|meters)
(in|into|on|from|with|through|open|check|up in|up on|at) (the |our |my |a )(calendar|system|log|logs|monitor|tablet|terminal|console|app|tool|ticket system|camera|diary|file server|archive|report|register|chart|simulator|planner|workbook|shared drive|ticketing system|booking system|monitoring|patient record|case file|cad|inbox|control panel|control room screen|registry|index)
(the|a|our|my|paper) (diary|card index|log file|log files)
(run|runs|use|uses|open|opens|look at|into|check|checks|start|starts) (the )?(htop|top|grep|git|nmap|ping|wireshark|tcpdump|sql|psql|kubectl|docker|ssh)
(在|从|进|打开|登录|登|上|查|翻|调|开|去)…(系统|平台|后台|表格|软件|看板|台账|数据库|日志|记录表|网站|小程序|公众号|app)(里|上|里面|中)?(看|查|翻|搜|核|导|拉|填|录|对|调|登)*
(后台|系统里|软件里|台账|看板|监控画面|监控曲线|仪表盘)(有|看|里|上|会|能|的)*
(用|拿|靠|带|带上|上|以|看|摸出|掏出|抄起|借|戴|架)(个|把|一把|台|一台|那个|那把|着|上)?[\p{Han}]{0,4}(仪|枪|摇表|电表|万用表|压力表|温度表|卡尺|千分尺|塞尺|卷尺|水平尺|角尺|钢尺|秤|天平|温度计|湿度计|血压计|计算器|测厚仪|显微镜|放大镜|内窥镜|听诊器|手电|试纸|探头|扫码枪|示波器|三坐标|水平仪|测温枪|比重计|流量计|检测仪|验钞机|探伤仪|色卡|量杯|量规|通止规|扳手)
(电子秤|磅秤|天平|测温枪|卡尺|千分尺|万用表|血压计|显微镜|听诊器|温度计|示波器|内窥镜|塞尺|湿度计|三坐标)(上|量|测|过|照|称|打|点|读|看|为准|一)*
(企查查|天眼查|裁判文书网|百度|淘宝|知网|钉钉|企业微信|石墨|飞书|用友|金蝶|腾讯文档|美团|高德|征信|学习通)(上|里|查|搜|的|翻|后台)*
(看|用|在|打开|登录|登|查|翻|进|上|开|跑)(一?眼|一?下|一?遍|个)?[a-z][a-z0-9+.-]{2,}(的|里|上|看|查|系统|曲线|面板|表|，|。|$|跑|拉|导|后台|平台)
(with|use|using|take|grab|hold|get|fetch|reach for|check (it )?with|put|read|clip) (the|a|an|my|our|that) (\w+ )?(gauge|sensor|detector|reader|logger|monitor|probe|scale|balance|ruler|tape|square|timer|wrench|clamp meter|lamp|wand|swab|test kit|template|jig|scope|meter|scanner|tester|level|cuff|tracker|script|query|macro|module|finder|dipstick|thermostat|clamp)
万用表|摇表|卡尺|千分尺|塞尺|水平仪|测温枪|测厚仪|血压计|血糖仪|听诊器|示波器|内窥镜|显微镜|电子秤|磅秤|三坐标|湿度计|温度计|比重计|验钞机|兆欧表|红外仪|游标|扭力扳手|通止规|ph计|ph试纸|折光仪|糖度计|浊度仪|光谱仪|色差仪|硬度计|流量计|压力表|电流表|电压表|监护仪|血氧仪|心电图|探伤仪|对讲机|扫码枪|打码机|测距仪|全站仪|水准仪|经纬仪|风速仪|噪音计|酒精计|盐度计
(用|拿|靠|带|上|借|掏出|抄起)(个|把|一把|台|一台|那个|那把|着|上)?[\p{Han}a-z]{0,5}(仪|计|秤|枪|表|尺|镜|规|器|试纸|探头|比色卡|试电笔|电笔)(测|量|看|扫|点|照|打|一|称|校|试|查|卡|检|读|来|对|戳|探|夹|，)
在[\p{Han}]{2,4}(里|上|里面|后台)(头|边)?(把|就|都|先|再|直接|给|统一|也)?[\p{Han}]{0,6}(录|导出|导入|登记|填报|建单|开单|下单|提单|挂单|弄一下|申请|提交|审批|报销|查询|检索|跑报表|拉数|拉报表|调记录|派单|出库单|入库单|签收|打卡)
(泛微|致远|北森|嘉和|广联达|管家婆|旺店通|聚水潭|千牛|禅道|有赞|抖店|携程|飞猪|京东后台|生意参谋|领星|易快报|每刻|薪人薪事|纷享销客|销售易|东软|卫宁|金税|航信|百望|道闸|电子病历)
(看|盯|查|调)(一?眼|一?下|一?遍|着)?[\p{Han}]{0,3}(大屏|看板|仪表|监控|示数|显示屏|面板)
`)

// latinSaid is a system with a Latin name in a Chinese sentence: MES里的才作数.
var latinSaid = patternsOf(`
[a-z][a-z0-9+.-]{1,12}(系统|平台|软件|app)?(里|上|里面|里头|中|后台)(的|才|就|把|查|看|录|导|显示|数|会|有|能|拉|跑|搜|调|建|填|登|提|，|都|先)
`)

// toolLoose are places and papers, not systems.
var toolLoose = patternsOf(`
(icu|ppt|pdf|word|ktv|4s|u盘|app store|kpi|sku|vip)(室|店)?(里|上|里面)*
在(仓库|车间|厂里|厂区|家里|医院|学校|心里|抽屉|柜子|箱子|办公室|店里|群里|现场|合同|附件|门口|路上|会上|班上|机房|工地|床边|墙上|纸上|本子|车上|窗口|前台|网上|手机|工位|柜台)
`)

// shows is what a program does whose name stands before it; recordsIn how one says that one keeps or finds something in one.
var (
	shows = patternsOf(`
shows|displays|flags|lists|calculates|logs|throws|reports|spits
`)
	recordsIn = patternsOf(`
(enter|pull|process|record|log|order|book|look|check|freez|export|type|scan|search|file|track|note|create|post|update|register|key|punch|import|download|upload|query|reconcile|bill|chart|document|draw|plot|edit|draft|simulat|monitor|compare|tag|schedul|assign|approve|cod|chang|clos|open|flag|set|find|invoic|charg)(e|es|s|ed|ing|ning)?
`)
	inside = patternsOf(`
in|into|through|via|out of|from|on
`)
	takes = patternsOf(`
(use|take|grab|hold|put|read|get out|fetch|hook up|plug in|clip on|reach for|connect|trust|check|watch|open) (the|my|our|a|an)
(use|open|check|run|fire up|query|trust|launch|start)
`)
)

// opens are words behind which a program stands by its name.
var opens = patternsOf(`
(open|opens|log into|log in to|log it in|search|query|pull up|look it up in|see in|check in|look in|look into|fire up|start up|export from|type into|enter it in|put it in|record it in|run) (up )?
(history|data|numbers|figures|file|log|it|them|that|this|rest|orders?|tickets?) (i |we |you )?(see |is |are |look up |find |keep |check |sits |stands )?in
`)

// termsFollow are words behind which a house term stands, up to the next comma.
var termsFollow = patternsOf(`
(that's|those are|these are) (a |an |what we call (a |an )?)?
(we|they|people here|the lads) (just )?call (it|that|this|them|those|these|him|her) (a |an |the )?
(so-called|known as|nicknamed|what we call|aka) (a |an |the )?
(我们|行里|内部|圈里|业内|这边|厂里|大家)(都)?(管(它|这|那|这个|那个|这种|那种))?(就)?叫(它|做|作)?
(这|那)(种|个|就|单|批)?叫(做)?
(这|那)(单|批|种|件|票|笔)(就)?(是|算|属于)
(行话|俗称|黑话|术语|简称|所谓的?|外号)(就)?(是|叫)?
`)

// opinion may be all that "that's a …" says; termUsed says what is done with it.
var (
	opinion = patternsOf(`
that's|those|these
`)
	termUsed = patternsOf(`
we|they|it|you|and (we|they|it|you)|those|nobody|never|goes|go
`)
)

// quotedSpeech stands before words that somebody says; those are no term.
var quotedSpeech = patternsOf(`
说|问|回|喊|答|讲|信|嚷|写着|回复|来一句
`)
