package interview

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Desk is where interviews are begun, found and opened. A front end has one; the shell makes it.
type Desk struct {
	Store  Store
	Clock  Clock
	Holder string // names this process to others that hold the same interview
	// Pack finds the questions of a trade. Packs that users wrote are read by the shell.
	Pack func(name string, lang prompts.Lang) (*prompts.Pack, error)
	// Recall deletes documents that were compiled to where tacit itself keeps them, since they may hold what was
	// withdrawn. It may be nil.
	Recall func(id string) error
	// Date, where it is set, says what date a document gives for something that happened at a time.
	Date func(time.Time) time.Time
	// Key is the fingerprint of the key that whoever is here has proven, for what they sign; empty where nobody has to.
	Key string
}

// Listed is an interview in a list.
type Listed struct {
	ID      string
	Began   time.Time
	Changed time.Time
	Summary
}

// List returns all interviews, the one that changed last first.
func (d *Desk) List(ctx context.Context) ([]Listed, error) {
	heads, err := d.Store.Heads(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Listed, len(heads))
	for i, h := range heads {
		out[i] = Listed{ID: h.ID, Began: h.Began, Changed: h.Changed}
		if err := json.Unmarshal(h.Summary, &out[i].Summary); err != nil {
			return nil, fmt.Errorf("summary of %s: %w", h.ID, err)
		}
	}
	return out, nil
}

// Find returns the id that a person meant: the id itself, the beginning of exactly one, or, where nothing is given, the
// only interview there is. ErrSeveral where it could be more than one, ErrNotFound where it is none.
func (d *Desk) Find(ctx context.Context, given string) (string, error) {
	heads, err := d.Store.Heads(ctx)
	if err != nil {
		return "", err
	}
	var found []string
	for _, h := range heads {
		if h.ID == given {
			return h.ID, nil
		}
		if strings.HasPrefix(h.ID, given) {
			found = append(found, h.ID)
		}
	}
	if len(found) > 1 {
		return "", fmt.Errorf("%w: %q", ErrSeveral, given)
	}
	if len(found) == 0 {
		return "", fmt.Errorf("%w: %q", ErrNotFound, given)
	}
	return found[0], nil
}

// Begin starts an interview whose specialist has consented, and asks the first question.
func (d *Desk) Begin(ctx context.Context, setup Setup, consent Consent) (*Session, error) {
	if err := setup.check(); err != nil {
		return nil, err
	}
	if consent.Text == "" {
		return nil, &Refusal{Code: NoConsent}
	}
	if err := errors.Join(checkHost(consent.Model), checkHost(consent.Refused)); err != nil {
		return nil, err
	}
	pack, err := d.Pack(setup.Pack, setup.Lang)
	if err != nil {
		return nil, err
	}
	s := &Session{store: d.Store, clock: d.Clock, pack: pack, recall: d.recall, date: d.Date, key: d.Key}
	now := d.Clock().UTC()
	for n := 0; ; n++ {
		s.id = newID(setup, n)
		events := []Event{
			{Interview: s.id, Seq: 1, At: now, Kind: KindBegan, Body: body(setup)},
			{Interview: s.id, Seq: 2, At: now, Kind: KindConsented, Body: body(consent)},
		}
		if s.st, err = Fold(s.id, events); err != nil {
			return nil, err
		}
		s.token, err = d.Store.Create(ctx, s.id, d.Holder, body(s.st.Summarise()), events)
		if !errors.Is(err, ErrExists) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	return s, s.advance(ctx)
}

// check cleans and bounds what was given.
func (s *Setup) check() error {
	s.Subject, s.Work, s.Purpose = plain.Line(s.Subject), plain.Line(s.Work), plain.Line(s.Purpose)
	for what, text := range map[string]string{"subject": s.Subject, "work": s.Work} {
		if text == "" {
			return &Refusal{Code: BadSetup, What: what}
		}
	}
	for what, text := range map[string]string{"subject": s.Subject, "work": s.Work, "purpose": s.Purpose} {
		if n := utf8.RuneCountInString(text); n > NameLimit {
			return &Refusal{Code: TooLong, What: what, Size: n, Limit: NameLimit}
		}
	}
	if s.Audience == "" {
		s.Audience = profile.ForPrivate
	}
	if s.Pack == "" {
		s.Pack = prompts.GeneralName
	}
	if _, ok := profile.ParseAudience(string(s.Audience)); !ok {
		return &Refusal{Code: BadSetup, What: "audience"}
	}
	if !slices.Contains(prompts.Langs, s.Lang) {
		return &Refusal{Code: BadSetup, What: "lang"}
	}
	if s.Questions < 0 || s.Minutes < 0 {
		return &Refusal{Code: BadSetup, What: "questions"}
	}
	return nil
}

// newID makes a short id that holds no name. It depends on the setup alone, so that the same interview in a fresh folder
// has the same id; n counts up where that is taken.
func newID(s Setup, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %d %d", s.Subject, s.Work, s.Lang, s.Pack, s.Seed, n))
	return strings.ToLower(base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding).EncodeToString(sum[:5]))
}

// Resume opens an interview to go on with it: this process becomes its writer, and an earlier writer is told so when it
// next tries to write. The open question is as it was left.
func (d *Desk) Resume(ctx context.Context, id string) (*Session, error) {
	token, err := d.Store.Acquire(ctx, id, d.Holder)
	if err != nil {
		return nil, err
	}
	s, err := d.load(ctx, id)
	if err != nil {
		return nil, err
	}
	s.token = token
	return s, s.advance(ctx)
}

// Look opens an interview without becoming its writer: to read it, to compile it, to withdraw from it. It disturbs no
// one who is in it.
func (d *Desk) Look(ctx context.Context, id string) (*Session, error) {
	return d.load(ctx, id)
}

func (d *Desk) load(ctx context.Context, id string) (*Session, error) {
	events, err := d.Store.Events(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	st, err := Fold(id, events)
	if err != nil {
		return nil, err
	}
	pack, err := d.Pack(st.Setup.Pack, lang(st.Setup.Lang))
	if err != nil {
		return nil, err
	}
	return &Session{store: d.Store, clock: d.Clock, id: id, st: st, pack: pack, recall: d.recall, date: d.Date, key: d.Key}, nil
}

// Erase withdraws a whole interview, with the documents that tacit itself keeps of it. Those that were written to other
// places are not ours to delete any more.
func (d *Desk) Erase(ctx context.Context, id string) error {
	return errors.Join(d.Store.Erase(ctx, id, d.Clock().UTC()), d.recall(id))
}

func (d *Desk) recall(id string) error {
	if d.Recall == nil {
		return nil
	}
	return d.Recall(id)
}
