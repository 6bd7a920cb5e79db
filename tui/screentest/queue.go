package screentest

import (
	"io"
	"sync"
)

// queue is a pipe with room for everything, so that neither the test nor the terminal ever waits for the program.
type queue struct {
	mu     sync.Mutex
	filled sync.Cond
	data   []byte
	closed bool
}

func newQueue() *queue {
	q := &queue{}
	q.filled.L = &q.mu
	return q
}

// Write implements io.Writer. What is written after close is lost, as it is with a terminal hung up.
func (q *queue) Write(b []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.closed {
		q.data = append(q.data, b...)
		q.filled.Signal()
	}
	return len(b), nil
}

// Read implements io.Reader: it waits for data, or for close.
func (q *queue) Read(b []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.data) == 0 {
		if q.closed {
			return 0, io.EOF
		}
		q.filled.Wait()
	}
	n := copy(b, q.data)
	q.data = q.data[n:]
	return n, nil
}

// close ends the input once all is read.
func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.filled.Broadcast()
}
