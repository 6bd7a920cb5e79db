package profile

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrBlock means that a file that others write in could not take our part: its marks are not a pair.
var ErrBlock = errors.New("the marks of our part are not a pair")

// WithBlock returns a file that may hold other people's text with our part of it brought up to date, between two marks that
// name it. Everything outside the marks stays byte for byte. Where the marks are there twice, or one of them is missing,
// nothing is safe to replace: ErrBlock.
func WithBlock(was []byte, f File) ([]byte, error) {
	begin, end := fmt.Appendf(nil, "<!-- tacit:begin %s -->", f.Block), fmt.Appendf(nil, "<!-- tacit:end %s -->", f.Block)
	ours := bytes.Join([][]byte{begin, bytes.TrimRight(f.Data, "\n"), end}, []byte("\n"))
	from, to := bytes.Index(was, begin), bytes.Index(was, end)
	switch {
	case bytes.Count(was, begin) > 1 || bytes.Count(was, end) > 1 || (from < 0) != (to < 0) || from > to:
		return nil, fmt.Errorf("%s: %w", f.Path, ErrBlock)
	case from >= 0:
		return bytes.Join([][]byte{was[:from], ours, was[to+len(end):]}, nil), nil
	case len(was) == 0:
		return append(ours, '\n'), nil
	}
	gap := "\n"
	if !bytes.HasSuffix(was, []byte("\n")) {
		gap = "\n\n"
	}
	return bytes.Join([][]byte{was, []byte(gap), ours, []byte("\n")}, nil), nil
}
