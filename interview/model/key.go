package model

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
)

// hidden is what is shown in place of a key.
const hidden = "[key]"

// Key is the secret that a server knows us by. The zero Key means that the server wants none. It cannot be printed, marshalled
// or logged: the secret stands in a closure, because fmt calls no method on a field that is not exported, and would print a
// string or follow a struct there. Keys cannot be compared with ==.
type Key struct {
	secret func() string
}

var (
	_ fmt.Formatter  = Key{}
	_ json.Marshaler = Key{}
	_ slog.LogValuer = Key{}
)

// NewKey makes a Key; white space around it, such as the line feed at the end of a file, is not part of it.
func NewKey(secret string) Key {
	secret = strings.TrimSpace(secret)
	if secret == "" {
		return Key{}
	}
	return Key{func() string { return secret }}
}

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return k.secret == nil }

// String does not show the key.
func (k Key) String() string { return hidden }

// GoString does not show the key.
func (k Key) GoString() string { return hidden }

// Format does not show the key, whatever the verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(hidden)) }

// MarshalJSON does not show the key.
func (k Key) MarshalJSON() ([]byte, error) { return []byte(`"` + hidden + `"`), nil }

// MarshalText does not show the key.
func (k Key) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue does not show the key.
func (k Key) LogValue() slog.Value { return slog.StringValue(hidden) }

// reveal is the one way to the secret.
func (k Key) reveal() string {
	if k.secret == nil {
		return ""
	}
	return k.secret()
}
