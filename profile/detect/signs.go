package detect

import "tacit/profile/lazy"

// What follows reads a sentence for the kind of knowledge that it holds where no single word of it says so: most people
// give an exception without the word except, and a sign without the word sign.

// Diagnosis says whether a sentence goes from something that can be perceived to what it is: "two shadows in different
// directions were taken hours apart", 满处乱跑，是炮筒里的碳.
func (s Sentence) Diagnosis() bool {
	if rule, ok := s.IfThen(); ok {
		then := s.low[rule.Then.Start-s.Start : rule.Then.End-s.Start]
		if s.Han {
			return stateHan.MatchString(then) && !orderHan.MatchString(then)
		}
		return stateEnglish.MatchString(then)
	}
	if s.Han {
		return diagnosisHan.MatchString(s.low)
	}
	return diagnosisEnglish.MatchString(s.low)
}

var (
	stateEnglish     = lazy.Compile(`^\s*(then )?(it|that|this|there|he|she|they|somebody|someone|something|the [a-z]+( [a-z]+)?|a [a-z]+( [a-z]+)?|half of [a-z ]+|one)('s|'re| is| are| was| were| has| have| had| comes?| came| means?| wants?| will| got| gets| ran| don'?t| knows?| isn'?t) `)
	diagnosisEnglish = lazy.Compile(`\b(means?|usually means|tells me|tell me|shows me|says|points? to|comes? from|gives? (it|them|him|her) away|is (a|the) (sign|mark|giveaway|tell)|look(s|ing)? (like|as if)|smells? of|sounds? like|(were|was) (taken|written|imported|glued|made|done|copied|moved) |has (moved|shifted|been)|is (one|a name|somebody) (the|who|that)|going to be|(are|is) (padding|fishing|lying|hiding)|at the same time|whose? (voice|tone|hand)s?|goes quiet|gone quiet|suddenly|before (it|they|anyone|the))\b|: (the|then|that's|it's|they're|somebody) `)
	stateHan         = lazy.Compile(`^(那|这|就|多半|八成|基本|其实)*(就|都|才|也|多半)?(是|说明|代表|意味|等于|不是|没|有|要|会|算)`)
	orderHan         = lazy.Compile(`^(就|都|才|也|要|得|必须|先|再)*(要|得|必须|先|马上|找|叫|问|报|停|退|查|打|换|拆)`)
	diagnosisHan     = lazy.Compile(`[，、](那|这)?(就|都|才|多半|八成|基本(上)?|十有八九|肯定|一定)?(是|说明|代表|意味着|等于)[^不什怎谁]|(就|多半|八成|才|那)是.{0,12}了|(看|摸|听|闻|按|问)(着|上去|起来|到|见)|发(闷|白|黑|黄|红|灰|硬|软|烫|凉)|一(模|次|遍|天|句|字)(不|都|比).{0,6}|(声音|味道|颜色|口气|语气|眼神|脸色|手)(忽|一变|变|不对|发|突然|很|特别)|(改口|忽高忽低|吱吱响|对不上|不肯|突然|连着|老是|反复|越来越)`)
)

// Mistake says whether a sentence tells what goes wrong in less practised hands.
func (s Sentence) Mistake() bool {
	if s.Han {
		return mistakeHan.MatchString(s.low)
	}
	return mistakeEnglish.MatchString(s.low)
}

var (
	mistakeEnglish = lazy.Compile(`\b(the (classic|usual|common(est)?|worst|first|typical|biggest) (one|mistake|thing|error|blunder)|new(comers?| ones?| people| starters?| handlers?| staff| nurses?| colleagues?| reps?| hires?)|beginners?|juniors?|trainees?|apprentices?|young ones?|agency people|rookies?|revisers who|people who|those who|who('s| has| have)? (only )?just started|they (all )?(take|average|trust|think|believe|forget|confuse|mix|copy|skip|write|treat|assume|click|book|open|go straight)|everybody forgets|forget(ting|s)?|overlook(s|ing)?|mistak(e|ing)|i (got|did|made) (it|that|this) wrong|i was like that)\b|^(never )?(agreeing|answering|blocking|booking|calling|clicking|copying|counting|cutting|deleting|giving|going|killing|leaving|letting|missing|mixing|pouring|promising|pushing|putting|quoting|reading|relying|repairing|restarting|ringing|running|sending|setting|shipping|signing|skipping|starting|stopping|taking|telling|treating|trusting|using|waiting|writing)\b`)
	mistakeHan     = lazy.Compile(`新(人|手|来的|护士长|同事|采购|计划|会计|客服)|年轻(人|的)|有人(直接|就|老|总|会|图|把|不)|(一见|一看|一听|一到).{1,12}就|(最要命|最害人|最容易|最常见)的?(是|错|就是)|忘(了|记)|漏(了|掉|看)|没.{1,8}就(走|发|批|付|签|回|写|关|敢|下)|图(快|省事|便宜)|只(报|看|顾|盯|知道|会|记).{1,12}(不|没|忘)|(搞|弄|看|抄|写|拿|配|选|比|估|算|填)(错|反|漏|重|串)`)
)

// Special says whether a sentence treats some cases otherwise than the rest: "For hire cars there is no …", 国企的合同你别动这条.
func (s Sentence) Special() bool {
	if s.Han {
		return specialHan.MatchString(s.low)
	}
	return specialEnglish.MatchString(s.low)
}

var (
	specialEnglish = lazy.Compile(`^(but |only |and )?(for|with|at|on|from|in|to|after|during) (a |an |the |my |our |those |these |that |this |certain |some |any )?[^,.:;]{2,60}?[ ,](i|we|you|they|he|she|it|there|that|this|those|the|they're|it's|i'm)( |')[^.]{0,40}?\b(no|not|never|still|only|instead|alone|at once|everything|more|less|longer|up to|already|first|leave|don't|doesn't|isn't|aren't|won't|can't|gets?|go(es)? |straight|another|different|other)\b|^not (with|for|on|at|if|when|in|the)\b|^(except|unless|only (if|when|with|for))|\b(is|are) (an|the|another) (exception|exempt|another matter|a different (matter|story)|different)|\b(doesn't|don't|does not|do not|won't|isn't|aren't) (count|apply|hold|work|matter|bother|need)\b|\blive at\b|\bthat (panel|rule|limit|one|number) lies\b|\bi still\b|\beven (if|when|though)\b|\bunless\b|\bexcept\b|\bexempt\b|\bthe one (time|case|customer|place)\b`)
	specialHan     = lazy.Compile(`另(算|说|当别论|外)|除外|除非|除了|例外|不(讲|受|适用|算|管|走|用|按|分|占|限)(这|那)?(个|条|套)?(比例|规矩|线|数)?|你别动|照样|反过来|也(得|要|能|可以|行|收|用)|就(走|行|可以|不用|够了)|不用(上会|等|走|批|签|报|查)|没关系|可以(不|先|直接|例外)|只(有|限|针对).{1,14}(才|可以|能)|哪怕|即使|就算|特殊|破例|唯独|唯一|(的|客户|厂|单|合同|病人|模|料|机|货)(不|别|就|也|直接|可以|例外)`)
)
