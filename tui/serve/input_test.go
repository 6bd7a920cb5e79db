package serve

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// read is what comes through an input, read in small pieces and in large ones.
func read(t *testing.T, in string, most int) string {
	t.Helper()
	var out [2][]byte
	for i, from := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
		var err error
		if out[i], err = io.ReadAll(newInput(context.Background(), from, most)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out[0], out[1]) {
		t.Fatalf("%q comes through as %q, and byte by byte as %q", in, out[0], out[1])
	}
	return string(out[0])
}

func TestInputLimitsPastes(t *testing.T) {
	const begin, end = "\x1b[200~", "\x1b[201~"
	for in, want := range map[string]string{
		"":                            "",
		"abc\x1b":                     "abc\x1b",
		begin + "123456" + end + "x":  begin + "12345" + end + "x",
		begin + "12345" + end + "67":  begin + "12345" + end + "67",
		begin + begin + end:           begin + begin[:5] + end,
		begin + "1\x1b[20" + end:      begin + "1\x1b[20" + end,
		begin + "123456789":           begin + "12345",
		end + "x" + begin + "1" + end: end + "x" + begin + "1" + end,
		begin + "123456" + end + begin + "abcdefg" + end: begin + "12345" + end + begin + "abcde" + end,
	} {
		if got := read(t, in, 5); got != want {
			t.Errorf("%q comes through as %q, want %q", in, got, want)
		}
	}
}

func FuzzInput(f *testing.F) {
	f.Add("a\x1b[200~0123456789\x1b[201~b\x1b[200~x", uint8(5))
	f.Add("\x1b[200~\x1b[20\x1b[201~", uint8(0))
	f.Fuzz(func(t *testing.T, in string, most uint8) {
		got := read(t, in, int(most))
		if !strings.Contains(in, string(pasteBegins)) && got != in {
			t.Fatalf("%q without a paste comes through as %q", in, got)
		}
		if len(got) > len(in) {
			t.Fatalf("%q grows to %q", in, got)
		}
		for _, part := range strings.Split(got, string(pasteBegins))[1:] {
			text, _, _ := strings.Cut(part, string(pasteEnds))
			if len(text) > int(most)+len(pasteBegins)*strings.Count(got, string(pasteBegins)) {
				t.Fatalf("a paste of %d bytes comes through, most is %d", len(text), most)
			}
		}
	})
}
