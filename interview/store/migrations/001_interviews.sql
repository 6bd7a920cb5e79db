-- Times are microseconds since 1970, UTC, and are never ordered by: a clock may go back.

-- One row for each interview: what a list shows, and who writes to it.
CREATE TABLE interview (
    id      TEXT    NOT NULL PRIMARY KEY,
    began   INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    last    INTEGER NOT NULL,        -- seq of the last event
    token   INTEGER NOT NULL,        -- the writer's; every smaller one is fenced
    holder  TEXT    NOT NULL,        -- who that writer is, for people to read
    touched INTEGER NOT NULL UNIQUE, -- the larger, the later it changed
    summary BLOB    NOT NULL
) STRICT;

CREATE TABLE event (
    interview TEXT    NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL CHECK (seq > 0),
    at        INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    body      BLOB    NOT NULL,
    PRIMARY KEY (interview, seq)
) STRICT;

-- No foreign key here: with one, SQLite would delete row by row instead of clearing whole pages (see drafts.go).
CREATE TABLE draft (
    saved     INTEGER NOT NULL PRIMARY KEY, -- the larger, the later it was saved
    interview TEXT    NOT NULL,
    question  TEXT    NOT NULL,
    token     INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    text      BLOB    NOT NULL,
    UNIQUE (interview, question, token)
) STRICT;

-- What is left of a withdrawn interview.
CREATE TABLE withdrawn (
    id BLOB    NOT NULL PRIMARY KEY, -- a hash
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Withdrawals, counted; those above done still have to be cleared out of the files.
CREATE TABLE residue (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    wanted INTEGER NOT NULL,
    done   INTEGER NOT NULL
) STRICT;
INSERT INTO residue VALUES (1, 0, 0);
