package prompts

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// Some things are not asked of anybody at work, however well they are worded: what is theirs alone, where a key lies, who is the
// worst. Others suggest that the answer is good ("how proud are you"). A model has asked all of them.

// manners are what a question may not be about, by rule.
type manners struct {
	rule Rule
	is   *regexp.Regexp
}

const (
	enPeople  = `(?:colleagues?|co-?workers?|apprentices?|trainees?|employees?|workmates?|team-?mates?|boss|bosses|supervisors?|foreman|managers?|nurses?|person|people|member|staff|man|woman|guy)`
	enInsults = `(?:stupid|stupidest|dumb|dumbest|lazy|laziest|incompetent|useless|clueless|careless|foolish|ignorant|unreliable|annoying|clumsy|dishonest|worst|slowest|weakest|idiots?|fools?)`
	enOneself = `(?:salary|wages|income|savings|debts?|health|illness|marriage|religion|faith|wife|husband|girlfriend|boyfriend|children|kids|family|parents|birthday|age|private life|sex life|home address|phone number|bank account|politics)`
	enKin     = `(?:he|she|your (?:boss|colleagues?|wife|husband|apprentices?))`
)

var enManners = sync.OnceValue(func() []manners {
	return []manners{
		{RulePrivate, regexp.MustCompile(`\bwhere (?:do|did|will|does) (?:you|` + enKin + `) (?:live|sleep|come from)\b|\bwhere (?:are|were) you (?:from|born)\b`)},
		{RulePrivate, regexp.MustCompile(`\bhow old (?:are you|were you|is (?:he|she|your))\b|\bhow much (?:do|does|did) (?:\S+ ){1,3}(?:earn|weigh|owe)\b|\bhow much (?:are|is) (?:you|` + enKin + `) paid\b`)},
		{RulePrivate, regexp.MustCompile(`\b(?:illness|illnesses|disease|diseases|sickness|disability|allergy|allergies|diagnosis|medication|pills?) (?:do|did) you (?:have|take|suffer)\b|\bare you (?:ill|sick|pregnant|married|divorced|religious|gay)\b`)},
		{RulePrivate, regexp.MustCompile(`\b(?:do|did|would|will) you vote\b|\byour (?:own |last )?` + enOneself + `\b`)},
		{RuleSecret, regexp.MustCompile(`\bwhere\b.*\b(?:keys?|passwords?|passphrases?|passcodes?|pins?|credentials|tokens?|(?:door|access|alarm|safe|gate|lock|security) codes?|combination) ?(?:$|is|are|to|for|of|when|while|if|at|kept|hidden|stored|lie|lies|hang|hangs|written)\b?`)},
		{RuleSecret, regexp.MustCompile(`\b(?:what|which) (?:is|are|was) (?:\S+ ){1,3}(?:passwords?|passphrase|passcode|credentials|(?:door|access|alarm|safe|gate|lock|security|pin) codes?)\b`)},
		{RuleBlame, regexp.MustCompile(`\b(?:who|whom|whose|which)\b.*\b` + enInsults + `\b.*\b` + enPeople + `\b|\b(?:who|which ` + enPeople + `|which of (?:\S+ ){1,2}` + enPeople + `)\b.*\b` + enInsults + `\b`)},
		{RuleBlame, regexp.MustCompile(`\bwhose (?:fault|mistake)\b|\bwho (?:is|was|are|were) (?:to blame|guilty|at fault)\b|\b(?:which|what) (?:mistakes?|errors?|blunders?) (?:have|did) you\b|\bwhich ` + enPeople + ` \S+ (?:\S+ ){0,3}(?:least|mistakes?|wrong)\b`)},
		{RuleLeading, regexp.MustCompile(`\bhow (?:very |really |truly |so )?(?:glad|proud|happy|pleased|sad|sorry|ashamed|angry|relieved|satisfied|disappointed|frustrated|annoyed|lucky|obvious|important|crucial|essential|vital|stupid|silly|foolish|dumb|clever|smart|wise|brilliant|wonderful|great|terrible|awful|horrible|useful|useless|careless|impressive|necessary|natural) (?:is|are|was|were|must|would|do|does|did|will)\b`)},
		{RuleLeading, regexp.MustCompile(`\bhow (?:good|bad|nice|clear|right|wrong|easy|true) (?:is|was) it (?:that|to|when|if)\b|\bwhat makes (?:it|this|that|yours?(?: \S+)?|you) (?:(?:the|a|such a|so) )?(?:best|great|perfect|smartest|cleverest|brilliant|superior|safest|special|excellent|clever|smart)\b`)},
	}
})

const (
	zhPeople  = `(?:同事|徒弟|领导|下属|师傅|员工|工人|老板|班长|护士|经理|组员|新人|人)`
	zhInsults = `(?:不懂|笨|蠢|傻|懒|差劲|没用|不负责|粗心|不靠谱|马虎|爱犯错|拖后腿|不行|糊涂)`
)

var zhManners = sync.OnceValue(func() []manners {
	return []manners{
		{RulePrivate, regexp.MustCompile(`(?:你|他|她).{0,4}住.{0,2}(?:哪|什么地方|何处)|家庭住址|家里地址|你家在哪|你(?:是|老家)?(?:哪里|哪儿)人`)},
		{RulePrivate, regexp.MustCompile(`(?:你|他|她)(?:今年|现在)?(?:几岁|多大(?:年纪|岁数|年龄|了|[？?]|$))|(?:你|他|她)的?(?:年纪|岁数|年龄)`)},
		{RulePrivate, regexp.MustCompile(`(?:你|他|她|同事)的?(?:每月|一个月|每个月|一年|现在|自己)?的?(?:工资|薪水|收入|奖金|年薪|月薪|存款)(?:是|有)?(?:多少|几|怎么样|高)|(?:你|他|她)(?:每月|一个月|每个月|一年)?(?:能)?(?:挣|赚)(?:多少|几)`)},
		{RulePrivate, regexp.MustCompile(`你(?:得|有|患|生)(?:的|过|了)?(?:是)?(?:什么|哪些|哪种)病|你的?身体(?:怎么样|好不好|有什么)|你.{0,2}(?:结婚|离婚|怀孕)|你(?:的)?(?:老公|老婆|丈夫|妻子|孩子|家人|父母|男朋友|女朋友|手机号|身份证|银行卡|生日|血型|体重|隐私|私生活|政治面貌|宗教)|信(?:什么|哪个|哪种)(?:教|宗教)|投(?:票)?给(?:谁|哪)`)},
		{RuleSecret, regexp.MustCompile(`(?:钥匙|密码|口令|密钥|验证码|门禁卡).{0,8}(?:放|藏|存|收|挂|记|搁|留|写|保管)(?:在)?.{0,3}(?:哪|什么地方|何处|谁)|(?:密码|口令|密钥|验证码)(?:是|为)?(?:什么|多少|几)|(?:哪|谁).{0,8}(?:钥匙|密码|口令|密钥)`)},
		{RuleBlame, regexp.MustCompile(`(?:谁|(?:哪个|哪位|哪些|什么样的|什么)` + zhPeople + `).{0,8}(?:最|太|真|比较|更)` + zhInsults + `|最` + zhInsults + `的?(?:` + zhPeople + `)?是(?:谁|哪)|(?:谁|` + zhPeople + `)(?:水平|技术|能力)最差|是谁的(?:错|过错)|怪谁|你.{0,3}犯(?:过|了)?.{0,2}(?:哪些|什么|多少|几次).{0,2}错`)},
		{RuleLeading, regexp.MustCompile(`有?多么?(?:重要|关键|骄傲|自豪|高兴|庆幸|满意|失望|明显|愚蠢|蠢|笨|必要|聪明|高明|了不起|后悔)|让(?:它|这|你).{0,6}最(?:好|佳|棒|对|聪明|高明)|最(?:好|棒|高明)的?(?:地方)?(?:好|棒|高明)?在哪`)},
	}
})

// plainly is an English text in small letters, with straight apostrophes and nothing but spaces between its words.
func plainly(text string) string {
	text = strings.ReplaceAll(strings.ToLower(text), "’", "'")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '-' && r != own
	}), " ")
}

// lintManners finds what a question may not be about. The text is without quotations, an English one made plain.
func lintManners(text string, list []manners, found *problems) {
	for _, m := range list {
		if words := m.is.FindString(text); words != "" {
			found.add(m.rule, words)
		}
	}
}
