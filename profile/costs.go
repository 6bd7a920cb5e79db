package profile

import (
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// What happens if nothing, or something else, is done is read where a sentence states harm as what comes of something: one part of
// it supposes (a condition, a lapse, an order that nobody means: "skip it and …"), and another says what breaks, is lost, has to be
// done again or cannot be done any more, or what it costs in figures. What something breaks in is no outcome ("stop before it
// burns"), what broke once is a telling, and harm that comes of nothing is a fact.

// costs says whether a sentence tells what happens if nothing, or something else, is done.
func costs(s detect.Sentence) bool {
	if len(s.Text) > longestCell {
		return false
	}
	found := false
	if s.Han {
		found = costsHan(s)
	} else {
		found = costsEnglish(s.Text)
	}
	if !found {
		return false
	}
	_, sign := meaning(s.Text)
	return !sign
}

// tellsCost says whether a claim tells what happens otherwise, and nothing that is to be done about it.
func tellsCost(cl Claim, said []detect.Sentence) bool {
	if cl.Kind != Reason && cl.Kind != Rule && cl.Kind != Cue {
		return false
	}
	if len(said) == 0 || !costs(said[len(said)-1]) || prohibition(cl.Text) {
		return false
	}
	if len(said) == 1 && unmeant(said[0].Text) {
		return true
	}
	if m := said[0].Marks(); orders(cl.Text) || cl.Kind != Reason && (m.Absolute || said[0].Does()) {
		return false
	}
	return true
}

// What supposes something, in English.
var (
	conditionEnglish = lazy.Compile(`\b(if|when|whenever|once|unless|as soon as|every time|the moment)\b[^,;:]*`)
	onlyOnce         = lazy.Compile(` once (and|before|after|per|every|a|or|in)\b`) // no condition
	besideEnglish    = lazy.Compile(`\b(until|till|before|after|while|as long as|so that|so (it|they|nobody|nothing)|to keep|because|whether|how|what|why|where)\b[^,;:]*`)
	otherwiseEnglish = lazy.Compile(`\b(or else|otherwise),? `)
	lackingEnglish   = lazy.Compile(`^(without|with no|(with )?too (much|many|little|few)|(one|a) [\w ]{1,20} too (much|many|little|few|long|late|early))\b`)
	andEnglish       = lazy.Compile(`,? (and|or) (then )?(it|they|you|we|he|she|nobody|somebody|everybody|half|all|(the|a|an|your|our|my|his|her|their|this|that|one|no) [\w'-]+)\b`)
	indefinite       = lazy.Compile(`^(a|an|one|every|any|each|no) `)
	partsEnglish     = lazy.Compile(`[,;] |,? (and|but|then) `)
)

// notOrdered are first words that no order begins with; see [orders] for what is surely one.
var notOrdered = wordSet(`a an the this that these those it they you we he she i one two three every any each no some all both my our your his her their
	nobody somebody everybody there here most many few much less half nothing everything something anyone someone in at on by to of or and but if when once`)

// unmeant says whether a sentence begins with an order that nobody means, and goes on with what comes of it: "skip it and …".
func unmeant(text string) bool {
	low, _ := straight(strings.TrimRight(text, stops))
	at := andEnglish.FindStringIndex(low)
	return at != nil && !strings.HasPrefix(strings.TrimLeft(low[at[0]:], ", "), "or ") && likeOrder(low) && harmful(low[at[0]:], ofSupposed)
}

// likeOrder says whether a sentence in lower case may begin with an order.
func likeOrder(low string) bool {
	first := firstWord(low)
	return len(first) > 1 && (order.MatchString(first) || strings.HasSuffix(first, "ss")) && !ended.MatchString(first) && !notOrdered[first] && !notOrders[first] || baseVerbs[first]
}

func costsEnglish(text string) bool {
	low, _ := straight(text)
	low = onlyOnce.ReplaceAllString(strings.TrimRight(low, ".!"), " $1")
	if strings.HasSuffix(low, "?") || strings.Contains(low, ": ") || once.MatchString(low) || dated.MatchString(low) {
		return false
	}
	if at := otherwiseEnglish.FindStringIndex(low); at != nil {
		rest := low[at[1]:]
		if harmful(rest, ofSupposed) {
			return true
		}
		first := firstWord(rest)
		return at[0] > 0 && !conditionEnglish.MatchString(low[:at[0]]) && notOrdered[first] && first != "i" && first != "we" && first != "in" && !welcome.MatchString(rest) && !detect.Past(rest)
	}
	supposed, rest := false, low
	if conditionEnglish.MatchString(low) {
		supposed, rest = true, conditionEnglish.ReplaceAllString(low, "")
	}
	rest = strings.Trim(besideEnglish.ReplaceAllString(rest, ""), " ,;")
	switch {
	case lackingEnglish.MatchString(rest):
		supposed = true
		if would.MatchString(rest) && !welcome.MatchString(rest) {
			return true
		}
	case likeOrder(rest):
		at := andEnglish.FindStringIndex(rest)
		if at == nil {
			return false
		}
		supposed, rest = true, rest[at[0]:]
	}
	switch {
	case supposed:
		return harmful(rest, ofSupposed)
	case indefinite.MatchString(rest) && !indefiniteFact.MatchString(rest):
		return harmful(rest, ofAny)
	}
	return harmful(rest, ofNothing)
}

// Words for harm in English. What breaks does so by itself; what is lost is somebody's.
var (
	breaking = wordSet(`break crack tear snap burst split burn scorch melt warp buckle seize jam clog choke leak flood overflow spill sink capsize collapse
		crumble slip slide starve drown suffocate die rot rust corrode spoil curdle peel flake blister wither derail explode overheat stall crash fail shatter
		swell shrink fray ignite topple stick freeze bleed limp droop wilt sag`)
	losing    = wordSet(`lose waste miss ruin wreck destroy damage spoil kill injure hurt poison infect contaminate strand flood block delay crush derail mislead redo breach void`)
	scrapping = wordSet(`throw scrap break burn reject return cancel sue fine refuse tear scare`) // harm where others than the teller do it
	ruined    = wordSet(`lost ruined scrapped spoiled spoilt flooded gone dead wasted useless worthless void broken stuck damaged hurt burnt burned injured contaminated
		stranded unusable unsafe sour rotten mouldy stale soft mushy brittle cloudy lumpy bitter blunt limp lame blind bankrupt missing jammed blocked torn cracked soaked rejected liable sore swollen infected ill`)
	being      = wordSet(`is are be get gets go goes comes come ends lie lies turn turns 's 're`)
	particles  = lazy.Compile(`\b(falls?|comes?|blows?|tips?|washes|wash|breaks?|wears?|caves?) (apart|loose|undone|over|away|out|in)\b|\b(pulls?|works?|shakes?|drifts?|flies|fly|rips?|tears?) (apart|loose|off|away)\b|\b(dries|dry|burns?) (out|up)\b|\bto (somebody|someone) else\b|\bgives? way\b|\bruns? (out|dry|aground|over)\b|\bboils? over\b|\b(catch(es)?|sets?) (\w+ to )?fire( to)?\b|\bends? up (in hospital|in court|on the floor|dead|lost|stuck|with nothing|paying)\b|\bgoes? (to waste|bad|off|under|missing|wrong)\b|\bbeyond (repair|saving)\b|\btoo late\b|\bfor nothing\b`)
	causes     = lazy.Compile(`\b(lets|makes) `) // "lets a card spend the same money twice"
	would      = lazy.Compile(`( would|'d) `)
	anew       = lazy.Compile(`\b(start|begin|do|make|pay|cook|build|print|write|melt|cut|count|clean|come|dig|paint|sew|load|spend|bill|charge|book|ship|send)s? (\w+ ){0,5}(over|twice|again|from scratch)\b|\b(has|have) to \w+ (\w+ ){0,5}(again|twice|over)\b`)
	unable     = lazy.Compile(`\b(nobody|no one) (can|will|ever|would|knows|finds|notices|believes|trusts|owns|pays|answers)\b|\b(won't|will not|can't|cannot|doesn't|does not|don't|never|no longer) (hold|close|shut|fit|dry|stick|start|open|turn|bind|set|grow|heal|keep|last|come back|come out|come off|get (it|them|out|back|in|through)|find|trust|pay)s?\b|\bnever comes? back\b|\b(is|are)( then)? (without|out of|down for|off for)\b|\b(you|we|they)('re| are) without\b`)
	figured    = lazy.Compile(`\b(means?|costs? (us|you|me|them|him|her|the \w+|everybody)|waits?|sits?|stands?|loses?|wastes?|sets? (us|you|me|them|the \w+) back( by)?|adds?|holds? (us|you|me|them|the \w+) up)\b[^,;]{0,12}\b(an?|half an?|a whole|another|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|\d[\d.,]*)( (whole|full|extra|hundred|thousand))?( working)? ?(minutes?|hours?|mornings?|afternoons?|days?|nights?|shifts?|weeks?|fortnights?|months?|years?|seasons?|euros?|dollars?|pounds?|€|\$)`)
	timeFigure = lazy.Compile(`(costs|s cost) (us|me|them|you|him|her) [^,;]{0,20}\b(minute|hour|morning|afternoon|day|night|shift|week|fortnight|month|year|season)s?\b`)
	left       = lazy.Compile(`\bleaves? (you|us|me|them|him|her|everybody) (alone|with|without|standing|stuck|holding)\b`)
	// welcome is what is no harm though it happens otherwise, indefiniteFact what a thing of a kind does anyway.
	welcome        = lazy.Compile(`\b(is|are|'s|'re) (fine|ok|okay|enough|all right|good|better|safe|free)\b|\b(will|would|'ll) do\b|\bdo(es)? as well\b|\bshould\b|\bmust\b|\bhas to\b`)
	indefiniteFact = lazy.Compile(`^(an?|one|every|any|each|no) (good|new|healthy|normal|usual|proper)\b|\boften\b`)
)

// notSubject are words before a verb of harm that make it none: a noun, an aim, a relative clause or its opposite.
var notSubject = wordSet(`to that which who not never no nothing nobody don't doesn't won't can't isn't cannot the a an of my our your his her their any some this these those and or with without for by in on at from as
	than two three four five six seven eight nine ten is are be was were i being`)

// between may stand between a subject and its verb.
var between = wordSet(`always usually soon then just simply all also only will would can may might often sooner later surely probably quickly slowly easily either really still must`)

// source is what harm comes of: a thing that is only said to do it, any thing of a kind, or something that is supposed. The less it
// is, the plainer the harm has to be.
type source int

const (
	ofNothing source = iota
	ofAny
	ofSupposed
)

// harmful says whether one of the clauses of what comes of something states harm.
func harmful(text string, of source) bool {
	return slices.ContainsFunc(partsEnglish.Split(text, -1), func(part string) bool {
		return !welcome.MatchString(part) && (timeFigure.MatchString(part) || of > ofNothing && statesHarm(part, of))
	})
}

func statesHarm(part string, of source) bool {
	words := strings.Fields(part)
	if part = strings.Join(words, " "); likeOrder(part) {
		return false
	}
	if !denied(words) && (particles.MatchString(part) || ruinedState(words)) || figured.MatchString(part) || left.MatchString(part) || causes.MatchString(part) && anew.MatchString(part) || of == ofSupposed && (!strings.HasPrefix(part, "i ") && anew.MatchString(part) || unable.MatchString(part)) {
		return true
	}
	for i, w := range words {
		base, third := stem(w)
		if i == 0 || !breaking[base] && !losing[base] && !scrapping[base] {
			continue
		}
		k := i - 1
		for k > 0 && (between[words[k]] || strings.HasSuffix(words[k], "ly")) {
			k--
		}
		before := words[k]
		own := before == "we" || before == "i"
		many := strings.HasSuffix(before, "s") || before == "they" || before == "you" || before == "people" || k < i-1
		switch {
		case notSubject[before] || !third && !many && !own && !causes.MatchString(strings.Join(words[:k], " ")):
		case losing[base] && before != "i", (breaking[base] || scrapping[base] && of == ofSupposed) && !own && before != "you":
			return true
		}
	}
	return false
}

// stem is a verb without the ending of the third person, and whether it had one.
func stem(word string) (string, bool) {
	word = strings.Trim(word, ".,;:!")
	for _, ending := range []string{"es", "s"} {
		if base, ok := strings.CutSuffix(word, ending); ok && (breaking[base] || losing[base] || scrapping[base]) {
			return base, true
		}
	}
	return word, false
}

// ruinedState says whether something is, gets or goes lost or spoilt.
func ruinedState(words []string) bool {
	for i, w := range words {
		for k := i - 1; ruined[w] && k >= max(0, i-3); k-- {
			if being[words[k]] || strings.HasSuffix(words[k], "'s") && k == i-1 || strings.HasSuffix(words[k], "'re") {
				return !denied(words)
			}
		}
	}
	return false
}

func denied(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return w == "not" || w == "never" || w == "nothing" || w == "nobody" || w == "no" || strings.HasSuffix(w, "n't")
	})
}

// takesLong says whether a verb at the beginning of a text, so many bytes long, is one of cost: "means half a day of work".
func takesLong(text string, verb int) bool {
	at := figured.FindStringIndex(text)
	return at != nil && at[0] < verb
}
