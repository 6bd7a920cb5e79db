-- As in SQLite's schema (migrations/), but that what people said is encrypted: bodies, drafts and summaries hold
-- leaf | nonce | ciphertext, see sealed.go. Times are microseconds since 1970, UTC, and are never ordered by.

CREATE SEQUENCE touched;
CREATE TABLE interview (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    ring    BYTEA  NOT NULL, -- names the keys of this interview, which are kept elsewhere
    leaf    BIGINT NOT NULL, -- the next of them that was not used
    began   BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    last    BIGINT NOT NULL, -- seq of the last event
    token   BIGINT NOT NULL, -- the writer's; every smaller one is fenced
    holder  TEXT   NOT NULL,
    touched BIGINT NOT NULL, -- the larger, the later it changed
    summary BYTEA  NOT NULL
);

CREATE TABLE event (
    interview TEXT COLLATE "C" NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    seq       BIGINT NOT NULL CHECK (seq > 0),
    at        BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    body      BYTEA  NOT NULL,
    PRIMARY KEY (interview, seq)
);

CREATE SEQUENCE saved;
CREATE TABLE draft (
    interview TEXT COLLATE "C" NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    question  BYTEA  NOT NULL, -- any bytes
    token     BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    saved     BIGINT NOT NULL,
    body      BYTEA  NOT NULL,
    PRIMARY KEY (interview, question, token)
);

-- What is left of a withdrawn interview.
CREATE TABLE withdrawn (
    id BYTEA  NOT NULL PRIMARY KEY, -- a hash
    at BIGINT NOT NULL
);

-- Keys that are to be destroyed: what they are for was withdrawn. Leaf -1 stands for all of a ring.
CREATE TABLE doomed (
    ring BYTEA  NOT NULL,
    leaf BIGINT NOT NULL,
    PRIMARY KEY (ring, leaf)
);

CREATE TABLE permit (
    key       TEXT COLLATE "C" NOT NULL,
    interview TEXT COLLATE "C" NOT NULL, -- empty: none in particular
    role      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key, interview, role)
);
CREATE INDEX permit_interview ON permit (interview);

CREATE TABLE invitation (
    code      BYTEA  NOT NULL PRIMARY KEY, -- a hash
    interview TEXT COLLATE "C" NOT NULL,
    role      TEXT   NOT NULL,
    expires   BIGINT NOT NULL
);
