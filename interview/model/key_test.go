package model_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"tacit/interview/model"
)

// holder is what a Key is likely to be found in.
type holder struct {
	Public  model.Key
	private model.Key
	Pointer *model.Key
	List    []model.Key
	Map     map[string]model.Key
	Any     any
}

func TestKeyIsNeverShown(t *testing.T) {
	k := model.NewKey(" " + canary + "\n")
	h := holder{k, k, &k, []model.Key{k}, map[string]model.Key{"k": k}, k}
	var shown strings.Builder
	shown.WriteString(k.String() + k.GoString()) // what a panic calls
	for _, v := range []any{k, &k, h, &h, h.private, []any{h}} {
		for _, flag := range []string{"", "+", "#", " ", "0", "-", "50", ".50"} {
			for verb := 'A'; verb <= 'z'; verb++ {
				fmt.Fprintf(&shown, "%"+flag+string(verb)+"\n", v)
			}
		}
		out, _ := json.MarshalIndent(v, "", " ")
		shown.Write(out)
		out, _ = xml.Marshal(v) // goes by MarshalText
		shown.Write(out)
		fmt.Fprintln(&shown, errors.Join(fmt.Errorf("wrapped: %w %v", errors.New(fmt.Sprint(v)), v)))
		shown.WriteString(panicked(v))
	}
	var logs bytes.Buffer
	slog.New(slog.NewTextHandler(&logs, nil)).Info("text", "key", k, "holder", h, "pointer", &h, slog.Group("g", "k", k))
	slog.New(slog.NewJSONHandler(&logs, nil)).Info("json", "key", k, "holder", h, "pointer", &h, slog.Group("g", "k", k))
	shown.Write(logs.Bytes())
	for _, form := range []string{canary, fmt.Sprintf("%x", canary), fmt.Sprintf("%X", canary), fmt.Sprint([]byte(canary)), "0x73, 0x6b"} {
		if i := strings.Index(shown.String(), form); i >= 0 {
			t.Errorf("shown: %q", shown.String()[max(0, i-100):i+20])
		}
	}
}

// panicked is what a recovered panic with v prints.
func panicked(v any) (text string) {
	defer func() { text = fmt.Sprintf("%v %+v %#[1]v", recover(), v) }()
	panic(v)
}

func TestClientDoesNotShowItsKey(t *testing.T) {
	cfg := model.Config{URL: "https://example.org/v1", Model: "m", Key: model.NewKey(canary)}
	c, err := model.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		if text := fmt.Sprintf(verb+" "+verb, c, cfg); strings.Contains(text, canary) || strings.Contains(text, fmt.Sprintf("%x", canary)) {
			t.Errorf("%s: %s", verb, text)
		}
	}
}

func TestEmptyKeyIsNone(t *testing.T) {
	if !model.NewKey(" \n").IsZero() || !(model.Key{}).IsZero() || model.NewKey("k").IsZero() {
		t.Error("IsZero")
	}
}
