package store

import (
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"tacit/interview"
)

var _ interview.SharedStore = (*Postgres)(nil)

// Postgres is an [interview.SharedStore] in a PostgreSQL database, for many nodes at a time. What people said is encrypted there; the
// keys are in a folder of their own ([Keys]). It may be used by many goroutines.
type Postgres struct {
	pool    *pgxpool.Pool
	keys    *Keys
	version string
	node    string        // names this one to the others
	limit   time.Duration // of a call that has begun, and once more to find out what came of it
	lines   lines

	waiting       *waiting
	listener      *pgx.ConnConfig // for the connection that listens
	channel       string          // where nodes tell each other
	listens       atomic.Bool
	behind, alone time.Duration // how often to look what has changed, with a connection that listens and without
	quiet         time.Duration // how long one that listens may hear nothing before it is tried

	open   sync.RWMutex // held for reading by every call, for writing by Close
	closed bool
}

// schemaName is where the tables are, unless the address says otherwise with search_path.
const schemaName = "tacit"

// How long to wait: for a connection at the start, for a call that has begun, and for what a node does next in a transaction.
const (
	connectTime = 10 * time.Second
	callTime    = 30 * time.Second
	idleTime    = 10 * time.Second
)

// OpenPostgres opens the database at an address (postgres://user@host/name?sslmode=verify-full, or empty for what PGHOST and the like
// say), and makes its tables, in the schema tacit, if they are not there. Withdrawals that could not be completed are completed now.
// A password belongs into ~/.pgpass or PGPASSFILE: others on a machine can read a command line.
//
// Errors: [*NewerError] for the tables of a newer tacit; those of pgx.
func OpenPostgres(ctx context.Context, address string, keys *Keys) (*Postgres, error) {
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, errors.New("the address of the database is not one: it should look like postgres://user@host/name") // pgx would repeat the password
	}
	set := cfg.ConnConfig.RuntimeParams
	if set["search_path"] == "" {
		set["search_path"] = schemaName
	}
	set["synchronous_commit"] = "on" // what returned nil is durable
	set["application_name"] = "tacit"
	if set["idle_in_transaction_session_timeout"] == "" { // so a node that stands still keeps others waiting no longer
		set["idle_in_transaction_session_timeout"] = strconv.Itoa(int(idleTime / time.Millisecond))
	}
	if cfg.ConnConfig.ConnectTimeout == 0 {
		cfg.ConnConfig.ConnectTimeout = connectTime
	}
	p := &Postgres{keys: keys, limit: callTime, node: rand.Text(), behind: lookBehind, alone: lookAlone, quiet: mostQuiet}
	p.listener = cfg.ConnConfig.Copy()
	p.listener.RuntimeParams["application_name"] = "tacit listening"
	p.waiting = newWaiting(p.watch, func(err error) bool { return cut(err) || errors.Is(err, context.DeadlineExceeded) })
	p.waiting.linger = lingerTime
	if p.pool, err = pgxpool.NewWithConfig(ctx, cfg); err != nil {
		return nil, err
	}
	if err := p.begin(ctx, set["search_path"]); err != nil {
		p.pool.Close()
		return nil, explainPostgres(err, "open the database")
	}
	p.complete(ctx)
	return p, nil
}

//go:embed postgres/*.sql
var postgresFiles embed.FS

// begin brings the tables up to date. Nodes that start together take turns.
func (p *Postgres) begin(ctx context.Context, schema string) error {
	names, err := fs.Glob(postgresFiles, "postgres/*.sql") // sorted
	if err != nil {
		return err
	}
	err = pgx.BeginFunc(ctx, p.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtext('tacit migrations'))`); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `CREATE SCHEMA IF NOT EXISTS `+pgx.Identifier{schema}.Sanitize()); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `CREATE TABLE IF NOT EXISTS migration (version INT NOT NULL PRIMARY KEY)`); err != nil {
			return err
		}
		var have int
		if err := tx.QueryRow(ctx, `SELECT coalesce(max(version), 0) FROM migration`).Scan(&have); err != nil {
			return err
		}
		if have > len(names) {
			return &NewerError{Path: "the database", Found: have, Known: len(names)}
		}
		for i, name := range names[have:] {
			version := have + i + 1
			if !strings.HasPrefix(path.Base(name), fmt.Sprintf("%03d_", version)) {
				return fmt.Errorf("migration %s should be number %d", name, version)
			}
			text, err := postgresFiles.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, string(text)); err != nil {
				return fmt.Errorf("migration %s: %w", name, err)
			}
			if _, err := tx.Exec(ctx, `INSERT INTO migration VALUES ($1)`, version); err != nil {
				return err
			}
		}
		if err := dropReceipts(ctx, tx); err != nil {
			return err
		}
		return tx.QueryRow(ctx, `SELECT current_setting('server_version'), current_schema()`).Scan(&p.version, &schema)
	})
	p.channel = channelOf(schema)
	p.version = fmt.Sprintf("PostgreSQL %s, schema %d", p.version, len(names))
	return err
}

// Version names the version of PostgreSQL and of the schema, for people to read.
func (p *Postgres) Version() string { return p.version }

// Check examines what the rows say: that events have no gaps, and that every text can be read with its key.
// Its error wraps [ErrDamaged] and says what is wrong.
func (p *Postgres) Check(ctx context.Context) error {
	heads, err := p.Heads(ctx)
	if err != nil {
		return err
	}
	for _, h := range heads {
		events, err := p.Events(ctx, h.ID, 0)
		if err == nil && (int64(len(events)) != h.Last || events[h.Last-1].Seq != h.Last) {
			err = fmt.Errorf("%w: interview %s should have events 1 to %d", ErrDamaged, h.ID, h.Last)
		}
		if errors.Is(err, interview.ErrNotFound) { // withdrawn meanwhile
			err = nil
		}
		if err == nil {
			_, err = p.Drafts(ctx, h.ID)
		}
		if err != nil && !errors.Is(err, interview.ErrNotFound) {
			return err
		}
	}
	return nil
}

// Close ends those that wait, waits for other calls that are in progress and closes the connections. Closing again does nothing.
func (p *Postgres) Close() error {
	p.waiting.close()
	p.open.Lock()
	defer p.open.Unlock()
	if !p.closed {
		p.closed = true
		p.pool.Close()
	}
	return nil
}

// enter lets a call in, unless the store is closed or its context is over. It has to leave.
func (p *Postgres) enter(ctx context.Context) (leave func(), err error) {
	p.open.RLock()
	if p.closed {
		p.open.RUnlock()
		return nil, ErrClosed
	}
	if err := ctx.Err(); err != nil {
		p.open.RUnlock()
		return nil, err
	}
	return p.open.RUnlock, nil
}

// read runs a function that sees one unchanging state of the database.
func (p *Postgres) read(ctx context.Context, doing string, f func(context.Context, pgx.Tx) error) error {
	err := p.query(ctx, func(ctx context.Context) error { // what is withdrawn while it is being read is read anew, without it
		return pgx.BeginTxFunc(ctx, p.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error { return f(ctx, tx) })
	})
	return explainPostgres(err, doing)
}

// query runs a function that reads, again where its connection fails. The error is the function's, and not explained.
func (p *Postgres) query(ctx context.Context, f func(context.Context) error) error {
	leave, err := p.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, p.limit)
	defer cancel()
	return again(ctx, func() error { return f(ctx) })
}

// again tries something a few times that failed with its connection, as when the server was restarted, or for what others did
// meanwhile.
func again(ctx context.Context, f func() error) (err error) {
	for try := range 4 {
		if err = f(); err == nil || !cut(err) && !errors.Is(err, errDestroyed) || ctx.Err() != nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(try*try) * 50 * time.Millisecond):
		}
	}
	return err
}

// cut says whether an error is about the connection, and not about what was asked for.
func cut(err error) bool {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return strings.HasPrefix(server.Code, "57P0") || strings.HasPrefix(server.Code, "08") || strings.HasPrefix(server.Code, "40") ||
			server.Code == "25P03" // shutting down, starting; deadlock; this node stood still
	}
	var connecting *pgconn.ConnectError
	return errors.As(err, &connecting) || pgconn.SafeToRetry(err) || strings.Contains(err.Error(), "conn closed") || isNetwork(err)
}
