package prompts

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"slices"
	"strings"
)

var (
	//go:embed consent.en.md
	consentEN string
	//go:embed consent.zh.md
	consentZH string
)

// The purposes that a specialist may agree to. Without [PurposeRecord] there is no interview; refusing any other one
// changes nothing else.
const (
	PurposeRecord  = "record"  // store the answers
	PurposeCompile = "compile" // make documents for people
	PurposeAgent   = "agent"   // make instructions for an agent
	PurposeModel   = "model"   // be seen by a language model; asked for only where there is one, see ModelPurpose
)

// Purpose is something that answers may be used for, to be agreed to by itself. None is chosen beforehand.
type Purpose struct {
	ID   string
	Text string // in the first person, as the specialist would say it
}

// ConsentText returns the page that is read before the first question, as Markdown. It has two slots: {where} for where
// the answers are stored, {model} for the host of the language model that sees them, or that there is none.
func ConsentText(lang Lang) string {
	text, _ := consent(lang)
	return text
}

// ConsentPage is the consent text with what is so on this installation: where the answers are stored, and which model on
// which host may see them; an empty host means that none is configured.
func ConsentPage(lang Lang, where, host, model string) string {
	say := TextsOf(Screens, lang)
	seenBy := say.Say("consent.no-model")
	if host != "" {
		seenBy = say.Say("consent.model", "host", host, "name", model)
	}
	return Fill(ConsentText(lang), map[string]string{"where": where, "model": seenBy})
}

// Purposes returns what every specialist is asked to agree to, in the order in which it is asked.
func Purposes(lang Lang) []Purpose {
	return slices.DeleteFunc(allPurposes(lang), func(p Purpose) bool { return p.ID == PurposeModel })
}

// ModelPurpose returns what a specialist is asked where a language model is configured, after the other purposes. It
// names the model and its host, since it is these that are agreed to.
func ModelPurpose(lang Lang, host, model string) Purpose {
	for _, p := range allPurposes(lang) {
		if p.ID == PurposeModel {
			p.Text = Fill(p.Text, map[string]string{"host": host, "model": model})
			return p
		}
	}
	panic("the consent of " + string(lang) + " does not ask about a model")
}

func allPurposes(lang Lang) []Purpose {
	_, list := consent(lang)
	var purposes []Purpose
	for line := range strings.Lines(list) {
		if id, text, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			purposes = append(purposes, Purpose{ID: id, Text: text})
		}
	}
	return purposes
}

// ConsentHash names the wording that was agreed to: the SHA-256 of the page and its purposes, before anything is filled
// in. Where it differs from that of a consent on record, the wording has changed and consent is asked for again. What
// was filled in, and above all the host of a model, belongs beside it on the record.
func ConsentHash(lang Lang) string {
	sum := sha256.Sum256([]byte(consentFile(lang)))
	return hex.EncodeToString(sum[:])
}

func consentFile(lang Lang) string {
	if lang == ZH {
		return consentZH
	}
	return consentEN
}

func consent(lang Lang) (text, purposes string) {
	text, purposes, _ = strings.Cut(consentFile(lang), "\n---\n")
	return strings.TrimSpace(text), purposes
}
