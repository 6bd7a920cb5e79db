package profile_test

import (
	"strconv"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/profile/secret"
	"tacit/prompts"
)

const (
	shortEN = "When the estimate is more than 20 % above what our own calculator says, I send a surveyor. Under 2,000 euros I never send one, it costs 350. Ask Tom Okafor if you are not sure."
	shortZH = "如果料头发黄，我就先降5度，等三模再看。一般在220到240度，超过250度就会分解。加到八成还缩水，就去找模修的王工。"
)

// numbered repeats a text up to 64 KiB, each time with another figure in it, since what is said twice is heard once.
func numbered(text, sep string) string {
	var b strings.Builder
	for i := 100; b.Len() < 64<<10-len(text); i++ {
		b.WriteString(strings.NewReplacer("20", strconv.Itoa(i), "350", strconv.Itoa(i), "Tom", "Tom "+strconv.Itoa(i), "先降5", "先降"+strconv.Itoa(i), "王工", "王工"+strconv.Itoa(i)).Replace(text) + sep)
	}
	return b.String()
}

var lengths = []struct{ name, text string }{
	{"short-en", shortEN},
	{"short-zh", shortZH},
	{"64KiB-en", numbered(shortEN, " ")},
	{"64KiB-zh", numbered(shortZH, "")},
	{"64KiB-one-sentence", strings.Repeat("if the panel is off, ask ", 64<<10/25)},
	{"64KiB-一句", strings.Repeat("如果找料头，就问", 64<<10/24)},
	{"64KiB-abbreviations", strings.Repeat("e.g. ", 64<<10/5)},
}

func BenchmarkExtract(b *testing.B) {
	for _, l := range lengths {
		b.Run(l.name, func(b *testing.B) {
			b.SetBytes(int64(len(l.text)))
			for b.Loop() {
				profile.Extract(profile.Heard{Question: "q1", Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Text: l.text})
			}
		})
	}
}

func BenchmarkHits(b *testing.B) {
	for _, l := range lengths {
		b.Run(l.name, func(b *testing.B) {
			b.SetBytes(int64(len(l.text)))
			for b.Loop() {
				detect.Hits(l.text)
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{50, 1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			p := large(prompts.EN, n)
			for b.Loop() {
				profile.Compile(p, profile.ForTeam)
			}
		})
	}
	b.Run("1000-zh", func(b *testing.B) {
		p := large(prompts.ZH, 1000)
		for b.Loop() {
			profile.Compile(p, profile.ForTeam)
		}
	})
}

func BenchmarkMask(b *testing.B) {
	word := func(k secret.Kind) string { return "[" + string(k) + "]" }
	for _, l := range lengths {
		b.Run(l.name, func(b *testing.B) {
			b.SetBytes(int64(len(l.text)))
			for b.Loop() {
				secret.Mask(l.text, word)
			}
		})
	}
}

// BenchmarkTargets compiles every form that there is, one after the other.
func BenchmarkTargets(b *testing.B) {
	for _, n := range []int{50, 1000} {
		p := large(prompts.EN, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				everyTarget(b, p, profile.ForTeam)
			}
		})
	}
}
