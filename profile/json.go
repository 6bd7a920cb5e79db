package profile

import (
	"bytes"
	"encoding/json"
	"strings"

	"tacit/prompts/plain"
)

// Schema is the version of the form of profile.json.
const Schema = 1

type jsonProfile struct {
	Schema    int          `json:"schema"`
	Interview string       `json:"interview"`
	Subject   string       `json:"subject"`
	Work      string       `json:"work"`
	Lang      string       `json:"lang"`
	Pack      string       `json:"pack"`
	Purpose   string       `json:"purpose,omitempty"`
	Audience  Audience     `json:"audience"`
	Date      string       `json:"date"`
	Version   int          `json:"version"`
	Finished  bool         `json:"finished"`
	Asked     int          `json:"asked"`
	HeldOut   int          `json:"held_out"`
	Coverage  float64      `json:"coverage"`
	Topics    []jsonTopic  `json:"topics"`
	Claims    []Claim      `json:"claims"`
	Answers   []jsonAnswer `json:"answers"`
	Gaps      []jsonGap    `json:"gaps"`
}

type jsonTopic struct {
	ID      string  `json:"id"`
	Topic   string  `json:"topic"`
	Covered float64 `json:"covered"`
}

type jsonAnswer struct {
	Question string `json:"question"`
	N        int    `json:"n"`
	Phase    string `json:"phase"`
	Probe    string `json:"probe"`
	Topic    string `json:"topic,omitempty"`
	Mark     Mark   `json:"mark"`
	Date     string `json:"date"`
}

type jsonGap struct {
	Topic   string `json:"topic"`
	Slot    Slot   `json:"slot"`
	Asked   bool   `json:"asked"`
	Unknown bool   `json:"unknown"`
}

// json renders profile.json: every claim with its evidence, as a program would want it.
func (c *compiler) json() []byte {
	p := c.p
	out := jsonProfile{
		Schema: Schema, Interview: p.ID, Subject: p.Subject, Work: p.Work, Lang: string(p.Lang), Pack: p.Pack, Purpose: p.Purpose,
		Audience: p.Audience, Date: p.Changed.Format("2006-01-02"), Version: p.Version, Finished: p.Finished, Asked: p.Asked, HeldOut: len(p.HoldOuts),
		Coverage: round(p.Coverage()), Topics: []jsonTopic{}, Claims: p.Claims, Answers: []jsonAnswer{}, Gaps: []jsonGap{},
	}
	if out.Claims == nil {
		out.Claims = []Claim{}
	}
	known := p.filled()
	for _, t := range p.Topics {
		out.Topics = append(out.Topics, jsonTopic{t.ID, c.labels[t.ID], round(Covered(known[t.ID]))})
	}
	for _, a := range p.Answers {
		out.Answers = append(out.Answers, jsonAnswer{a.Question, a.N, string(a.Phase), string(a.Probe), a.Topic, a.Mark, a.At.Format("2006-01-02")})
	}
	for _, g := range p.Gaps() {
		out.Gaps = append(out.Gaps, jsonGap{g.Topic, g.Slot, g.Asked, g.Unknown})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		panic(err) // strings, numbers and booleans only
	}
	return plain.JSON(untemplated(b.Bytes()))
}

// untemplated writes what a template engine would take for an opening or closing as escapes. Such pairs stand only inside
// strings: in an indented JSON text no two braces touch but those of an empty object.
func untemplated(data []byte) []byte {
	return []byte(strings.NewReplacer("{%}", `\u007b%\u007d`, "{{", `\u007b\u007b`, "}}", `\u007d\u007d`, "{%", `\u007b%`, "%}", `%\u007d`).Replace(string(data)))
}

func round(f float64) float64 { return float64(int(f*1000+.5)) / 1000 }
