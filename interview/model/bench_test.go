package model_test

import (
	"encoding/json"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/model"
	mt "tacit/interview/model/modeltest"
)

// What a task costs beside the model's own time: a whole call on loopback, the fake server's share among it.
func BenchmarkAsk(b *testing.B) {
	for name, task := range map[string]interview.Task{"text": textTask(), "json": jsonTask()} {
		b.Run(name, func(b *testing.B) {
			c := client(b, start(b, mt.Good), model.Limits{})
			for b.Loop() {
				if _, err := c.Ask(b.Context(), task); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A reply of 1,000 chunks, as of a section of a playbook.
func BenchmarkStream(b *testing.B) {
	srv := start(b, mt.Good)
	long := strings.Repeat("a word ", 1000) // seven characters a chunk
	srv.Reply = func(string, json.RawMessage) string { return long }
	c := client(b, srv, model.Limits{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Stream(b.Context(), textTask(), func(string) {}); err != nil {
			b.Fatal(err)
		}
	}
}

// What 300 MB from a malicious server cost under the limits that users have.
func BenchmarkFlood(b *testing.B) {
	for _, mode := range []mt.Mode{mt.Huge, mt.HugeLine, mt.Endless, mt.HugeError} {
		b.Run(string(mode), func(b *testing.B) {
			c := client(b, start(b, mode), model.Limits{Retries: -1})
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Ask(b.Context(), textTask()); err == nil {
					b.Fatal("no error")
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := model.New(model.Config{URL: "https://example.org/v1", Model: "m", Key: model.NewKey(canary)}); err != nil {
			b.Fatal(err)
		}
	}
}
