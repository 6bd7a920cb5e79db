package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// trialFlags are those of check with a model.
type trialFlags struct {
	runs int
	seed int64
	yes  bool
}

// configured stands for --model without a name: the model that is configured.
const configured = "configured"

// takesTrial gives a command the flags of a trial. Here --model may stand alone.
func (sh *shell) takesTrial(c *cobra.Command, f *trialFlags) {
	sh.takesModel(c)
	model := c.Flags().Lookup("model")
	model.NoOptDefVal, model.Usage = configured, sh.say.Say("flag.check-model")
	c.Flags().IntVar(&f.runs, "runs", 3, sh.say.Say("flag.runs", "most", interview.TrialRuns))
	c.Flags().Int64Var(&f.seed, "seed", 1, sh.say.Say("flag.trial-seed"))
	c.Flags().BoolVar(&f.yes, "yes", false, sh.say.Say("flag.yes"))
}

// trialArgs allows one interview. Who gives a model's name as it is given elsewhere seems to give two.
func (sh *shell) trialArgs(c *cobra.Command, args []string) error {
	if len(args) == 2 && sh.flags.name != nil && *sh.flags.name == configured {
		return sh.noInterview(args[1])
	}
	return cobra.MaximumNArgs(1)(c, args)
}

// noInterview says that a word behind --model is taken for an interview here.
func (sh *shell) noInterview(word string) error {
	return &exit{exitUsage, errors.New(sh.say.Say("trial.equals", "word", plain.Line(word)))}
}

// tries says whether a trial is asked for.
func (sh *shell) tries(c *cobra.Command, f trialFlags) (bool, error) {
	given := c.Flags().Changed
	switch {
	case sh.flags.name != nil && *sh.flags.name == "", !given("model") && !given("runs") && !given("seed") && !given("yes") && !given("model-url"):
		return false, nil
	case !given("model"):
		return false, &exit{exitUsage, errors.New(sh.say.Say("trial.which"))}
	case f.runs < 1 || f.runs > interview.TrialRuns:
		return false, &exit{exitUsage, errors.New(sh.say.Say("trial.runs", "most", interview.TrialRuns))}
	}
	if *sh.flags.name == configured {
		sh.flags.name = nil
	}
	return true, nil
}

// mustAsk is the configured model; an error that says how to configure one where there is none.
func (sh *shell) mustAsk() (interview.Model, error) {
	m, err := sh.mayAsk()
	if err == nil && m == nil {
		err = &exit{exitUsage, errors.New(sh.ends.Say("none"))}
	}
	return m, err
}

// try puts the hold-outs to the model, once the cost was agreed to. It returns nil where it was not.
func (sh *shell) try(ctx context.Context, s *interview.Session, audience profile.Audience, f trialFlags) (*interview.Tried, error) {
	m, err := sh.mustAsk()
	if err != nil {
		return nil, err
	}
	trial, err := s.Trial(ctx, m, audience, f.runs, f.seed)
	if err != nil {
		return nil, err
	}
	cost := trial.Cost()
	sh.message("trial.cost", "of", sh.say.Count("trial.scenarios", cost.HoldOuts), "runs", sh.say.Count("trial.times", f.runs), "requests", cost.Requests,
		"name", plain.Line(m.Name()), "host", m.Host(), "tokens", roughly(cost.Tokens))
	if yes, err := sh.agrees(f.yes, sh.say.Say("trial.ask"), sh.say.Say("trial.need-yes")); !yes {
		return nil, err
	}
	shown := terminal(sh.p.Err)
	found, err := trial.Run(ctx, func(answers int) {
		if shown {
			fmt.Fprintf(sh.p.Err, "\r%d / %d ", answers, cost.Requests)
		}
	})
	if shown {
		fmt.Fprintln(sh.p.Err)
	}
	var fault *interview.ModelError
	if errors.As(err, &fault) {
		err = &exit{exitNoModel, errors.New(line.Faulted(sh.lang, m, fault.Fault))}
	}
	return &found, err
}

// agrees asks on a terminal for a yes, unless it was given beforehand. Without either it is an error that says so.
func (sh *shell) agrees(given bool, question, without string) (bool, error) {
	switch {
	case given:
		return true, nil
	case !terminal(sh.p.In):
		return false, &exit{exitUsage, errors.New(without)}
	}
	said, err := line.NewDialogue(sh.p.In, sh.p.Err, sh.lang).Ask(question)
	return err == nil && isYes(said), nil
}

// tried prints what a trial found, and after each figure what it means.
func (sh *shell) tried(t interview.Tried) {
	line := func(key string, pairs ...any) { fmt.Fprintln(sh.p.Out, sh.say.Say(key, pairs...)) }
	title := "trial.title"
	if t.Runs == 1 {
		title = "trial.title.once"
	}
	line(title, "name", plain.Line(t.Model), "host", t.Host, "of", sh.say.Count("trial.scenarios", t.Of), "runs", sh.say.Count("trial.times", t.Runs))
	if t.Of == 0 {
		line("trial.left-out", "n", t.LeftOut)
		return
	}
	arm := func(key string, a interview.Arm) {
		var runs []string
		for _, r := range a.ByRun {
			runs = append(runs, fmt.Sprint(percent(r)))
		}
		line(key, "percent", percent(a.Accuracy), "low", percent(a.Low), "high", percent(a.High), "runs", strings.Join(runs, ", "), "steady", a.Steady, "of", t.Of)
	}
	arm("trial.with", t.With)
	arm("trial.without", t.Without)
	line("trial.chance", "percent", percent(t.Chance))
	line("trial.lift", "lift", points(t.Lift), "low", points(t.Low), "high", points(t.High))
	switch {
	case t.Low > 0:
		line("trial.helps")
	case t.High < 0:
		line("trial.harms")
	default:
		line("trial.open")
	}
	fmt.Fprintln(sh.p.Out, sh.say.Count("trial.few", t.Of))
	sh.asides(t)
	line("trial.each")
	for _, h := range t.HoldOuts {
		sh.triedOne(h)
	}
}

// asides says what has to be known to judge the figures, where there is anything.
func (sh *shell) asides(t interview.Tried) {
	for _, a := range []struct {
		key string
		n   int
	}{{"trial.none", t.With.None + t.Without.None}, {"trial.graded", t.Graded}, {"trial.useless", t.Useless}, {"trial.left-out", t.LeftOut}, {"trial.truncated", t.Truncated}} {
		if a.n > 0 {
			fmt.Fprintln(sh.p.Out, sh.say.Say(a.key, "n", a.n, "with", t.With.None, "without", t.Without.None))
		}
	}
	fmt.Fprintln(sh.p.Out, sh.say.Say("trial.spent", "requests", t.Requests, "read", t.PromptTokens, "written", t.ReplyTokens))
}

// triedOne prints one scenario, and where the prompt did not lead to what the specialist does, what it led to.
func (sh *shell) triedOne(h interview.TriedHoldOut) {
	right := func(choices []int) (n int) {
		for _, c := range choices {
			if c == h.Choice {
				n++
			}
		}
		return n
	}
	fmt.Fprintln(sh.p.Out, sh.say.Say("trial.one", "with", right(h.With), "without", right(h.Without), "runs", len(h.With), "text", h.Text))
	if right(h.With) == len(h.With) {
		return
	}
	option := func(n int) string {
		if n < 1 {
			return sh.say.Say("trial.no-option")
		}
		return plain.Line(h.Options[n-1])
	}
	took := map[string]int{}
	var order []string
	for _, c := range h.With {
		if c != h.Choice {
			o := option(c)
			if took[o]++; took[o] == 1 {
				order = append(order, o)
			}
		}
	}
	for i, o := range order {
		order[i] = fmt.Sprintf("%s (%d)", o, took[o])
	}
	fmt.Fprintln(sh.p.Out, sh.say.Say("trial.other", "specialist", option(h.Choice), "model", strings.Join(order, sh.say.Say("trial.or"))))
}

// roughly is an estimate, in two figures.
func roughly(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}

// points is a difference of shares in percentage points, with its sign.
func points(d float64) string {
	if n := int(math.Round(d * 100)); n != 0 {
		return fmt.Sprintf("%+d", n)
	}
	return "0"
}
