-- Who may do what. An empty interview stands for none in particular: a lead, an operator, leave to begin one.
CREATE TABLE permit (
    key       TEXT NOT NULL, -- fingerprint
    interview TEXT NOT NULL,
    role      TEXT NOT NULL,
    PRIMARY KEY (key, interview, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX permit_interview ON permit (interview);

CREATE TABLE invitation (
    code      BLOB    NOT NULL PRIMARY KEY, -- a hash
    interview TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    expires   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
