package profile

import (
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// What supposes something, in Chinese: a condition, or a lapse: what is left undone, or done wrongly, too much, too little, too late.
var (
	otherwiseHan = lazy.Compile(`(^|[，；])(不然|否则|要不然?|要不是这样)(的话)?，?就?`)
	conditionHan = lazy.Compile(`如果|要是|一旦|万一|只要|的话$|时候?$|[以之]后$|^一[^，]{1,6}$|^越`)
	openingHan   = lazy.Compile(`^(除非|如果|要是|一旦|万一|只要|哪怕|即使|就算|或者?|还是)`)
	lapseHan     = lazy.Compile(`没|忘|漏|缺|反了|早了|过头|过了|多了|(^|[^多至减不很])少[^数]|错|晚[^上饭班会间些安辈]|超(过|了|出|时|载|速|标|重)|太[^阳平]|乱|^光[^线]|只[^要有是能]|再[^，]{0,8}下去|图(快|省|便宜)|(^|[^差用要得])不[^好对同管过用必但仅只是行敢知想如说]`)
	// hardlyHan is what looks like a lapse and is none; see [lapsed] for the question of two sides (好不好).
	hardlyHan = lazy.Compile(`没(关系|事|问题|想到|料到|什么|错)|少量的|不(要紧|碍事|影响|一定|一样|错)|[免少]不了`)
	// thenHan is what goes from what is supposed to what comes of it, within one clause.
	thenHan = lazy.Compile(`就|连|必|准会|肯定会?|一定会|早晚|迟早|会|能`)
)

// Harm, in Chinese: what cannot be done any more; a word for it; a complement that says what became of something; what it costs in figures.
var (
	unableHan = lazy.Compile(`[找查看收拿要追补救改赶跟对装拆排接合关打开进出洗修卖做干吃算分认放停刹控拉推搬吊站跑走睡压焊粘贴封堵挡守保留盖退换还扶凑交付验核结发送插拔拧夹煮长养咬嚼扛撑顶听抓捞量测称数解叫]不(出|上|了|动|清|回|住|到|起|开|进|下|掉|完|及|成|活|齐|稳|牢|过)|[^对了差错少用受都也就再还要谁我你他一先担想骂]不(出|上|了|动|清|回|住|到|起|开|进|下|掉|及|成|活|齐|稳|牢)(来|去)?(了|$)|说不清|过不了|没法[^讲说形描]|(就|都|再也|等于)没(人|处|地方)|没人(记得|认|接|敢|管|肯|顶|修|收)|没救|谁也(不|没)`)
	harmHan   = lazy.Compile(`作废|从头|起火|着火|短路|触电|中毒|感染|发炎|窒息|漏[电水气油]|渗水|积水|停[产线工电]|断[货供电]|误[工点]|延误|耽误|罚款|索赔|投诉|退[货钱]|赔[钱进本]|扣钱|丢单|跑单|黄了|扯皮|出(人命|事|问题|(故)?障|错|毛病|岔子)|白(做|干|费|跑|搭|忙|等)|变[形质味]|起[皮泡]|脱落|松动|散架|掉[在进]|烂[根心叶]|摔|砸|伤人|没命|(人就?|^)没了|全是[^我你他为因]|发(霉|臭|脆|苦|粘|馊)|蔫|枯|萎|耷拉|倒灌|溢|冒(烟|出)|喷(出|了|一)|(掉|跌|缩)(一半|[一二两三四五六七八九几]成)|烧了|来不及|等于(没|白)|前功尽弃|失控|打滑|跑偏|缺[货料胶]|亏|损失|死(了|掉|光)|(故障|事故|人命|大祸)$`)
	becameHan = lazy.Compile(`([^判诊不果切剪截掐没含模看揭好报]|^)(断|裂|崩|塌|垮|碎|糊|焦|烂|坏|废|歪|散|穿|爆|炸|瘫|霉|馊|臭|锈|瘪|毁|堵死|卡死|乱套)(了|掉|光|开|$|[口一二两三四五六七八九十几半\d])|(断|裂|崩|塌|垮|烧|压|撞|冲|挤|震|泡|磨|冻|划|刮|撑|咬|戳|烫|蹭|砸|晒|淋|熏)(坏|断|裂|塌|垮|烂|碎|穿|死|糊|焦|歪|破|伤|花)|(崩|炸|飞|弹)(出|下)[来去]`)
	costHan   = lazy.Compile(`(赔|亏|损失|耽误|误|罚|扣|白搭|多花|多付|多掏|少(收|赚|卖|出)|又(得|要)等|只能等|修[^，]{0,5})[^，]{0,6}([\d一二两三四五六七八九十百千半几][\d一二两三四五六七八九十百千万半个.]*)(块|元|万|天|个?小时|个?钟头|个?月|周|年|个?工|斤|吨|成|倍|$)|(客[户人]|别人|人家|大家|[后下]面[^，]{0,4}|整条?线|全厂|车间|司机)(都|全|也)?(得|要)?(跟着|白)?(等|停|耽误)[^，]{0,3}[\d一二两三四五六七八九十半几]`)
	// disposedHan is harm where it is not ordered: what is done with what is spoilt.
	disposedHan = lazy.Compile(`(^|[^提])报废|返[工修]|重(做|来|拆|打|排|写)|重新(做|来|打|拆|排|算|写|翻)`)
)

// What is no harm though there are words for it.
var (
	unharmed  = lazy.Compile(`不会|别|不要|不能|不许|不准|防|怕|免得|以免|省得|避免|小心|当心|不让|没关系|没事|不要紧|还能|也能|不影响|可以`)
	signHan   = lazy.Compile(`说明|意味|代表|(多半|八成|肯定|就|那|这)是`)
	goesOnHan = lazy.Compile(`就|才|再|先|交|马上|的(也|都|全|不|要)?.?$`) // behind a harm: what something is done about, 看不清的也扔
	actsHan   = lazy.Compile(`^(的话)?，?(我|你|咱|自己|就|先|再|直接|马上|赶紧|立刻|赶快|找|叫|问|报|给|去|打|换|改|走|用|拿|派|请|让|停|退|把|等|放|关|拆|按|照|签|收|写|加|送|接着|继续|要先|得先|必须)`)

	happenedHan = lazy.Compile(`(去|前|昨|那|今)(年|天)|上(次|回|周|个?月)|有一?(次|回)|那(次|回)|当时|后来|前阵子|前几天|刚才|没想到|没料到|谁知|至今|早几年|月[一二三四五六七八九十\d]+[号日]`)
)

// costsHan reads a Chinese sentence for what happens otherwise. Its clauses are read in turn: once one has supposed something, harm in one
// behind it, or behind the 就 within it, is what comes of it.
func costsHan(s detect.Sentence) bool {
	text := strings.TrimRight(s.Text, "。！!.；")
	if happenedHan.MatchString(text) || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "吗") {
		return false
	}
	if at := otherwiseHan.FindStringIndex(text); at != nil {
		rest := text[at[1]:]
		return rest != "" && (harmfulHan(rest) || disposedHan.MatchString(rest) || !actsHan.MatchString(rest) && !unharmed.MatchString(rest) && !strings.HasPrefix(rest, "不"))
	}
	supposed := false
	for i, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，；：", r) }) {
		before, then, outcome := "", "", clause
		if at := thenHan.FindStringIndex(clause); at != nil && !strings.HasPrefix(clause[at[1]:], "是") && !strings.HasPrefix(clause[at[1]:], "算") {
			before, then, outcome = clause[:at[0]], clause[at[0]:at[1]], clause[at[1]:]
		}
		comes := supposed || lapsed(before) || then == "就"
		if then != "" && (supposed || utf8.RuneCountInString(before) >= 2) && comes && !unharmed.MatchString(before) && (harmfulHan(outcome) || supposed && before != "" && disposedHan.MatchString(outcome)) {
			return true
		}
		supposed = supposed || i > 0 && then == "就" // it goes on from the clause before
		if supposed && then != "就" && !openingHan.MatchString(clause) && (harmfulHan(clause) || disposedHan.MatchString(clause) && !actsHan.MatchString(clause)) {
			return true
		}
		supposed = supposed || lapsed(clause)
	}
	return false
}

// lapsed says whether a clause supposes something.
func lapsed(clause string) bool {
	if conditionHan.MatchString(clause) {
		return true
	}
	said := []rune(clause)
	for i := 1; i < len(said)-1; i++ {
		if said[i] == '不' && said[i-1] == said[i+1] {
			return false // 好不好
		}
	}
	return lapseHan.MatchString(hardlyHan.ReplaceAllString(clause, ""))
}

// harmfulHan says whether a clause states harm, and no measure against it.
func harmfulHan(clause string) bool {
	for part := range strings.SplitSeq(clause, "，") {
		if unharmed.MatchString(part) || signHan.MatchString(part) {
			continue
		}
		for _, kind := range []*lazy.Regexp{unableHan, harmHan, becameHan, costHan} {
			at := kind.FindStringIndex(part)
			if at != nil && !goesOnHan.MatchString(part[at[1]:]) && (kind == unableHan || !actsHan.MatchString(part)) {
				return true
			}
		}
	}
	return false
}
