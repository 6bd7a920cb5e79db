-- How often something has happened that those who follow an interview are told of.
CREATE TABLE told (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL
) STRICT;
INSERT INTO told VALUES (1, 0);
