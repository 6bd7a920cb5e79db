package model

import (
	"encoding/json"
	"fmt"

	"github.com/google/jsonschema-go/jsonschema"
)

// schema checks a decoded JSON value. The error may quote the value.
type schema func(value any) error

// compile prepares a schema for checking replies. An error is a fault of the task's author.
func compile(raw json.RawMessage) (schema, error) {
	var s jsonschema.Schema
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, fmt.Errorf("not a JSON schema: %w", err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		return nil, fmt.Errorf("not a usable JSON schema: %w", err)
	}
	return resolved.Validate, nil
}
