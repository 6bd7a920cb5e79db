package detect

// What is said of a whole answer: that it is hollow, evasive, groping, or about the person.

// hollowSaid is what everybody agrees with and nobody can act on.
var hollowSaid = patternsOf(hollowEnglish, hollowHan, `
(per|by|follow|follows|following|according to|in line with|in accordance with|stick to|sticks to|adhere to) (the |our |established |company |all |any )?(usual |standard |normal |relevant |proper |applicable |agreed )?(process(es)?|polic(y|ies)|procedures?|guidelines?|protocols?|rules?|standards?|workflow|regulations?)
(process|processes|procedures?|guidelines?|polic(y|ies)|protocols?|rules|standards?|instructions) (are|is|must|have to|has to|should|need to|needs to) (be )?(followed|applied|observed|adhered to|respected|in place|complied with)
there are (clear |set )?(procedures|guidelines|processes|rules|protocols)
(those|these|they|rules) must be (adhered to|followed|observed|respected)
as (appropriate|needed|required|necessary|the case may be|the situation demands)|where (appropriate|necessary|possible|applicable)|if (need be|necessary|needed|required)
(act|respond|react|proceed|respond|adjust|behave) (accordingly|appropriately|suitably|properly|professionally|sensibly|responsibly)
accordingly|appropriately|professionally|proactively|holistically|diligently|conscientiously|thoroughly|carefully|promptly|efficiently|effectively|responsibly|suitably|continuously
(in|within) (good|due|reasonable|a timely|an orderly|a professional) (time|course|manner|fashion)
(on an )?(ongoing|regular|continuous|case-by-case|individual) basis
stakeholders?|all (the )?(parties|people|departments|sides|teams) (involved|concerned)|everyone involved|everyone's satisfaction|to (everyone's|everybody's|the customer's|full) satisfaction
(good|clear|open|proper|regular|better|constant|close|effective|honest|transparent|smooth|careful|sound|thorough|great) (communication|coordination|planning|teamwork|cooperation|collaboration|preparation|feedback|organi[sz]ation|judge?ment|onboarding|support|documentation|relationships?|service|training|leadership|follow-up|quality|housekeeping)
communicat(e|es|ing) (well|openly|clearly|regularly|early|in time|properly|with everyone|with all|effectively|a lot)
(it's|it is|is|are|all) (important|essential|crucial|vital|key|about|paramount|a matter of) (to|that|the|a|good|communication|attitude|teamwork|trust|people|quality|planning)
best[- ]practices?|state of the art|lessons learned|continuous improvement|added value|win-win|synerg(y|ies)|end to end
(take|taking|give|giving) _ (into (account|consideration)|due (attention|care|regard|consideration)|necessary (measures|steps)|appropriate (measures|steps|action)|relevant)
(all |the |any )*(appropriate|necessary|suitable|relevant|proper|required|adequate|important) (measures?|steps?|actions?|precautions|persons?|people|part(y|ies)|departments?|checks?|ways?|channels?|levels?|documentation|attention|care|points|aspects|factors|information|details|planning|resources|considerations|requirements)
(customer|client|patient|guest|student|people|quality|safety|service) (focus|focused|orientation|oriented|centred|centered|first|satisfaction|comes first|is key|is everything|centricity)
(safety|quality|the customer|the patient|the client|service|customers?|hygiene|security) (always )?(comes? first|is (our )?(top )?(priority|everything|paramount)|matters most|is king)
(structured|systematic|flexible|pragmatic|holistic|professional|balanced|sensible|solution-oriented|careful|proactive|hands-on) (approach|manner|way|attitude|mindset|basis)
(find|finds|finding|look for|seek) (a|the|an|some) (good |suitable |amicable |workable |common |best |right )?(solution|compromise|way|balance|agreement)
(make|makes|making) sure( that)? (everything|all|it all|things|everyone|quality|the quality|nothing) _ (is|are|goes|runs|works|stays)?
ensur(e|es|ing)|prioriti[sz](e|es|ed|ing)|according to (urgency|priority|need|importance|requirements)|optimi[sz](e|es|ed|ing)|streamlin(e|ed|ing)|align(ed|ment)?|coordinat(e|es|ed|ing|ion)|monitor(ed|ing)|monitor (the|it|things|everything|closely)|manag(e|es|ed|ement)|process(ed)|resolv(e|ed)|handled|dealt with|validated|adjusted|assess(ed)?|evaluat(e|ed)
(keep|keeping) (everyone|everybody|people|all|the customer|the team|them|an eye|a close eye|on top) (informed|in the loop|posted|updated|happy|on|of) _ (quality|things|everything|it)?
(everything|all|things) (is|are|in|runs) (in order|order|smoothly|under control|well|fine|as it should)
(whatever|what|everything)('s| is) (needed|necessary|required) (gets|is|will be) (done|provided|arranged)
(adapted|tailored|adjusted) to (the |each |every )?(individual |particular |specific |given )?(case|situation|needs?|circumstances|customer|person)
(high|highest|the highest|good|our) (standards?|quality)|attention to detail|common sense|due (care|diligence)|with (great |due |the necessary )?care|team ?work|regular (feedback|meetings|reviews|updates|checks|training)
(we're|we are|i'm|you have to be|be|stay|remain) (very |always |quite )?(flexible|professional|careful|attentive|proactive|thorough|open|patient|conscientious|pragmatic)
listen(s)? and (then )?(you|we|i)?|always (found|find) a way|one way or another|use (your |good |common )?(judge?ment|sense)
(one|you) (needs?|has to|have to|must) (have|use|be|show|take)
(按|照|依|遵)(照|着)?[^，。；]{0,5}(流程|规定|制度|标准|要求|规范|程序|章程|规程|指引|预案)(来|走|办|处理|执行|操作|做|弄|落实|即可)*(的|就行|就好|就可以了)?
该[\p{Han}]{1,4}的?(就)?[\p{Han}]{1,4}，?(该[\p{Han}]{1,4})?
(及时|随时|定期|主动|积极|充分|多|有效|良好的?)(地)?(沟通|处理|反馈|跟进|汇报|上报|响应|调整|解决|总结|更新|配合|交流|了解|应对)
(加强|强化|注重|注意|重视|提高|提升|完善|优化|落实|保证|确保|保持|维护|狠抓|抓好|严把|做好|搞好|做实|把握|把控|规范|增强)(好)?[^，。；]{0,6}(管理|沟通|工作|协调|意识|落实|监督|培训|质量|观察|防护|保养|畅通|新鲜|稳定|配合|安全|服务|方法|方式|风险点?|细节|效率|卫生|满意度?|关系|准备|保障|水平|流程|节奏|审核|测试|保密|到位|好)
(要|得|应该?|必须|就|还|需要|去|来)?(认真|细致|严格|充分|合理|耐心|仔细|灵活|冷静|准确|规范|全面|多方面|综合|妥善|积极|统筹|科学|严谨|细心|用心|踏实|高效|有序|谨慎|慎重|酌情|适当|大力|切实|扎实)(地|一点|点|些)?(审|对待|处理|应对|安排|考虑|把控|把关|执行|控制|协调|推进|评估|判断|处置|遵守|测试|观察|沟通|落实|操作|管理|做|核对|检查|分析|研究|准备|服务|配合|规划|调度|对|就行|，|。|就好)*
(遵守|执行)(操作|相关|各项|公司)?(规程|规定|制度|纪律|要求)|操作规程
(实际|具体|现场)情况|具体问题具体分析|综合判断|一概而论|因材施教|因地制宜|因人施策|实事求是|与时俱进|以人为本|精益求精|防患未然|统筹兼顾|形成合力|全力以赴|齐抓共管|准确无误|万无一失|按部就班|方方面面|各方面|多方面|面面俱到|有条不紊|未雨绸缪|循序渐进|责任到人|层层把关
以[\p{Han}]{2,4}为(中心|本|主|先|导向|准则)
让[\p{Han}]{2,4}(满意|放心|舒心|安心|高兴)|宾至如归
(做到|落实|服务|管理|准备|考虑|沟通|执行|跟踪)(位|到位|周到|周全|全面|准确|细致|最好|极致)|到位
把(好|住)(关|质量|安全|[\p{Han}]{1,3}关)|(把|将)(关系|质量|服务|工作|安全|细节)(维护|做|抓|搞|放)(好|到位|细|上|扎实)?
(工作|审核|维护|保养|防护|沟通|服务|管理|准备|质量|安全|态度)(要)?(细致|到位|认真|做好|扎实|第一|为先|至上|过硬|规范|仔细)
(关键|主要|重要|核心|根本)(的)?(还)?(是|在于?|看|靠)(看)?(的)?(态度|人|沟通|心态|用心|责任心?|细心|配合|执行|经验|管理|意识|自觉)
(细节|态度|质量|安全|服务)(决定|就是|是)(成败|一切|生命|关键|根本|第一|灵魂)
既(不能|要)[^，。]{1,4}也(不能|要)|不能[^，。]{1,3}也不能
(高度|密切|全程|全力|大力|持续|不断)(重视|关注|配合|把控|跟踪|支持|改进|优化|推进|提升)
(吃透|钻研|熟悉)(教材|业务|流程|政策|情况)|尽快(熟悉|上手|融入|适应)|带一带|传帮带|(要)?靠(悟|自觉|大家|个人|积累|用心)
(各|多|跨)部门|各方|相关(人员|部门|方|负责人|领导|同事|环节)|(灵活|妥善|冷静)(处理|处置|应对)
(信息|沟通|渠道|流程)(要)?(畅通|顺畅|透明|及时|对称)|(方式|工作)方法|门道(多)?|学问(大|多)|日常(维护|保养|管理|工作)*
(出品|质量|效果|状态)(要)?(稳定|稳|过硬|有保障)|保证(新鲜|质量|安全|进度)|上报的上报|执行就(好|行)|照(指引|规矩|章)来
(该怎么|怎么该)(办|做|弄)就怎么(办|做|弄)|做到心中有数|大家(一起)?(努力|配合|用心)|尽(力|量)(而为|做好|就行)
(is|are|'s) (the |our |always |really |absolutely )?(key|crucial|essential|vital|paramount|everything|imperative|half the battle|what counts|what matters|the be-all|at the heart|(number|priority) one|our (first|top|highest|main|number one) (priority|concern))( there| here| in| to| for)?
as and when (required|needed|necessary|appropriate)|carried out|in (an|a) \w+ (manner|fashion|way)|based on (\w+ )?(impact|need|risk|priority|merit|requirements|the situation|experience)
(make|makes|making) sure( that)? (the|it|it's|they|they're|this|each|every|our|we|you|people|customers|patients|nobody|things) [^.;,]{0,40}(smoothly|properly|correctly|well|right|safely|happy|in order|as planned|fine|decent|good|as it should|up to standard|under control)
(in line with|according to|true to|in keeping with|reflects?|live|living) (our|the|company) (values|culture|mission|philosophy|principles|goals|strategy|ethos|standards|vision)
(build|building|earn|earning|maintain|maintaining|foster|fostering|strengthen) (\w+ )?(trust|relationships?|rapport|loyalty|confidence|goodwill|partnerships?)
(it's|it is|that's|all|mainly|simply) (really |all |just )?about (\w+ing|finding|the right|good|being|trust|quality|people|balance|respect)
(a|the|our) (holistic|team|joint|collective|continuous|ongoing|shared|combined) (effort|process|responsibility|view|improvement)|team effort
work(ing)? (closely |well |hand in hand )?together|go the extra mile|think outside|on the same page|open door|take (ownership|responsibility|pride|it seriously)|take (\w+ )?(very )?seriously|raise awareness|set (clear )?(goals|priorities|expectations)|manage expectations|lead by example|respect(ful)? (each|one|for|of)|learn from (mistakes|each other|experience)
体现[^，。]{0,6}(关怀|价值|精神|水平|态度|理念|温度|责任)|人文关怀|服务意识|主人翁|大局观|责任心|执行力|凝聚力|正能量|专业素养|职业道德
(时刻|始终|高度|思想上|心里|务必|必须|都)[^，。]{0,4}(重视|绷紧|牢记|警惕|上心|到位|关注)|(这|那)根弦|绷紧
(生命线|命根子|基石|灵魂|重中之重|头等大事|第一要务|硬道理|宗旨|初心|底线|根本|主旋律|永恒的主题)
(做|搞|抓|打)好[\p{Han}]{2,5}(工作)?
(保证|确保|保障|维持|促进|实现|推动|推进|提升|提高|改善|杜绝)[\p{Han}]{2,8}(，|。|$|嘛|吧)
(积极|主动|全力|第一时间|妥善|认真|迅速|热情|耐心|热心|周到|细心|虚心|科学|合理|规范)(地)?(响应|配合|应对|服务|接待|对待|推进|落实|跟进|处理|沟通|安抚|安排|解答|倾听|支持|参与|整改|面对)
(大家|大伙儿?|各方|上下|全员|人人|团队|彼此|互相|相互)[^，。]{0,4}(都|要|多|一起|共同)?[^，。]{0,4}(重视|努力|沟通|配合|上心|负责|理解|支持|信任|尊重|协作|帮助|体谅)
(站在|从)[^，。]{1,8}(高度|角度|出发|层面|立场)
(多|勤)(沟通|交流|协调|总结|学习|观察|思考|汇报|请示|反思|上心|留心|动脑|关心|积累|用心)
综合(考虑|评估|权衡|分析|衡量|考量)|统筹|权衡利弊|(平衡|兼顾|处理|把握)好[\p{Han}]{2,8}|把握(尺度|分寸|节奏|原则|方向)
(按|照|依|走)(照|着)?(制度|规定|流程|规矩|程序|规范|章程|标准)(来|走|办|做|就|执行|操作|即可)
(紧密|有机|无缝|密切)(配合|结合|衔接|沟通|协作|合作)|无缝对接|做好衔接|(衔接|流程|沟通|渠道)(要)?(顺畅|通畅|到位)|顺畅
according to (its|their|the) (importance|urgency|priority|needs?|severity|nature|merits|type|level)
(risks?|issues|problems|needs|potential|opportunities|weaknesses|challenges) (is|are) (identified|mitigated|addressed|managed|assessed|analysed|considered|evaluated|minimi[sz]ed|discussed)
(adapt|tailor|adjust|respond|cater|attend|listen) (\w+ )?to the (needs|wishes|requirements|expectations|situation|demands|circumstances) of
(at|in) an early stage|mitigat(e|ed|ion)|identified and|where (needed|required|appropriate)|(right|positive|good|proper) (attitude|mindset|mentality|spirit)|commitment|dedication|teamwork|transparency|professionalism|reliability|(quality|safety|customers?|people|patients?) (always )?first|put (quality|safety|people|the customer|customers|patients|the patient) first
(坚持|秉持|秉承|遵循|贯彻|本着)[^，。]{2,10}(原则|理念|精神|宗旨|方针|态度|思想)|(客户|安全|质量|服务|用户|病人|学生|顾客)(至上|第一|为先|优先|为本)
(分清|根据|按照?)?(轻重缓急|主次|优先级)|(提前|事先|充分)?做好(预案|准备|计划|防范)|(杜绝|消除|排查|防范|规避)(隐患|风险|漏洞|问题|差错)|(做|落|抓)(细|实|深|精)(做|落|抓)?(细|实|深|透)?
(团队|协作|沟通|心态|细心|责任|执行|态度|信任|合作)(协作|合作|精神|意识)?(很|最|更|非常|特别|才)?(重要|关键|要紧|第一)
`)

// bland are the words of management; several in one sentence make it hollow.
var bland = patternsOf(blandEnglish)

// biographySaid is about the person and not the work: how long they have been there, how many they are.
var biographySaid = patternsOf(`
(i've|i have|we've|we have) (been|worked|lived) (here|there|at|in|with|for|on) _ (years?|months?|decades?|ages|life|summers?)
(there are|there's|we're|we are) (only |just |about )?\w+ (of us|people in the|staff|employees|colleagues)
(i've|i have|we've|we have) (always|never|only ever|only|just) (been|worked|had|lived|done|gone|set foot|seen)
i (moved|transferred|switched|retired|qualified|graduated|trained|was born|was hired) (to|into|from|in|at|over|as|here)
i('m| am) (in charge of|responsible for|the \w+ here)
i (started|joined|came|began) (here|in|at|as|when|after)
我在(这|那)?[^，。；]{0,10}(待|干|做|呆|工作|上班|开|教|跑)了
(我|我们)(店|厂|部门|科室|班|组|公司|车间|队)?(里)?(一共|总共|统共)
(满打满算|我总共|我一共|我前后|我先后)
我是(负责|管|做|教|开)
这行(我)?(干|做)
我(永远|一直|还|总)记得
`)

var evadesSaid = patternsOf(evadesEnglish, evadesHan, `
(a |an )?(management|political|sensitive|delicate|internal|confidential|legal|personnel|hr|touchy|tricky political|board) (matter|question|issue|thing|topic|business|decision|subject|affair)
(matter|question|one|decision|thing) for (management|the management|the board|the bosses|those|others|upstairs|the people above|head office|the lawyers)
above my (pay|head|grade|station)|not (really )?(for me|my place|mine|up to me|my call|my decision)( to \w+| is| there)
(rather|prefer|prefers|better|best) not( to)?( get into| go into| say| talk| comment| discuss| answer| name| be quoted| put that|[.,;]|$)*
(can't|couldn't|won't|wouldn't|cannot|shouldn't|don't want to|not going to|not allowed to|not supposed to|not at liberty to|allowed to) (really )?(go into|comment|talk about|discuss|say too much|say much|speak for|name|get into|be drawn|disclose|reveal|share)
no comment|off the record|between (you and me|us|ourselves)|mum's the word|my lips are sealed
every (case|situation|customer|patient|child|day|job|one|client|project) (is|'s) (different|unique|special|individual|its own|a bit different)
(everyone|everybody|each of us|people|each) (has|have|does|do) (their|his|it|things|his or her) .{0,16}(own|way|differently)
(there are|you'll find|there's|you hear) (many|various|several|different|lots of|all sorts of|mixed|as many) (opinions?|views?|schools|ways|ideas|theories|reasons|interests|answers)
there('s| are| is) (reasons|people|a committee|different views|politics) (for that|behind|in)?
that's (not|hardly) (a|something|for) (thing|question|matter|i|we|one|me|can of worms)
depends (on )?who('s| is) asking
let's (just )?(say|leave it|put it|not go|not|move on from)( that| like this| at that| it this way| there)?
i('m| am) not (at liberty|allowed|supposed|the one|the right person|sure i'm allowed|comfortable)
(better|have to|had better|should) ask (management|the board|upstairs|head office|the bosses)
one (follows|keeps to|does what|tries|has to|does one's|sticks to)
it is what it is|we do our best|we do what we can|you know how it is|hard to generali[sz]e|that's a long story|it's complicated|it's a bit complicated|can of worms|we get by|we manage somehow|always found a way|we have our ways|these things happen
without (naming|going into|pointing|wanting to)
i don't want to (get|step|say|speak|point|tread|badmouth|be)
不(太|是很|大|怎么|很)?(方便|好|便|合适|适合|想|愿意|能)(多|在这)?(说|讲|透露|评论|展开|细说|谈|表态|评价|多言|公开|聊)
(这|那|里)(里面|里头|里|个|事|话|种事|其中|中间)?(的)?(水|门道|情况|事|关系|名堂|东西)?(比较|有点|挺|很|太|蛮|就)?(敏感|微妙|涉及|牵扯|水太?深|不好讲|复杂，(不|我|就|一|说))
(领导|领导层|上面|上头|上级|管理层|高层|组织|院里|局里)(层)?(们)?(的事|说了算|层面|自有|自然有|有安排|怎么定|的意思|会考虑|考虑的|定的|操心|有他们的|决定的|的决定)
(各有各|各人有各人|各家有各家|一家有一家)的?(考量|难处|说法|做法|想法|道理|打算|情况|算盘|路数|看法|苦衷)?
(每个?|各|一)(人|家|单|个案子?|案子|个案|病人|客户|孩子)[^，。]{0,6}(不(太|大)?一样|不同|特殊|特殊性|说法|做法|独特)
(大家|各位|你|谁)(心里|都|心里都)+(懂|明白|清楚|知道|有数|这么|这样|照)(的|做|就好|就行|，|是|指|来)
你懂的|懂的都懂|心照不宣|点到为止|见仁见智|一言难尽|说来话长|不提也罢|不说也罢|看破不说破|都差不多那样|也就那么回事|就那么回事
(别|不要)(写|记|问)(进去|太细|这么细|那么细|得太)
(我)?(就)?不(多|细|往下|再)(讲|说|展开|谈|评论|解释)了?(了|。|，|$|吧)
不(展开|评价|表态|发表|置评|予置评|议论)|不好(评价|表态|评论|讲|说$|说，)
(轮|论)不到我(说|评|管)|不该我(说|讲)|不归我评|不是我(能|该|好)(说|讲|评)(的)?|说多了(不好|得罪)|得罪人
我们(只管|就|只是|负责)?执行(就好|就行|的|而已)|呵呵
(every|each) \w+ (is|'s) (a bit |always |so |very |quite |really )?(different|unique|special|individual|its own)
(people|others|someone|somebody|those|folks) (upstairs|above|higher up|in charge)( \w+)? (who|get|are|decide|is|will|to)
(get|gets|got) paid (to|for)|not something (i|we) (should|can|could|may|want|like) (to )?(say|talk|discuss|share|comment)
(i|we) (just|only|simply) (follow|do what|carry out|work here)|wouldn't be (right|fair|appropriate|proper|wise)|(keep|leave) (that|it) (to myself|between us|out of (it|this))|(sore|sensitive|delicate|touchy) (spot|point)|office politics|i'm (only|just) (a|the) (small|little|humble|cog|nobody)|no names
(for|up to) (others|them|somebody else|someone else|those above) to (say|decide|judge)
(哪|怎么|岂)(好|敢|能|便)(意思)?(乱|多|瞎|随便|妄|轻易)?(讲|说|评论|议论|评价|表态|插嘴)|小兵|小喽啰|小人物|小职员|跑腿的|打工的(，|。|嘛|而已)
(涉及|牵涉|牵扯)(到)?(内部|隐私|机密|商业|人事|保密|别人|领导|利益)|(商业|公司)机密|无可奉告|不宜(多|公开|细|对外)|心知肚明|站在[^，。]{1,6}(高度|立场|角度)|顾全大局|从大局|服从(安排|大局|组织)|讲政治|随大流
(不|别|不敢|不好)(乱|瞎|妄|随便|轻易)(讲|说|评|议)
you'd have to be (in|on|at|a) \w+ to|(领导|老板|上面|公司|人家)(们)?有(领导|老板|上面|公司|人家|他们|自己)的(考虑|打算|安排|想法|道理|难处)
`)

// evadesLoose says such a thing of the work, or of somebody else.
var evadesLoose = patternsOf(evadesLooseEnglish, evadesHanLoose)

var gropesSurely = patternsOf(inarticulateEnglish, `
how (do|can|should|shall|would) (i|you|one) (put|say|explain|describe|express)( it| that| this)?
(can't|cannot|couldn't|can not|don't know how to|wouldn't know how to) (really |quite |properly )?(describe|put (it|that) into words|put my finger|express|find the words?|get it into words|explain it properly|get it across)
(haven't|not|hasn't|haven't really) got (the|a|any) words?|(no|lost for|lacking the|there's no|there isn't a|don't have the|without the) words?( for)?|words (are no|fail|don't|can't|aren't)
(you'd|you would|you|i'd|i would|you've|one) (have|has|need|got|ought) to (see|feel|hear|be there|watch|try|do it|touch|smell|show|be shown|stand)( it| you| them| that| yourself)?
(can't|cannot|couldn't|can't quite) (find|think of|get|come up with) (the|a) (right |proper |exact )?(words?|expression|term|way to (say|put) it)
what's the word|whatchamacallit|thingummy|thingy|thingamajig|on the tip of my tongue|if you see what i mean|you know what i mean
hard to (describe|explain|put into words|put it|say what it)
(怎么|咋|该怎么|不知道怎么|不知怎么)(说|讲|形容|表达|描述)(呢|吧|好|才好|合适)?
(形容|表达|描述|讲|说|道)不(来|了|清|出来|清爽|明白|上来|好|准)|(形容|表达|描述|讲|说|道)不出(，|。|来|口|$|是|那)
不(好|太好|会|知道怎么|知道咋)(形容|描述|表达)|没法(说|讲|形容|用|描述|用语言)|(嘴|口)(里|上)?(倒|说|讲|吐)不(出|来)|倒不出来|讲不来|只可意会|词(穷|不达)|语言(说|描述)不|找不(到|着)(词|合适的词|话)
你(得|要|来|自己|必须|只能|得自己|要自己)(自己)?(亲自|亲手|亲眼)?(看|摸|听|试|做|干|上手|尝|闻|感受|体会)(了|过|一|才|。|，|就|$)
(don't|dont|do not|not sure|dunno) (really )?(know )?how to (say|explain|describe|put|express)( it| that| this)?
`)

var gropesMaybe = patternsOf(gropesEnglish, `
(a )?(kind|sort) of( a| like)?|you know|i mean|like,|it's (just )?like|something like|it's a (feel|knack|bit)|(with|in) (my|the) (hands|fingers|wrist|eyes)|er,|erm|um,|uh,|hm,|oh,|this, this|a bit like|more like|not (really )?a \w+,
就是(那种|那个|那么|这么|有点)|那种(感觉|劲|味道|就是)|那个，那个|那个……|嗯|呃|这个……|反正(就是)?|有点像|类似(于)?|手上的?(感觉|劲|那个)|打个比方|像是|又不(像|是)|也不是|哎(呀)?|唉
`)
