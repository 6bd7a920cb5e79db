// Package secret finds keys, passwords, card and identity numbers in an answer, so that they can be masked before the
// answer is stored. What is masked is gone: neither the file, nor a document, nor a message ever holds it.
//
// The rules are our own regular expressions with check digits where a number has them; the known rule collections are
// too large for a terminal program and miss passwords in prose (reliability.md §2.7). Text is matched on a shadow with
// full-width characters folded and invisible ones left out, so that neither hides a secret.
package secret

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Kind is what sort of secret was found; prompts has a word for each.
type Kind string

// The kinds.
const (
	Key      Kind = "key"      // access keys and tokens, private keys
	Password Kind = "password" // after a word that announces it, or in an address
	Card     Kind = "card"     // payment card numbers
	Identity Kind = "identity" // national identity numbers, bank account numbers
)

// rule is one way in which a secret is written. The first group, where there is one, is the secret itself.
type rule struct {
	kind  Kind
	hint  []string // one of these has to be there (lower case); empty: always tried
	re    *regexp.Regexp
	valid func(string) bool
}

var rules = []rule{
	{Key, []string{"-----begin"}, regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)`), nil},
	{Key, []string{"sk-", "sk_", "pk_", "rk_"}, regexp.MustCompile(`\b[spr]k[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9_-]{16,}`), nil},
	{Key, []string{"akia", "asia"}, regexp.MustCompile(`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`), nil},
	{Key, []string{"gh"}, regexp.MustCompile(`\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})`), nil},
	{Key, []string{"xox"}, regexp.MustCompile(`\bxox[abprs]-[A-Za-z0-9-]{10,}`), nil},
	{Key, []string{"aiza"}, regexp.MustCompile(`\bAIza[0-9A-Za-z_-]{30,}`), nil},
	{Key, []string{"ltai"}, regexp.MustCompile(`\bLTAI[0-9A-Za-z]{12,}`), nil},
	{Key, []string{"eyj"}, regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*`), nil},
	{Key, []string{"glpat-"}, regexp.MustCompile(`\bglpat-[A-Za-z0-9_-]{16,}`), nil},
	{Key, []string{"key", "token", "secret", "密钥", "令牌"}, regexp.MustCompile(`(?i)(?:api[ _-]?key|access[ _-]?key|secret[ _-]?key|token|secret|密钥|令牌)\s*(?:is|are|=|:|：|是|为)\s*["'“「]?([A-Za-z0-9_\-+/=.]{12,})`), mixed},
	{Password, []string{"://"}, regexp.MustCompile(`[a-zA-Z][a-zA-Z0-9+.-]*://[^\s/:@]+:([^\s/@]+)@`), nil},
	{Password, []string{"pass", "pwd", "pin", "密码", "口令"}, regexp.MustCompile(`(?i)(?:\bpassword|\bpassphrase|\bpasswd|\bpasscode|\bpwd|\bpin(?: code)?|密码|口令)(?:\s+(?:for|to|of)\s+[^\n.,;:=]{1,40}?)?\s*(?:\bis\b|\bwas\b|=|:|：|是|为)\s*["'“「]?([^\s"'”」，。；,;]{3,})`), passwordLike},
	{Password, []string{"pin", "code", "密码", "口令", "码"}, regexp.MustCompile(`(?i)(?:\bpin|\b(?:door|alarm|gate|safe|entry|access|lock|security|unlock) code|密码|口令|门禁码)(?:\s+(?:for|to|of)\s+[^\n.,;:=]{1,40}?)?\s*(?:\bis\b|=|:|：|是|为)?\s*["'“「]?([0-9]{4,8})\b`), nil},
	{Card, nil, regexp.MustCompile(`\b[2-6][0-9](?:[ -]?[0-9]){11,17}\b`), card},
	{Identity, nil, regexp.MustCompile(`\b[1-9][0-9]{16}[0-9Xx]\b`), chineseID},
	{Identity, []string{"-"}, regexp.MustCompile(`\b[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}\b`), nil},
	{Identity, nil, regexp.MustCompile(`\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b`), iban},
}

// announcing are the words after which a password comes, near enough to belong to them.
var announcing = regexp.MustCompile(`(?i)\bpass(?:word|phrase|code)|\bpwd\b|\blog-?in\b|密码|口令|暗号`)

// near is how many bytes behind such a word a password is looked for.
const near = 60

var (
	tokens    = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9!#@$%^&*~+=_.\-]{4,}`)
	counted   = regexp.MustCompile(`^[0-9]+-[a-z]+$`)      // 30-day, 8-character
	catalogue = regexp.MustCompile(`^[A-Z]{1,4}-?[0-9]+$`) // PO12345, A330
)

// announced finds what looks like a password behind a word that announces one, whatever stands between them: "the login
// is kiosk, password on the desk is Quay-Side77".
func announced(shadow string) []Found {
	var found []Found
	for _, at := range announcing.FindAllStringIndex(shadow, -1) {
		tail := shadow[at[1]:min(len(shadow), at[1]+near)]
		if i := strings.IndexAny(tail, "\n;"); i >= 0 {
			tail = tail[:i]
		}
		for _, t := range tokens.FindAllStringIndex(tail, -1) {
			word := strings.TrimRight(tail[t[0]:t[1]], ".!-")
			if whole := tail[t[0]:t[1]]; strings.HasSuffix(whole, "!") && !strings.Contains(word, "!") {
				word = whole // a sign at the end may belong to it: better too much than too little
			}
			if at[1]+t[1] == at[1]+near && len(shadow) > at[1]+near {
				continue // cut in two by our own limit
			}
			if unlikeProse(word) {
				found = append(found, Found{Password, at[1] + t[0], at[1] + t[0] + len(word)})
				break
			}
		}
	}
	return found
}

// unlikeProse says whether a word is one that nobody writes in prose: figures among letters, or signs as well.
func unlikeProse(w string) bool {
	digits := len(onlyDigits(w))
	letters := strings.ContainsFunc(w, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
	if len(w) < 6 || digits == 0 || !letters || counted.MatchString(w) || catalogue.MatchString(w) {
		return false
	}
	return digits >= 2 || strings.ContainsAny(w, "!#@$%^&*~+=")
}

// Found is one secret: where it stands in the text and what it is.
type Found struct {
	Kind       Kind
	Start, End int
}

// Find returns the secrets in a text, in order, without overlaps.
func Find(text string) []Found {
	shadow, at := shadowOf(text)
	low := strings.ToLower(shadow)
	digits := strings.ContainsAny(shadow, "0123456789")
	var found []Found
	for _, r := range rules {
		if len(r.hint) == 0 && !digits || len(r.hint) > 0 && !slices.ContainsFunc(r.hint, func(h string) bool { return strings.Contains(low, h) }) {
			continue
		}
		for _, m := range r.re.FindAllStringSubmatchIndex(shadow, -1) {
			from, to := m[0], m[1]
			if len(m) > 2 && m[2] >= 0 {
				from, to = m[2], m[3]
			}
			if r.valid == nil || r.valid(shadow[from:to]) {
				found = append(found, Found{r.kind, at[from], at[to]})
			}
		}
	}
	for _, f := range announced(shadow) {
		found = append(found, Found{f.Kind, at[f.Start], at[f.End]})
	}
	slices.SortFunc(found, func(a, b Found) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	end := 0
	return slices.DeleteFunc(found, func(f Found) bool {
		if f.Start < end {
			return true
		}
		end = f.End
		return false
	})
}

// Mask replaces every secret by what word says of its kind and returns the kinds found, in order.
func Mask(text string, word func(Kind) string) (string, []Kind) {
	found := Find(text)
	if len(found) == 0 {
		return text, nil
	}
	var b strings.Builder
	var kinds []Kind
	last := 0
	for _, f := range found {
		b.WriteString(text[last:f.Start])
		b.WriteString(word(f.Kind))
		last = f.End
		kinds = append(kinds, f.Kind)
	}
	b.WriteString(text[last:])
	return b.String(), kinds
}

// shadowOf folds full-width ASCII and leaves out invisible characters. at maps each byte of the shadow, and its end, to
// its offset in the text.
func shadowOf(text string) (string, []int) {
	var b strings.Builder
	b.Grow(len(text))
	at := make([]int, 0, len(text)+1)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= 0xff01 && r <= 0xff5e && r != '，' && r != '；' && r != '：':
			b.WriteByte(byte(r - 0xfee0))
			at = append(at, i)
		case r >= 0x200b && r <= 0x200f, r == 0xfeff, r == 0xad, r == 0x2060:
		default:
			for k := range n {
				b.WriteByte(text[i+k])
				at = append(at, i+k)
			}
		}
		i += n
	}
	return b.String(), append(at, len(text))
}

// mixed wants letters and digits: a key, not a word.
func mixed(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'z' })
}

// passwordLike leaves out words that describe a password instead of being one ("the password is stored in the safe").
func passwordLike(s string) bool {
	s = strings.TrimRight(s, ".!?")
	if len(s) < 3 {
		return false
	}
	switch strings.ToLower(s) {
	case "not", "the", "stored", "kept", "always", "never", "changed", "different", "reset", "with", "known", "required", "needed", "wrong", "only", "too", "shared", "expired", "in", "on", "what", "where", "held", "written", "set", "for", "our", "your", "their", "his", "her", "correct", "secret", "safe", "there", "here", "being", "still", "now", "also", "used", "given", "handed", "locked", "important", "usually", "often", "managed", "rotated":
		return false
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 }) {
		return true
	}
	return strings.ContainsAny(s, "0123456789") || mixed(s)
}

// card checks length, issuer digits and the Luhn sum.
func card(s string) bool {
	d := onlyDigits(s)
	if len(d) < 13 || len(d) > 19 {
		return false
	}
	switch {
	case d[0] == '4' && (len(d) == 13 || len(d) == 16 || len(d) == 19):
	case d[0] == '5' && d[1] >= '1' && d[1] <= '5' && len(d) == 16:
	case d[0] == '2' && d[1] >= '2' && d[1] <= '7' && len(d) == 16:
	case d[0] == '3' && (d[1] == '4' || d[1] == '7') && len(d) == 15:
	case d[0] == '6' && (d[1] == '2' || d[1] == '0' || d[1] == '5') && len(d) >= 16:
	default:
		return false
	}
	sum := 0
	for i := range d {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// chineseID checks the MOD 11-2 digit and the month of birth of a Chinese identity number.
func chineseID(s string) bool {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(s[i]-'0')
	}
	month := int(s[10]-'0')*10 + int(s[11]-'0')
	return month >= 1 && month <= 12 && strings.ToUpper(s[17:]) == string("10X98765432"[sum%11])
}

// iban checks the MOD 97 remainder of an international bank account number.
func iban(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	rem := 0
	for _, c := range s[4:] + s[:4] {
		switch {
		case c >= '0' && c <= '9':
			rem = (rem*10 + int(c-'0')) % 97
		default:
			rem = (rem*100 + int(c-'A') + 10) % 97
		}
	}
	return rem == 1
}

// Announced says whether a text speaks of passwords, as a question does that fishes for one.
func Announced(text string) bool { return announcing.MatchString(text) }
