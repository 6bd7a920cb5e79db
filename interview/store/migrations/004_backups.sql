-- What was withdrawn and may be in backups: the keys that those hold it with are still to be destroyed. Seq 0 stands for a whole interview.
CREATE TABLE doomed_backup (
    interview TEXT    NOT NULL,
    seq       INTEGER NOT NULL,
    PRIMARY KEY (interview, seq)
) STRICT, WITHOUT ROWID;
