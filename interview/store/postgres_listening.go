package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// What one node writes, another hears of by NOTIFY, which is part of the transaction: it is told when that commits, and never when it does not. It
// says which interview, and is only a reason to look. The node has one connection of its own to listen on, beside the pool, while somebody
// waits. Since a notice that nobody listened to is lost, all are woken when a connection begins to listen; and since a connection may seem
// to listen that does not (behind pgbouncer with transaction pooling; on a network that was cut), what they wait for is looked at now
// and then in any case.
//
// NOTIFY makes the commits of a database queue up for each other: 32 writers at once stored 450 answers a second instead of 800. A thousand people
// give some fifty; drafts, of which there are many more, say nothing.

// How often it is looked whether interviews have changed: while a connection listens, and while none does.
const (
	lookBehind = 10 * time.Second
	lookAlone  = time.Second
)

// How long to wait before connecting again to listen: at first, and at the most. And how long a connection may say nothing before it is tried.
const (
	leastPause = 100 * time.Millisecond
	mostPause  = 5 * time.Second
	mostQuiet  = 30 * time.Second
)

// lingerTime is how long a node goes on listening when nobody waits: to connect takes a while.
const lingerTime = time.Minute

// channelOf is the channel of the storage in a schema; channels are the database's.
func channelOf(schema string) string {
	sum := sha256.Sum256([]byte(schema))
	return "tacit_" + hex.EncodeToString(sum[:8])
}

// notice is what is said when an interview has changed: by whom, since this node has woken its own, and which one. The server takes no long
// ones: without an id it may be any.
func (p *Postgres) notice(id string) string {
	if len(id) > 1000 {
		id = ""
	}
	return p.node + " " + id
}

// heed wakes for a notice.
func (p *Postgres) heed(notice string) {
	node, id, _ := strings.Cut(notice, " ")
	switch {
	case node == p.node:
	case id == "":
		p.waiting.wakeAll()
	default:
		p.waiting.wake(id)
	}
}

// watch wakes for what other nodes wrote.
func (p *Postgres) watch(ctx context.Context) {
	var looking sync.WaitGroup
	looking.Go(func() { p.lookNowAndThen(ctx) })
	defer looking.Wait()
	for pause := leastPause; ctx.Err() == nil; pause = min(2*pause, mostPause) {
		if p.listen(ctx) {
			pause = leastPause
		}
		select {
		case <-ctx.Done():
		case <-time.After(jittered(pause)):
		}
	}
}

// listen wakes for what is said on a new connection, until that fails or ctx is over. It returns whether it could listen at all.
func (p *Postgres) listen(ctx context.Context) bool {
	conn, err := pgx.ConnectConfig(ctx, p.listener.Copy())
	if err != nil {
		return false
	}
	defer func() {
		short, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		conn.Close(short)
	}()
	if _, err := conn.Exec(ctx, `LISTEN `+pgx.Identifier{p.channel}.Sanitize()); err != nil {
		return false
	}
	p.listens.Store(true)
	defer p.listens.Store(false)
	p.waiting.wakeAll()
	for {
		err := p.hear(ctx, conn)
		if ctx.Err() != nil || conn.IsClosed() {
			return true
		}
		if err != nil { // quiet for long: is it still there?
			short, cancel := context.WithTimeout(ctx, connectTime)
			err = conn.Ping(short)
			cancel()
		}
		if err != nil {
			return true
		}
	}
}

// hear waits for one notice.
func (p *Postgres) hear(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, p.quiet)
	defer cancel()
	n, err := conn.WaitForNotification(ctx)
	if err == nil {
		p.heed(n.Payload)
	}
	return err
}

// lookNowAndThen wakes for the interviews that have changed since it looked last, in one query for all.
func (p *Postgres) lookNowAndThen(ctx context.Context) {
	seen, last := map[string]mark{}, time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(jittered(p.alone)):
		}
		if p.listens.Load() && time.Since(last) < jittered(p.behind) {
			continue
		}
		ids := p.waiting.ids()
		if now, err := p.marks(ctx, ids); err == nil {
			p.waiting.wakeChanged(ids, seen, now)
			seen, last = now, time.Now()
		}
	}
}

// marks are those of the interviews that are there.
func (p *Postgres) marks(ctx context.Context, ids []string) (map[string]mark, error) {
	ctx, cancel := context.WithTimeout(ctx, p.limit)
	defer cancel()
	rows, err := p.pool.Query(ctx, `SELECT id, last, touched, attended FROM interview WHERE id = ANY($1)`, ids)
	if err != nil {
		return nil, err
	}
	marks := make(map[string]mark, len(ids))
	var id string
	var m mark
	_, err = pgx.ForEachRow(rows, []any{&id, &m.last, &m.touched, &m.attended}, func() error {
		marks[id] = m
		return nil
	})
	return marks, err
}
