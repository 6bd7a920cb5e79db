package detect

// Who is who, and how one says that one turns to somebody or that they know.

// rolesSaid are whom one turns to, departSaid the departments, and turnsTo how one says that one does; a role may also be
// said to know.
var (
	rolesSaid = patternsOf(`
boss|manager|supervisor|lead|team lead|leader|lawyer|solicitor|attorney|legal|doctor|physician|surgeon|nurse
sister|matron|engineer|accountant|controller|bookkeeper|finance|operations|ops|on-call|dispatcher|dispatch|vendor|supplier
quality|officer|head of \w+|director|foreman|forewoman|colleague|security|procurement|purchasing|helpdesk|maintenance|surveyor|consultant
pharmacist|auditor|electrician|plumber|mechanic|toolmaker|technician|fitter|joiner|carpenter|caretaker|janitor|porter|clerk
secretary|receptionist|registrar|registry|teacher|headmaster|headmistress|principal|tutor|chef|cook|sommelier|butcher|baker
skipper|captain|mate|harbour master|inspector|superintendent|warden|sergeant|commander|coordinator|planner|buyer|broker|agent
notary|judge|bailiff|architect|designer|developer|programmer|admin|administrator|sysadmin|dba|analyst|scientist|chemist
librarian|archivist|expert|specialist|trainer|coach|mentor|midwife|anaesthetist|radiologist|vet|veterinarian|physio|therapist
psychologist|social worker|translator|interpreter|editor|printer's|storeman|storekeeper|warehouse|insurer|insurers|adjuster|underwriter|actuary
treasurer|cashier|union rep|works council|ceo|cfo|cto|coo|vp|owner|landlord|partner|chairman|mayor
council|lady|old man|guy|man who|woman who|people in|lads in|girls in|guys in|crane driver|customs|billing|payroll
hr|it department|tax advisor|tax adviser|consul|stewardess|steward|conductor|signalman|gardener|forester|vintner|brewer|miller
welder|painter|roofer|glazier|locksmith
team|crew|helpline|hotline|desk|it guy|union|shop steward|line manager|shift leader|predecessor|gaffer|apprentice|locum|paramedic|consultants|registrar on call|duty officer|harbourmaster|assessor|loss adjuster|patrol|landlady|bank manager|tax office|works manager|store manager|site manager|bursar|dean|counsellor|vicar|lab technician|lab
accounts|head nurse|charge nurse|ward sister
`)
	departSaid = patternsOf(`
(speak|talk|check|clarify|sort|clear|agree|discuss|settle|confirm|liaise|escalate|report|go|goes|pass|hand|walk|run|drive|turn|take|bring|arrange|align|coordinate|refer|verify|raise|send|give|forward|passed|went|spoke) (it |that |this |them |things |those |everything )?(out |over |up |on |back |through |down )?(with|to|by|past) (the |our |my )?(warehouse|insurers?|dispatch|legal|purchasing|procurement|quality|customs|billing|accounts|accounting|payroll|security|maintenance|finance|reception|the lab|head office|it support|sales|engineering|operations|logistics|planning|production|marketing|the bank|the agency|the ministry|the registry|facilities|the authorities|the union|the tax office|compliance|the court)
`)
	turnsTo = patternsOf(`
(ask|call|ring|phone|tell|email|message|text|ping|page|wake|fetch|get|contact|consult|involve|trust)(s|ed)?
notify|inform|warn|try|see|rang|told|spoke (to|with)|went (to|over to)|reach(ed)? out to|get hold of|got hold of|lean on|turn(ed)? to|defer to|double-check with|confirm(ed)? with|verify with|shout for|cc|copy in|leave (it|that) (to|with)|sit down with|answers? to|better with
(bleep|radio|buzz|nudge|grab|collar|alert|brief|summon|beep|approach|badger|chase|hail)(s|ed)?|(page|phone|invite|involve|notifie|chase)d
(bring|loop|call|pull|rope) in|send for|(escalate|report|turn|talk|speak|go|goes|talks|refer|defer|listen) to|(speak|talk|check) with
(hand|pass|give|refer|show|bring|send|take) (it|that|this|them|those) (over )?to
(run|clear|agree|sort|clarify|check|discuss|settle) (it|that|this|them|those) (out )?(by|past|with)
(walk|go|run|drive) over to|go and (see|ask|find|get)|rely on
(it's|that's|something|matter|one|question|case|job) (something )?for|up to|belongs to|wait(s)? for
(there's|there is|i have|we have|we've|i've)( always)?
`)
	roleKnows = patternsOf(`
(there |in \w+ |at the \w+ |over there |at the \w+ \w+ |upstairs |downstairs |next door )?(knows?|would know|will know|has|decides?|signs?|does (that|those)|handles|looks after|can tell|could tell|tells me|will|gets me|helps|sorts|keeps|remembers|is the one|might know|should know|approves)
`)
	knowsIt = patternsOf(`
(in|from|at|over in|on|down in) (the )?\w+( \w+)? (knows?|will|would|does|gets|has|can|looks|handles|decides|keeps|signs|is|tells|sorts|helps|do)
(set|built|wrote|made|did|runs|ran|does|knows|remembers|keeps|has) (it|that|those|them|this|one|these)( up)?[,.;]?
(knows?|would know|will know|could tell|can tell|can help|could help|decides?|signs?|does (that|those|it)|handles|looks after|can tell|gets me|might know|should know|approves|has (the|those|these|that|it|them|all)|would|will( know)?|is the one|is your (man|woman|best bet)|keeps (the|those|it|that)|does the|takes care)
`)
)

// describes are words between "ask" and the role.
var describes = set(`the my our your a an his her their some any that this old senior local young new head chief other duty night day shift site finance team sales plant office house quality safety line lift union tax warehouse mr mrs ms dr`)

// Who is who in Chinese: forms of address, roles, and how one says that one turns to somebody or that they know.
// surnames are the common ones.
var surnames = runes("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文蒲庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来缪苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙")

var hanTitles = []string{"工", "总", "哥", "姐", "师傅", "老师", "主任", "经理", "会计", "医生", "律师", "科长", "处长", "院长", "护士", "大夫", "队长", "班长", "老板", "主管", "书记", "局长", "行长", "店长", "部长", "厂长", "校长", "教授", "法官", "警官", "秘书", "阿姨", "大姐", "大哥", "叔", "姨", "博士", "专家", "组长", "师", "董", "导", "队", "婶", "嫂", "爷", "所长", "站长", "船长", "工长", "段长", "馆长", "社长", "教练", "助理", "大厨", "师兄", "师姐", "师父", "姑娘"}

var hanRoles = patternsOf(`
(车间|年级|班|办公室|值班|护|销售|财务|人事|项目|区域|大堂|客户|质检|技术|生产|采购|部门|分管|当班|夜班|白班)?(主任|主管|经理|组长|班长|店长|院长|校长|厂长|科长|处长|总监|主厨|厨师长|领班|队长|护士长|老板|领导|工程师|会计|出纳|律师|法务|师傅|医生|大夫|护士|电工|钳工|焊工|机修|模修|维修|保安|前台|仓管|库管|调度|计划员|采购|财务|质检|品质|工艺|品管|销售|业务员|客服|审计|税务|班主任|教研组长|书记员|法官|公证员|秘书|助理|行政|人事|信息科|设备科|药房|药师|检验科|影像科|教务处|信贷部|风控|总台|物业|供应商|厂家|厂商|原厂|代理|海关|报关行|货代|专家|顾问|老员工|上一任|前任|运维|网管|开发|产品经理|测试)
(教务|财务|人事|信息|设备|信贷|销售|市场|采购|工程|技术|质量|安全|后勤|总务|招生|学生|税务|法务|行政|客服|物流|生产|研发|运营|审计|风控|医务|护理|检验|药剂|影像|基建|档案|保卫|工会)(部|科|处|室|办|组)
总工|工头|监理|总部|柜台|后厨|大厨|站长|司机|车队|门卫|居委会|派出所|消防|院感|麻醉科?|外科|内科|急诊|儿科|营养科|护理部|病理|放射科|手术室|供应室|教导处|辅导员|年级长|备课组|券商|审计师|评估师|公估|查勘员|核保|核赔|理赔|客户经理|售后|工程部|架构师|dba|技术支持|热线|供货商|经销商|修理厂|教练|老手|老职工|前辈|师兄|师姐|师父|徒弟|上家|房东|站里|所里|社区|街道|项目部
`)

var hanTurnsTo = patternsOf(`
找|问|请示|联系|打给|打电话|汇报|上报|报给|叫|喊|通知|请|让|请教|咨询|转给|交给|发给|由|靠|(都|最后|一般|通常|得|要|一直|向来)是|得去|去|拉上|带上|有事|拨|呼|@
拨|微信|@|求助|托|麻烦|约|等|喊上|请出|拽上|搬出|报到|递给|送给|抄送|传给|移交|求|商量
跟
`)

// hanTells is what one does with whoever stands behind 跟 or 和.
var hanTells = patternsOf(`
(说|讲|商量|汇报|报备|确认|核|请教|打听|问|打个招呼|通个气|联系)
`)

// hanAskThem, hanKeeps and hanCalled stand behind somebody: 老范还在，你找他; 账在周姐那儿; 把阿斌叫下来.
var (
	hanAskThem = patternsOf(`
(找|问|打给|联系|请教)(他|她)(就|吧|，|。|$|要|去|问)
`)
	hanKeeps = patternsOf(`
(那儿|那里|那边|手里|手上)(，|。|有|存|放|管|$)
`)
	hanCalled = patternsOf(`
(给)?(叫|喊|请|拉|找|拽|揪)(下来|过来|来|上来|上|进来|去|出来)
`)
)

var hanKnows = patternsOf(`
(那边|那儿|那里|他|她|他们|自己|才|最|都|也|就|应该|肯定|会|比我|更|一直|来|去|在)*(知道|清楚|在行|有数|懂|熟|晓得|了解|内行|明白|管|负责|说了算|拍板|定|眼睛毒|门儿清|记得|经手|拿手|签字|批|审)
(那边|那儿|那里|他|她|最|都|也|就)*(说了才算|最熟|熟悉|门清|最灵|掌握|有底|心里有|手里有|懂行|把关|点头|经手)
`)
