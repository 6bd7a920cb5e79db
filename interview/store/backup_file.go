package store

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"tacit/interview"
)

// A backup is a file of lines, each a JSON object: what it is; then each interview, and each of its events with its body sealed; at the end how many
// interviews there were, the SHA-256 of all lines before, and, sealed so that it belongs to that sum, who may do what and what was
// withdrawn. So nobody without the keys can read what was said, nor make a backup that would be put back.

// Errors of backups. They come wrapped; use errors.Is.
var (
	// ErrNoBackup means that a file is not a backup of tacit's.
	ErrNoBackup = errors.New("not a backup of tacit's")
	// ErrNewerBackup means that a newer tacit wrote a backup.
	ErrNewerBackup = errors.New("the backup was written by a newer tacit")
	// ErrDamagedBackup means that a backup was cut off or altered.
	ErrDamagedBackup = errors.New("the backup is damaged")
	// ErrOtherKeys means that the keys in the folder are not those that a backup was made with, or that there are none.
	ErrOtherKeys = errors.New("the keys are not those of the backup")
)

const (
	backupVersion = 1
	// mostLine is how long a line of a backup may be, in bytes. The longest event is some megabytes.
	mostLine = 64 << 20
)

type backupHead struct {
	Tacit   string `json:"tacit"` // "backup"
	Version int    `json:"version"`
	At      int64  `json:"at"`
}

type backupInterview struct {
	ID   string `json:"interview"`
	Last int64  `json:"last"`
}

type backupEvent struct {
	Seq  int64  `json:"seq"`
	At   int64  `json:"at"`
	Kind string `json:"kind"`
	Body []byte `json:"body"`
}

type backupEnd struct {
	Interviews int    `json:"interviews"`
	Sum        string `json:"sha256"`
	People     []byte `json:"people"`
}

// backupPeople is what a backup holds of no interview in particular.
type backupPeople struct {
	Grants    []interview.Grant
	Withdrawn []withdrawal
}

// withdrawal is what is left of a withdrawn interview.
type withdrawal struct {
	ID []byte // a hash, see tombstone
	At int64
}

// backupWriter writes a backup.
type backupWriter struct {
	w          *bufio.Writer
	sum        hash.Hash
	rings      map[string]ring
	interviews int
}

// writeBackup makes the file of a backup, which must not be there yet. What it holds is added by a function.
func writeBackup(path string, at time.Time, rings map[string]ring, add func(*backupWriter) (backupPeople, error)) (interviews int, err error) {
	err = writeNew(path, func(out io.Writer) error {
		b := &backupWriter{bufio.NewWriterSize(out, 1<<16), sha256.New(), rings, 0}
		if err := b.line(backupHead{"backup", backupVersion, micros(at)}); err != nil {
			return err
		}
		people, err := add(b)
		if err != nil {
			return err
		}
		interviews = b.interviews
		return b.end(people)
	})
	return interviews, err
}

func (b *backupWriter) line(value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if len(data) >= mostLine {
		return fmt.Errorf("a line of %d bytes is too long for a backup", len(data))
	}
	data = append(data, '\n')
	b.sum.Write(data)
	_, err = b.w.Write(data)
	return err
}

// interview adds an interview with all its events. One that has no ring began, or was withdrawn, after the backup had begun, and is left out.
func (b *backupWriter) interview(id string, events []interview.Event) error {
	r, ok := b.rings[id]
	delete(b.rings, id)
	if !ok || len(events) == 0 {
		return nil
	}
	if id == nobodys || !utf8.ValidString(id) {
		return fmt.Errorf("an interview of the id %q cannot be backed up", id)
	}
	b.interviews++
	if err := b.line(backupInterview{id, int64(len(events))}); err != nil {
		return err
	}
	for i, e := range events {
		if e.Seq != int64(i)+1 {
			return fmt.Errorf("%w: interview %s has no event %d", ErrDamaged, id, i+1)
		}
		if !utf8.ValidString(string(e.Kind)) {
			return fmt.Errorf("an event of the kind %q cannot be backed up", e.Kind)
		}
		sealed, err := r.sealEvent(id, e)
		if err != nil {
			return err
		}
		if err := b.line(backupEvent{e.Seq, micros(e.At), string(e.Kind), sealed}); err != nil {
			return err
		}
	}
	return nil
}

func (b *backupWriter) end(people backupPeople) error {
	text, err := json.Marshal(people)
	if err != nil {
		return err
	}
	sum := hex.EncodeToString(b.sum.Sum(nil))
	sealed, err := seal(b.rings[nobodys], 0, backupEndPlace(sum), text)
	if err != nil {
		return err
	}
	return errors.Join(b.line(backupEnd{b.interviews, sum, sealed}), b.w.Flush())
}

// writeNew makes a file (mode 0600) that is whole and durable or not there at all. One that is there already stays: fs.ErrExist.
func writeNew(path string, write func(io.Writer) error) error {
	there := &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	if _, err := os.Lstat(path); err == nil {
		return there
	}
	temp := path + ".new"
	_ = os.Remove(temp) // left by somebody who died
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	err = write(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(temp, path); errors.Is(err, fs.ErrExist) {
		return there
	} else if err != nil { // no links on this file system
		if _, err := os.Lstat(path); err == nil {
			return there
		}
		if err := os.Rename(temp, path); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}

// backupReader reads a backup line by line.
type backupReader struct {
	r     *bufio.Reader
	sum   hash.Hash // of the lines before the last one that was read
	taken []byte    // that line
}

// readBackup reads a backup through, and hands each interview on. What it hands on is certain only when it has come to the end without an
// error: read it once before anything is done. Errors: ErrNoBackup, ErrNewerBackup, ErrDamagedBackup, those of r, those of each.
func readBackup(r io.Reader, each func(id string, events []backupEvent) error) (head backupHead, end backupEnd, err error) {
	b := &backupReader{r: bufio.NewReaderSize(r, 1<<16), sum: sha256.New()}
	if head, err = b.head(); err != nil {
		return head, end, err
	}
	seen := map[string]bool{}
	for {
		var next struct {
			backupInterview
			backupEnd
		}
		if err := b.line(&next); err != nil {
			return head, end, err
		}
		if next.ID == "" {
			end = next.backupEnd
			return head, end, b.close(end, len(seen))
		}
		if seen[next.ID] || next.Last < 1 {
			return head, end, fmt.Errorf("%w: interview %s", ErrDamagedBackup, next.ID)
		}
		seen[next.ID] = true
		events, err := b.events(next.Last)
		if err != nil {
			return head, end, err
		}
		if err := each(next.ID, events); err != nil {
			return head, end, err
		}
	}
}

// head reads the first line, of which as little is read as is needed to see that a large file is none of ours.
func (b *backupReader) head() (h backupHead, err error) {
	const most = 200
	start, err := b.r.Peek(most)
	if err != nil && !errors.Is(err, io.EOF) {
		return h, err
	}
	if line, _, found := bytes.Cut(start, []byte("\n")); !found || json.Unmarshal(line, &h) != nil || h.Tacit != "backup" {
		return h, ErrNoBackup
	}
	if h.Version > backupVersion {
		return h, fmt.Errorf("%w (form %d; this one knows %d)", ErrNewerBackup, h.Version, backupVersion)
	}
	if h.Version < 1 {
		return h, ErrNoBackup
	}
	return h, b.line(&h)
}

func (b *backupReader) events(last int64) (events []backupEvent, err error) {
	for seq := int64(1); seq <= last; seq++ {
		var e backupEvent
		if err := b.line(&e); err != nil {
			return nil, err
		}
		if e.Seq != seq {
			return nil, fmt.Errorf("%w: event %d follows event %d", ErrDamagedBackup, e.Seq, seq-1)
		}
		events = append(events, e)
	}
	return events, nil
}

// close checks the last line, and that nothing follows it.
func (b *backupReader) close(end backupEnd, interviews int) error {
	if sum := hex.EncodeToString(b.sum.Sum(nil)); end.Sum != sum || end.Interviews != interviews {
		return fmt.Errorf("%w: what it holds does not agree with its sum", ErrDamagedBackup)
	}
	if _, err := b.r.ReadByte(); !errors.Is(err, io.EOF) {
		return errors.Join(fmt.Errorf("%w: something follows its end", ErrDamagedBackup), err)
	}
	return nil
}

// line reads the next line.
func (b *backupReader) line(into any) error {
	b.sum.Write(b.taken)
	b.taken = b.taken[:0]
	for {
		part, err := b.r.ReadSlice('\n')
		b.taken = append(b.taken, part...)
		switch {
		case len(b.taken) > mostLine:
			return fmt.Errorf("%w: a line is too long", ErrDamagedBackup)
		case err == nil:
			if err := json.Unmarshal(b.taken, into); err != nil {
				return fmt.Errorf("%w: a line is none of a backup", ErrDamagedBackup)
			}
			return nil
		case errors.Is(err, io.EOF):
			return fmt.Errorf("%w: it is cut off", ErrDamagedBackup)
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}
