package cli

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"tacit/interview"
	"tacit/interview/model"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// examineModel says which model is configured and by whom, and tries it. A fault of the model or of its configuration is the
// last finding, and the only one that is not well.
func (sh *shell) examineModel(ctx context.Context) ([]finding, error) {
	c, err := sh.chosen()
	if err != nil {
		return []finding{{What: "model", Says: err.Error()}}, nil
	}
	out := []finding{sh.examineSettings()}
	if c == nil {
		return append(out, finding{What: "model", OK: true, Says: sh.ends.Say("doctor.none")}), nil
	}
	key, err := sh.keyFor(c)
	if err != nil {
		return append(out, finding{What: "model", Says: err.Error()}), nil
	}
	client, err := c.client(key.key)
	if err != nil {
		return append(out, finding{What: "model", Says: sh.wrongly(c, key, err).Error()}), nil
	}
	defer client.Close()
	out = append(out, sh.examineChoice(c, client), sh.examineKey(c, key, client.Host()))
	fmt.Fprintln(sh.p.Err, sh.ends.Say("doctor.asking", "name", plain.Line(client.Name()), "host", client.Host()))
	report := client.Probe(ctx)
	if ctx.Err() != nil { // what was interrupted says nothing about the model
		return nil, ctx.Err()
	}
	return append(out, finding{What: "endpoint", OK: report.Usable, Says: sh.reported(report), Details: report}), nil
}

// examineSettings says which file was read.
func (sh *shell) examineSettings() finding {
	path, _ := sh.settingsFile()
	shown := plain.Line(shorten(path, sh.env["HOME"]))
	_, read, err := sh.settings()
	switch {
	case err != nil: // of a file that --model "" goes on without
		return finding{What: "configuration", Says: err.Error()}
	case read == "":
		shown = sh.ends.Say("doctor.no-file", "path", shown)
	}
	return finding{What: "configuration", OK: true, Says: shown}
}

// choiceDetails are for programs.
type choiceDetails struct {
	Name   string `json:"name"`
	NameBy string `json:"name_from"`
	Host   string `json:"host"`
	HostBy string `json:"host_from"` // empty: the default
}

func (sh *shell) examineChoice(c *choice, client *model.Client) finding {
	by := c.url.by
	if by == "" {
		by = sh.ends.Say("source.default")
	}
	return finding{
		What: "model", OK: true,
		Says:    sh.ends.Say("doctor.named", "name", plain.Line(client.Name()), "host", client.Host(), "name-from", c.name.by, "url-from", by),
		Details: choiceDetails{client.Name(), c.name.by, client.Host(), c.url.by},
	}
}

// examineKey says whether there is a key, and from where; never which.
func (sh *shell) examineKey(c *choice, key foundKey, host string) finding {
	says := sh.ends.Say("doctor.no-key")
	switch {
	case key.key.IsZero() && key.kept != "" && key.own:
		says = sh.ends.Say("doctor.file-kept", "host", host, "from", key.kept)
	case key.key.IsZero() && key.kept != "":
		says = sh.ends.Say("doctor.key-kept", "host", host, "from", key.kept)
	case key.key.IsZero() && c.file.key == "env" && c.there():
		return finding{What: "key", Says: sh.ends.Say("doctor.key-unset")}
	case key.key.IsZero():
	case key.file != "" && runtime.GOOS != "windows" && readableByOthers(key.file): // Windows has no such bits
		says = sh.ends.Say("doctor.key-open", "from", key.from, "path", plain.Line(key.file))
	default:
		says = sh.ends.Say("doctor.key", "from", key.from)
	}
	return finding{What: "key", OK: true, Says: says}
}

// reported puts what a probe found into words: what the model can do, or what is wrong and what to do about it.
func (sh *shell) reported(r model.Report) string {
	fault := func() string {
		return sh.ends.Say("fault."+string(r.Fault), "host", r.Host, "name", plain.Line(r.Model))
	}
	if !r.Usable {
		return fault()
	}
	says := []string{sh.ends.Say("doctor.usable", "host", r.Host, "seconds", fmt.Sprintf("%.1f", r.First.Seconds()))}
	add := func(when bool, key string, pairs ...any) {
		if when {
			says = append(says, sh.ends.Say(key, pairs...))
		}
	}
	add(!r.Streams, "doctor.no-stream")
	add(r.Rung != "", "doctor.rung."+r.Rung)
	add(r.Rung == "" && r.Fault == interview.ModelUnusable, "doctor.rung.none")
	add(r.Truncated, "doctor.truncated")
	switch r.Fault {
	case "":
	case interview.ModelUnusable: // said as far as it concerns the form
		add(r.Rung != "", "doctor.later", "why", fault())
	case interview.ModelTimeout:
		add(true, "doctor.slow")
	default:
		add(true, "doctor.later", "why", fault())
	}
	return strings.Join(says, prompts.TextsOf(prompts.Screens, sh.lang).Say("sentence"))
}
