-- What people are called by whoever invited them; empty: nothing.
ALTER TABLE permit ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE invitation ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- Who watches an interview, until when.
CREATE TABLE watcher (
    interview TEXT COLLATE "C" NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    key       TEXT COLLATE "C" NOT NULL, -- fingerprint
    name      TEXT   NOT NULL,
    until     BIGINT NOT NULL,
    PRIMARY KEY (interview, key)
);
ALTER TABLE interview ADD COLUMN attended BIGINT NOT NULL DEFAULT 0; -- counts how often somebody came or went
