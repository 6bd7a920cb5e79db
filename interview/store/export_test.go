package store

import "time"

// SetLimit says how long a call may take that has begun.
func (p *Postgres) SetLimit(d time.Duration) { p.limit = d }
