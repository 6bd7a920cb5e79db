package store

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"time"

	"tacit/interview"
)

// Restored says what was put back from a backup, and what was not.
type Restored struct {
	At        time.Time // of the backup
	Whole     int       // interviews that were not there
	Longer    int       // that were there with fewer events, and have those of the backup now
	Kept      int       // that were there with as many events or more, and were left as they are
	Withdrawn int       // that were withdrawn since the backup, and stay so
	Erased    int       // that were there and should not have been: they are withdrawn by what the backup or the keys say
	Cleared   int       // that were there with words that were withdrawn; they have what took their place
	Grants    int       // grants of interviews that were put back whole; into an empty store, all

	Differ []string // interviews that are another here than in the backup, and were left as they are
	Closed []string // interviews that the keys do not open, because they are older than the backup
}

// putBackBy is the holder of an interview that was put back, until somebody opens it.
const putBackBy = "restore-backup"

// restorable is what a store has to offer to be restored into.
type restorable interface {
	interview.SharedStore

	// putBack stores an interview as Create does, and gives what is granted about it, all or nothing.
	putBack(ctx context.Context, id string, summary []byte, events []interview.Event, grants []interview.Grant) error

	// putBackPeople notes what was withdrawn, and gives what is granted about no interview.
	putBackPeople(ctx context.Context, withdrawn []withdrawal, grants []interview.Grant) error
}

// restoring is a backup on its way back.
type restoring struct {
	Restored
	into   restorable
	keys   *Keys
	grants map[string][]interview.Grant // of each interview
}

// restore puts back what is not there. It loses nothing that is there, and it is no way around a withdrawal: what was withdrawn
// since is read as what took its place, here as well if it has come back. To do it again does nothing more.
//
// Nothing is changed by a file that is not whole, or that the keys are not for: ErrNoBackup, ErrNewerBackup, ErrDamagedBackup, ErrOtherKeys.
func restore(ctx context.Context, into restorable, keys *Keys, backup io.ReadSeeker) (Restored, error) {
	head, end, err := readBackup(backup, func(string, []backupEvent) error { return ctx.Err() })
	if err != nil {
		return Restored{}, err
	}
	people, err := keys.openPeople(end)
	if err != nil {
		return Restored{}, err
	}
	if _, err := backup.Seek(0, io.SeekStart); err != nil {
		return Restored{}, err
	}
	r := &restoring{Restored{At: instant(head.At)}, into, keys, map[string][]interview.Grant{}}
	if err := r.people(ctx, people); err != nil {
		return r.Restored, err
	}
	_, _, err = readBackup(backup, func(id string, events []backupEvent) error { return r.interview(ctx, id, events) })
	return r.Restored, err
}

// openPeople opens what a backup holds of no interview in particular, which says that it was made with these keys and not altered since.
func (k *Keys) openPeople(end backupEnd) (people backupPeople, err error) {
	ring, err := k.read(backupRing(nobodys))
	if err == nil {
		var text []byte
		if text, err = unseal(ring, backupEndPlace(end.Sum), end.People); err == nil {
			return people, json.Unmarshal(text, &people)
		}
	}
	if errors.Is(err, errDestroyed) || errors.Is(err, ErrDamaged) {
		err = ErrOtherKeys
	}
	return people, err
}

// people puts back who may do what, as far as that is not a way around its having been taken away since: grants about an interview come back
// together with that, others into an empty store. What was withdrawn is erased where it is here nevertheless.
func (r *restoring) people(ctx context.Context, p backupPeople) error {
	heads, err := r.into.Heads(ctx)
	if err != nil {
		return err
	}
	granted, err := r.into.Grants(ctx, interview.Grant{})
	if err != nil {
		return err
	}
	var general []interview.Grant
	for _, g := range p.Grants {
		switch {
		case g.Interview != "":
			r.grants[g.Interview] = append(r.grants[g.Interview], g)
		case len(heads) == 0 && len(granted) == 0:
			general = append(general, g)
		}
	}
	for _, h := range heads {
		i := slices.IndexFunc(p.Withdrawn, func(w withdrawal) bool { return string(w.ID) == string(tombstone(h.ID)) })
		if i < 0 {
			continue
		}
		if err := r.erase(ctx, h.ID, instant(p.Withdrawn[i].At)); err != nil {
			return err
		}
	}
	r.Grants = len(general)
	return r.into.putBackPeople(ctx, p.Withdrawn, general)
}

// erase withdraws an interview, if it is here.
func (r *restoring) erase(ctx context.Context, id string, at time.Time) error {
	err := r.into.Erase(ctx, id, at)
	if errors.Is(err, interview.ErrNotFound) {
		return nil
	}
	return done(err, &r.Erased)
}

// done counts what took effect.
func done(err error, count *int) error {
	if err == nil || errors.Is(err, interview.ErrResidue) { // which is made good by itself
		*count++
		return nil
	}
	return err
}

// interview puts one interview back.
func (r *restoring) interview(ctx context.Context, id string, sealed []backupEvent) error {
	if at, gone, err := r.keys.spoiled(id); gone || err != nil {
		r.Withdrawn++
		return errors.Join(err, r.erase(ctx, id, at), r.into.putBackPeople(ctx, []withdrawal{{tombstone(id), micros(at)}}, nil))
	}
	events, cleared, err := r.keys.openEvents(id, sealed)
	if errors.Is(err, errDestroyed) || errors.Is(err, ErrDamaged) {
		r.Closed = append(r.Closed, id)
		return nil
	}
	if err != nil {
		return err
	}
	have, err := r.into.Events(ctx, id, 0)
	if errors.Is(err, interview.ErrNotFound) {
		return r.whole(ctx, id, events)
	}
	if err != nil {
		return err
	}
	return r.merge(ctx, id, have, events, cleared)
}

// whole puts back an interview that is not here.
func (r *restoring) whole(ctx context.Context, id string, events []interview.Event) error {
	err := r.into.putBack(ctx, id, summarise(id, events), events, r.grants[id])
	switch {
	case errors.Is(err, interview.ErrExists): // it was withdrawn here, and the keys are from before that
		r.Withdrawn++
		return r.keys.spoilAll(ctx, id, r.At)
	case err == nil:
		r.Whole++
		r.Grants += len(r.grants[id])
	}
	return err
}

// merge brings an interview that is here up to date, where it is the same up to its last event. Cleared are the events of the backup of which
// something was withdrawn since.
func (r *restoring) merge(ctx context.Context, id string, have, events []interview.Event, cleared map[int64]bool) error {
	var replaced []interview.Event
	for i := range min(len(have), len(events)) {
		h, e := have[i], events[i]
		same := string(h.Body) == string(e.Body)
		switch {
		case !h.At.Equal(e.At) || h.Kind != e.Kind, !same && !cleared[e.Seq] && len(have) < len(events):
			r.Differ = append(r.Differ, id)
			return nil
		case !same && cleared[e.Seq]:
			replaced = append(replaced, e)
		}
	}
	fence, added := interview.Fence{After: int64(len(have))}, events[min(len(have), len(events)):]
	now := append(slices.Clone(have), added...)
	for _, e := range replaced {
		now[e.Seq-1] = e
	}
	count := &r.Kept
	if len(added) > 0 {
		count = &r.Longer
	}
	switch {
	case len(replaced) > 0:
		r.Cleared++
		return done(r.into.Rewrite(ctx, id, fence, summarise(id, now), replaced, nil, added), count)
	case len(added) > 0:
		return done(r.into.Append(ctx, id, fence, summarise(id, now), added), count)
	}
	return done(nil, count)
}

// summarise is the summary of an interview, which is not in a backup: it follows from the events as they are now. Of events that this program
// cannot read there is none; they are put back nevertheless.
func summarise(id string, events []interview.Event) []byte {
	var summary interview.Summary
	if state, err := interview.Fold(id, events); err == nil {
		summary = state.Summarise()
	}
	text, _ := json.Marshal(summary) // it never fails
	return text
}

// openEvents opens the events of a backup, and says of which something was withdrawn since. errDestroyed says that there is no key to an
// event, nor what took its place.
func (k *Keys) openEvents(id string, sealed []backupEvent) (events []interview.Event, cleared map[int64]bool, err error) {
	name := backupRing(id)
	ring, err := k.read(name)
	if err != nil {
		return nil, nil, err
	}
	list, err := k.notes(name)
	if err != nil {
		return nil, nil, err
	}
	notes := map[int64][]byte{}
	for _, n := range list {
		notes[n.seq] = n.sealed // the last counts
	}
	cleared = map[int64]bool{}
	for _, s := range sealed {
		where := backupPlace(id, s.Seq, s.At, s.Kind)
		body, err := unseal(ring, where, s.Body)
		if note, ok := notes[s.Seq]; ok && errors.Is(err, errDestroyed) {
			cleared[s.Seq] = true
			body, err = unseal(ring, where, note)
		}
		if err != nil {
			return nil, nil, err
		}
		events = append(events, interview.Event{Interview: id, Seq: s.Seq, At: instant(s.At), Kind: interview.EventKind(s.Kind), Body: body})
	}
	return events, cleared, nil
}
