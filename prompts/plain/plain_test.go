package plain_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tacit/prompts/plain"
)

func TestClean(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"prose stays":             {"60 % of market value — “always”.\n\tNext", "60 % of market value — “always”.\n\tNext"},
		"chinese stays":           {"一看就知道，不用量。", "一看就知道，不用量。"},
		"emoji family stays":      {"👩‍👩‍👧 ❤️", "👩‍👩‍👧 ❤️"},
		"persian joiner stays":    {"می\u200cخواهم", "می\u200cخواهم"},
		"colour":                  {"\x1b[31mred\x1b[0m", "red"},
		"clipboard":               {"a\x1b]52;c;ZXZpbA==\x07b", "ab"},
		"clipboard behind a lead": {"\xd0\x1b]52;c;ZXZpbA==\x07b", "\ufffdb"},
		"title ended by ST":       {"a\x1b]0;owned\x1b\\b", "ab"},
		"link":                    {"\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\", "text"},
		"unterminated string":     {"a\x1b]52;c;my words", "a52;c;my words"},
		"C1 CSI":                  {"a\u009b31mb", "ab"},
		"C1 OSC":                  {"a\u009d0;t\u009cb", "ab"},
		"DCS":                     {"a\x1bP1;2q#0\x1b\\b", "ab"},
		"reset":                   {"a\x1bcb", "ab"},
		"backspace, bell, nul":    {"a\b\a\x00b\x7f", "ab"},
		"override":                {"abc\u202egnp.exe\u202c", "abcgnp.exe"},
		"isolate":                 {"a\u2067b\u2069", "ab"},
		"zero width":              {"pass\u200bword\ufeff\u00ad", "password"},
		"tag characters":          {"a\U000e0041\U000e007fb", "ab"},
		"hangul filler":           {"a\u3164b", "ab"},
		"line ends":               {"a\r\nb\rc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
		"invalid":                 {"a\xff\xfeb", "a\ufffd\ufffdb"},
		"lone escape":             {"a\x1b", "a"},
		"private use":             {"a\ue000b", "ab"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			if got := plain.Clean(tc.in); got != tc.want {
				t.Errorf("Clean(%q) = %q, want %q", tc.in, got, tc.want)
			}
			if plain.Hidden(tc.in) != (tc.in != tc.want) {
				t.Errorf("Hidden(%q) = %v", tc.in, plain.Hidden(tc.in))
			}
		})
	}
}

func TestLine(t *testing.T) {
	if got := plain.Line("  a\n\n b\t\x1b[1mc\r\n"); got != "a b c" {
		t.Errorf("Line = %q", got)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a\x1b[31mb", "\xd0\x1b]52;c;x\x07", "\x1b\x1b[[31m", "\u009b\x1bP", "漢字\u202e", "\x1b]\x1b]0;\x07"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := plain.Clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Clean(%q) = %q is not UTF-8", s, got)
		}
		if again := plain.Clean(got); again != got {
			t.Fatalf("Clean is not idempotent on %q: %q, then %q", s, got, again)
		}
		for _, r := range got {
			if r != '\n' && r != '\t' && (unicode.IsControl(r) || strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff", r)) {
				t.Fatalf("Clean(%q) leaves %U", s, r)
			}
		}
	})
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat("I check the photos first, then the tyre angle. 先看照片。", 1000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		plain.Clean(s)
	}
}
