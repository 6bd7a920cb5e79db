-- What a node has stored last: a line for each call that it makes at a time, and the number of the call. So it is known of a commit that was cut
-- off whether it happened.
CREATE TABLE receipt (
    node   TEXT COLLATE "C" NOT NULL,
    line   INT         NOT NULL,
    number BIGINT      NOT NULL,
    at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (node, line)
);
