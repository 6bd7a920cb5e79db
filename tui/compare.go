package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// comparison shows what several specialists of one work say: where they differ, what they agree on, and what only one of
// them says. One walks from point to point; the words behind a point are a key away. There is no figure on it, and nobody
// is first.
type comparison struct {
	ids      []string
	profiles []*profile.Profile
	found    profile.Comparison
	rows     []row
	at, top  int  // the point under the cursor, and the first one in sight
	words    bool // the words behind it are shown
	scroll   int  // their first line
	note     string
	general  string // the name of what belongs to no part of the work
}

// Together stands between the ids of interviews whose documents are one.
const Together = "+"

// row is a point with the heading that it stands under.
type row struct {
	profile.Point
	section string
	side    bool // what each says stands beside what the others say
}

// compared brings what several interviews hold, as each may be read by the audience that it is for.
type compared struct {
	ids      []string
	profiles []*profile.Profile
	found    profile.Comparison
}

// compare puts interviews side by side.
func (m *Model) compare(ids []string) tea.Cmd {
	return func() tea.Msg {
		profiles, err := m.cfg.Desk.Beside(m.ctx, ids, "")
		if err != nil {
			return failed{err}
		}
		return compared{ids, profiles, profile.Compare(profiles)}
	}
}

func newComparison(c compared) *comparison {
	say := prompts.TextsOf(prompts.Documents, c.profiles[0].Lang)
	s := &comparison{ids: c.ids, profiles: c.profiles, found: c.found, general: say.Say("general")}
	add := func(section string, list []profile.Point, side bool) {
		for _, p := range list {
			s.rows = append(s.rows, row{p, section, side && !p.Alike()})
		}
	}
	add(say.Say("compare.differ"), c.found.Differ, true)
	add(say.Say("compare.agree"), c.found.Agree, true)
	for of, name := range c.found.Names {
		add(say.Say("compare.only", "name", name), c.found.OnlyOf(of), false)
	}
	return s
}

func (c *comparison) keys(m *Model) []binding {
	if c.words {
		return without(popupKeys, "key.change", "key.next-answer")
	}
	var gone []string
	if len(c.rows) == 0 {
		gone = append(gone, "key.choose", "key.words", "key.sections", "key.merged", "key.export")
	}
	if m.cfg.Export == nil {
		gone = append(gone, "key.export")
	}
	return without(compareKeys, gone...)
}

func (c *comparison) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	c.note = ""
	if c.words {
		c.wordsKey(m, k.String())
		return nil
	}
	const page = 5
	switch action(c.keys(m), k.String()) {
	case "key.down":
		c.move(1)
	case "key.up":
		c.move(-1)
	case "key.page-down":
		c.move(page)
	case "key.page-up":
		c.move(-page)
	case "key.top":
		c.move(-len(c.rows))
	case "key.bottom":
		c.move(len(c.rows))
	case "key.next-section":
		c.section(1)
	case "key.previous-section":
		c.section(-1)
	case "key.words":
		c.words, c.scroll = len(c.rows) > 0, 0
	case "key.merged":
		md := string(profile.Merge(c.profiles, c.found))
		m.screen = newReader(m, md, c.title(), m.say.Say("compare.merged"))
		return m.resized()
	case "key.export":
		return c.export(m)
	case "key.help":
		m.help.open = true
	case "key.back":
		return m.goHome()
	}
	return nil
}

func (c *comparison) move(by int) { c.at = max(0, min(len(c.rows)-1, c.at+by)) }

// section goes to the first point under the next heading, or under this one or the one before.
func (c *comparison) section(step int) {
	first := func(at int) int {
		for at > 0 && c.rows[at-1].section == c.rows[at].section {
			at--
		}
		return at
	}
	if len(c.rows) == 0 {
		return
	}
	if step < 0 {
		c.at = first(max(0, first(c.at)-1))
		return
	}
	if next := slices.IndexFunc(c.rows[c.at:], func(r row) bool { return r.section != c.rows[c.at].section }); next > 0 {
		c.at += next
	}
}

func (c *comparison) wordsKey(m *Model, key string) {
	switch action(popupKeys, key) {
	case "key.down":
		c.scroll++
	case "key.up":
		c.scroll--
	case "key.page-down":
		c.scroll += max(1, m.height-6)
	case "key.page-up":
		c.scroll -= max(1, m.height-6)
	default:
		c.words = false
	}
}

// export writes the comparison and the playbook of all to a folder that bears all their ids, in the same order every time,
// so that it goes when one of them is withdrawn.
func (c *comparison) export(m *Model) tea.Cmd {
	return func() tea.Msg {
		folder, err := m.cfg.Export(strings.Join(slices.Sorted(slices.Values(c.ids)), Together), profile.CompareFiles(c.profiles, c.found))
		return exported{folder, err}
	}
}

func (c *comparison) take(m *Model, msg tea.Msg) tea.Cmd {
	if e, ok := msg.(exported); ok {
		c.note, m.notice = m.exported(e)
	}
	return nil
}

// title is the work and whose it is; where they call it by different names, each with theirs.
func (c *comparison) title() string {
	work := plain.Line(c.profiles[0].Work)
	same := !slices.ContainsFunc(c.profiles, func(p *profile.Profile) bool { return plain.Line(p.Work) != work })
	if same {
		return work + " · " + strings.Join(c.found.Names, " · ")
	}
	var out []string
	for i, p := range c.profiles {
		out = append(out, plain.Line(p.Work)+" · "+c.found.Names[i])
	}
	return strings.Join(out, " / ")
}
