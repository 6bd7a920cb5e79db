package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tacit/interview"
)

// Errors of the stores in this package, beside those of [interview.Store]. They come wrapped; use errors.Is.
var (
	// ErrResidue is [interview.ErrResidue]: because another program is reading the database or the disk is full, copies
	// of deleted words are still in its files. It is made good by itself: at the next write, at Close, or when the
	// database is opened next.
	ErrResidue = interview.ErrResidue

	// ErrBusy means that another program wrote to the database for longer than the busy timeout. Trying again is right.
	ErrBusy = errors.New("another program is using the database")

	// ErrClosed means that the store was closed.
	ErrClosed = errors.New("the store is closed")

	// ErrForeign means that tacit.db is not a database of tacit's. Nothing was changed in it.
	ErrForeign = errors.New("not a database of tacit's")

	// ErrDamaged means that the database cannot be read as it should.
	ErrDamaged = errors.New("the database is damaged")
)

// NewerError means that the database was written by a newer tacit than this one. Nothing was changed in it.
type NewerError struct {
	Path  string // of the database
	Found int    // version of the schema in it
	Known int    // newest version that this program knows
}

// Error says both versions and what to do.
func (e *NewerError) Error() string {
	return fmt.Sprintf("%s has schema version %d and this tacit knows versions up to %d: upgrade tacit; nothing was changed",
		e.Path, e.Found, e.Known)
}

// explain turns an error of SQLite's into one that says what it means, and names what was being done. A nil err stays nil.
func explain(err error, doing string) error {
	if err == nil {
		return nil
	}
	if meaning := meaningOf(err); meaning != nil {
		return fmt.Errorf("%s: %w (%w)", doing, meaning, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// meaningOf returns the error to report for one of SQLite's, or nil if err says it all.
func meaningOf(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	if errors.Is(err, sql.ErrConnDone) {
		return ErrClosed
	}
	var lite *sqlite.Error
	if !errors.As(err, &lite) {
		return nil
	}
	if lite.Code() == sqlite3.SQLITE_IOERR_SHMSIZE { // the index of the log could not grow
		return interview.ErrFull
	}
	switch lite.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return interview.ErrFull
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_NOTADB:
		return ErrForeign
	case sqlite3.SQLITE_CORRUPT:
		return ErrDamaged
	}
	return nil
}
