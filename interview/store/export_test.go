package store

import "time"

// SetLimit says how long a call may take that has begun.
func (p *Postgres) SetLimit(d time.Duration) { p.limit = d }

// SetLooks says how often to look what has changed, with a connection that listens and without, and how long that may hear nothing.
func (p *Postgres) SetLooks(behind, alone, quiet time.Duration) {
	p.behind, p.alone, p.quiet = behind, alone, quiet
}

// Deafen lets the connection that listens hear nothing; with cut it cannot even be made.
func (p *Postgres) Deafen(cut bool) {
	p.channel = "elsewhere"
	if cut {
		p.listener.Host, p.listener.Fallbacks = "/nowhere", nil
	}
}

// Channel is where nodes tell each other.
func (p *Postgres) Channel() string { return p.channel }
