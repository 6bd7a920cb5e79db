package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tacit/profile"
	"tacit/prompts"
)

// packLimit is how much of a pack file is read: a little more than the limit, so that the error can say that it is over.
const packLimit = 257 << 10

func (sh *shell) packCommand() *cobra.Command {
	c := sh.describe(&cobra.Command{Use: "pack", Args: cobra.NoArgs}, "pack")
	c.AddCommand(sh.packList(), sh.packShow(), sh.packLint(), sh.packNew())
	return c
}

func (sh *shell) packList() *cobra.Command {
	return sh.describe(&cobra.Command{
		Use: "list", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			for _, name := range sh.packNames() {
				for _, lang := range prompts.Langs {
					if p, err := sh.pack(name, lang); err == nil {
						fmt.Fprintf(sh.p.Out, "%s\t%s\t%s\n", p.Name, p.Lang, p.Title)
					}
				}
			}
			return nil
		},
	}, "pack.list")
}

func (sh *shell) packShow() *cobra.Command {
	var lang string
	c := sh.describe(&cobra.Command{
		Use: "show NAME", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := sh.langOf(lang)
			if err != nil {
				return err
			}
			p, err := sh.pack(args[0], l)
			if err != nil {
				return err
			}
			printPack(sh.p.Out, p)
			return nil
		},
	}, "pack.show")
	c.Flags().StringVar(&lang, "lang", "", sh.say.Say("flag.lang"))
	return c
}

// printPack prints what a pack asks, section by section.
func printPack(w io.Writer, p *prompts.Pack) {
	fmt.Fprintf(w, "%s (%s): %s\n%s\n", p.Name, p.Lang, p.Title, p.About)
	section := func(name string, list []prompts.Question) {
		if len(list) > 0 {
			fmt.Fprintf(w, "\n%s\n", name)
		}
		for _, q := range list {
			fmt.Fprintf(w, "  %s\n", q.Text)
			for _, o := range q.Options {
				fmt.Fprintf(w, "    - %s\n", o)
			}
		}
	}
	section("frame", p.Frame)
	section("map", p.Map)
	section("scenarios", p.Scenarios)
	for _, probe := range prompts.Probes {
		section("probe "+string(probe), p.Probes[probe])
	}
	section("incident", p.Incident)
	section("stress", p.Stress)
	section("voice", p.Voice)
	section("boundary", p.Boundary)
	section("hold-outs", p.HoldOuts)
	section("teach-back", p.TeachBack)
	section("close", p.Close)
	section("unsaid", p.Unsaid)
	section("limits", p.Limits)
}

func (sh *shell) packLint() *cobra.Command {
	return sh.describe(&cobra.Command{
		Use: "lint FILE", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := sh.readPack(args[0])
			if err != nil {
				return err
			}
			findings := prompts.LintPack(data, sh.lang)
			for _, f := range findings {
				fmt.Fprintf(sh.p.Out, "%s:%d: %s\n", args[0], f.Line, f.Reason)
			}
			if len(findings) > 0 {
				return &exit{exitFaults, errors.New(sh.say.Count("pack.faults", len(findings)))}
			}
			sh.message("pack.clean")
			return nil
		},
	}, "pack.lint")
}

// packNew writes a skeleton into this folder. It never writes over a file that is there.
func (sh *shell) packNew() *cobra.Command {
	var lang string
	c := sh.describe(&cobra.Command{
		Use: "new NAME", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := sh.langOf(lang)
			if err != nil {
				return err
			}
			data, err := prompts.Skeleton(args[0], l)
			if err != nil {
				return &exit{exitUsage, errors.New(sh.say.Say("error.pack-name", "given", args[0]))}
			}
			path := args[0] + "." + string(l) + ".yaml"
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, os.ErrExist) {
				return &exit{exitUsage, errors.New(sh.say.Say("error.pack-there", "path", path))}
			}
			if err != nil {
				return err
			}
			if _, err := f.Write(data); err != nil {
				return errors.Join(err, f.Close())
			}
			if err := f.Close(); err != nil {
				return err
			}
			sh.message("pack.written", "path", path)
			return nil
		},
	}, "pack.new")
	c.Flags().StringVar(&lang, "lang", "", sh.say.Say("flag.lang"))
	return c
}

// langOf is the language that a flag names, or the shell's own.
func (sh *shell) langOf(flag string) (prompts.Lang, error) {
	if flag == "" {
		return sh.lang, nil
	}
	l, err := prompts.ParseLang(flag)
	if err != nil {
		return "", &exit{exitUsage, errors.New(sh.say.Say("error.lang", "given", flag))}
	}
	return l, nil
}

// readPack reads a pack file; "-" is standard input.
func (sh *shell) readPack(path string) ([]byte, error) {
	in := sh.p.In
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(in, packLimit))
}

// pack finds a pack: one of the user's own, or one that tacit brings, laid over the general one.
func (sh *shell) pack(name string, lang prompts.Lang) (*prompts.Pack, error) {
	if name == "" {
		name = "general"
	}
	dir, err := sh.folder()
	if err != nil {
		return nil, err
	}
	if slug := profile.Slug(name, 60); slug == name {
		data, err := os.ReadFile(filepath.Join(dir, "packs", slug+"."+string(lang)+".yaml"))
		if err == nil {
			p, err := prompts.ReadPack(data)
			if err != nil {
				return nil, err
			}
			return p.Over(prompts.General(lang)), nil
		}
	}
	if !slices.Contains(prompts.PackNames(), name) {
		return nil, &exit{exitUsage, errors.New(sh.say.Say("error.pack", "name", name, "names", strings.Join(sh.packNames(), ", ")))}
	}
	return prompts.LoadPack(name, lang)
}

// packNames lists the packs that there are: tacit's and the user's.
func (sh *shell) packNames() []string {
	names := slices.Clone(prompts.PackNames())
	if dir, err := sh.folder(); err == nil {
		own, _ := filepath.Glob(filepath.Join(dir, "packs", "*.yaml"))
		for _, path := range own {
			if name, _, _ := strings.Cut(filepath.Base(path), "."); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// keepPack takes the value of --pack. A file is checked and copied to where tacit keeps the user's packs, so that an
// interview begun with it can be gone on with when the file is elsewhere.
func (sh *shell) keepPack(given string, lang prompts.Lang) (string, error) {
	if !strings.HasSuffix(given, ".yaml") && !strings.HasSuffix(given, ".yml") {
		_, err := sh.pack(given, lang)
		return given, err
	}
	data, err := sh.readPack(given)
	if err != nil {
		return "", err
	}
	if findings := prompts.LintPack(data, sh.lang); len(findings) > 0 {
		return "", &exit{exitUsage, errors.New(sh.say.Say("error.pack-faults", "path", given, "line", findings[0].Line, "reason", findings[0].Reason))}
	}
	p, err := prompts.ReadPack(data)
	if err != nil {
		return "", err
	}
	if p.Lang != lang {
		return "", &exit{exitUsage, errors.New(sh.say.Say("error.pack-lang", "path", given, "lang", p.Lang))}
	}
	dir, err := sh.folder()
	if err != nil {
		return "", err
	}
	name := profile.Slug(p.Name, 60)
	return name, writeFiles(filepath.Join(dir, "packs"), []profile.File{{Path: name + "." + string(lang) + ".yaml", Data: data}})
}
