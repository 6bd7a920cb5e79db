package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
)

// The marks that terminals put around a paste.
var pasteBegins, pasteEnds = []byte("\x1b[200~"), []byte("\x1b[201~")

// input is what a client types. It ends when the session does, and passes on no more of one paste than a limit: the library
// behind it keeps a paste in memory until it is complete.
type input struct {
	from   *io.PipeReader
	most   int
	inside bool   // of a paste
	pasted int    // bytes of it that were passed on
	kept   []byte // inside: the beginning of what may be the mark of the end
	tail   []byte // outside: the last that was passed on, which may be the beginning of a mark
	ready  []byte // to be handed out
	buf    []byte
	heard  func() // is called when something was read; may be nil
}

// newInput reads from a channel in a goroutine of its own, which ends with the channel.
func newInput(ctx context.Context, from io.Reader, most int) *input {
	r, w := io.Pipe()
	go func() {
		_, err := io.CopyBuffer(w, from, make([]byte, 4<<10))
		_ = w.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { _ = r.Close() })
	return &input{from: r, most: most, buf: make([]byte, 4<<10)}
}

// Read implements [io.Reader].
func (i *input) Read(p []byte) (int, error) {
	for len(i.ready) == 0 {
		n, err := i.from.Read(i.buf)
		i.take(i.buf[:n])
		if n > 0 && i.heard != nil {
			i.heard()
		}
		switch {
		case len(i.ready) > 0 || err == nil:
		case errors.Is(err, io.ErrClosedPipe):
			return 0, io.EOF
		default:
			return 0, err
		}
	}
	n := copy(p, i.ready)
	i.ready = i.ready[n:]
	return n, nil
}

// take sorts what was read into what is handed out and what a paste has too much of.
func (i *input) take(data []byte) {
	i.ready = i.ready[:0]
	for len(data) > 0 {
		if i.inside {
			data = i.paste(data)
		} else {
			data = i.plain(data)
		}
	}
}

// plain hands out everything up to a paste, at once: an escape may be a key. It returns what comes after that.
func (i *input) plain(data []byte) (rest []byte) {
	seen := append(i.tail, data...)
	n := len(data)
	if at := bytes.Index(seen, pasteBegins); at >= 0 {
		n = at + len(pasteBegins) - len(i.tail)
		i.inside, i.pasted, i.tail = true, 0, nil
	} else {
		i.tail = bytes.Clone(seen[max(0, len(seen)-len(pasteBegins)+1):])
	}
	i.ready = append(i.ready, data[:n]...)
	return data[n:]
}

// paste hands out a paste as far as the limit goes, and its end. It returns what comes after that.
func (i *input) paste(data []byte) (rest []byte) {
	data = append(i.kept, data...)
	i.kept = nil
	text, rest, ended := bytes.Cut(data, pasteEnds)
	if !ended {
		n := overlap(data, pasteEnds)
		text, i.kept = data[:len(data)-n], bytes.Clone(data[len(data)-n:])
	}
	text = text[:min(len(text), i.most-i.pasted)]
	i.pasted += len(text)
	i.ready = append(i.ready, text...)
	if ended {
		i.ready, i.inside = append(i.ready, pasteEnds...), false
	}
	return rest
}

// overlap is how much of the end of data is the beginning of mark.
func overlap(data, mark []byte) int {
	for n := min(len(mark)-1, len(data)); n > 0; n-- {
		if bytes.HasSuffix(data, mark[:n]) {
			return n
		}
	}
	return 0
}
