package line

import (
	"bufio"
	"errors"
	"io"
)

// lineLimit is the longest line that is taken, in bytes without its end.
const lineLimit = 1 << 20

var errLineTooLong = errors.New("line too long")

// reader reads lines without ever holding more than lineLimit of one.
type reader struct{ r *bufio.Reader }

func newReader(in io.Reader) *reader { return &reader{bufio.NewReaderSize(in, 64<<10)} }

// next returns one line without its end. A line beyond the limit is read to its end and given as errLineTooLong with its
// size. Input that ends without a line feed gives its last line first, and io.EOF then.
func (r *reader) next() (line []byte, size int, err error) {
	var ends [2]byte // the last two bytes, also of a line that is not kept
	for {
		part, err := r.r.ReadSlice('\n')
		size += len(part)
		for _, c := range part[max(0, len(part)-2):] {
			ends[0], ends[1] = ends[1], c
		}
		if size <= lineLimit+len("\r\n") {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && size == 0:
			return nil, 0, err
		case err != nil && !errors.Is(err, io.EOF):
			return nil, size, err
		}
		break
	}
	if ends[1] == '\n' {
		size--
		ends[0], ends[1] = 0, ends[0]
	}
	if ends[1] == '\r' {
		size--
	}
	if size > lineLimit {
		return nil, size, errLineTooLong
	}
	return line[:size], size, nil
}
