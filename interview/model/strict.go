package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// Limits of OpenAI's strict subset of JSON Schema (platform.openai.com/docs/guides/structured-outputs, "Supported schemas").
const (
	mostProperties   = 5000
	mostLevels       = 10
	mostEnumValues   = 1000
	mostCharacters   = 120_000 // in all names, enum values and constants together
	largeEnum        = 250     // an enum with more values than this has a limit of its own
	mostInLargeEnums = 15_000  // characters
)

// keywords are those that every server with structured outputs understands. There are others in OpenAI's subset; but a pattern
// stops Ollama's runner, and what a server does not know it may reject or pass over.
var keywords = []string{"type", "title", "description", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf"}

// CheckStrict reports the first way in which a schema is outside the strict subset: every property is required, no other
// property is allowed, and an optional one has the type ["string", "null"]. Tests call it on every schema that is sent.
func CheckStrict(schema json.RawMessage) error {
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return fmt.Errorf("not a JSON object: %w", err)
	}
	if root["type"] != "object" || root["anyOf"] != nil {
		return errors.New("the root is not of the type object")
	}
	var c strictness
	if err := c.schema("$", root, 1); err != nil {
		return err
	}
	return c.sizes()
}

// strictness counts what has a limit over the whole schema.
type strictness struct {
	properties int
	enums      int
	characters int
}

func (c *strictness) sizes() error {
	switch {
	case c.properties > mostProperties:
		return fmt.Errorf("%d properties, of at most %d", c.properties, mostProperties)
	case c.enums > mostEnumValues:
		return fmt.Errorf("%d enum values, of at most %d", c.enums, mostEnumValues)
	case c.characters > mostCharacters:
		return fmt.Errorf("%d characters of names and values, of at most %d", c.characters, mostCharacters)
	}
	return nil
}

func (c *strictness) schema(path string, value any, level int) error {
	s, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: not a schema", path)
	}
	if level > mostLevels {
		return fmt.Errorf("%s: more than %d levels", path, mostLevels)
	}
	for _, word := range slices.Sorted(maps.Keys(s)) {
		if !slices.Contains(keywords, word) {
			return fmt.Errorf("%s: keyword %s is outside the subset", path, word)
		}
	}
	if err := c.values(path, s); err != nil {
		return err
	}
	if alternatives, ok := s["anyOf"].([]any); ok {
		for i, a := range alternatives {
			if err := c.schema(fmt.Sprintf("%s.anyOf[%d]", path, i), a, level); err != nil {
				return err
			}
		}
		return nil
	}
	return c.typed(path, s, level)
}

// typed checks what the type asks for.
func (c *strictness) typed(path string, s map[string]any, level int) error {
	types, err := typesOf(s["type"])
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if slices.Contains(types, "object") {
		if err := c.object(path, s, level); err != nil {
			return err
		}
	}
	if slices.Contains(types, "array") {
		return c.schema(path+"[]", s["items"], level+1)
	}
	return nil
}

// typesOf reads a type: one, or one and null.
func typesOf(value any) ([]string, error) {
	list, isList := value.([]any)
	if !isList {
		list = []any{value}
	}
	var types []string
	for _, t := range list {
		name, _ := t.(string)
		if !slices.Contains([]string{"string", "number", "integer", "boolean", "object", "array", "null"}, name) {
			return nil, fmt.Errorf("type %v", value)
		}
		types = append(types, name)
	}
	if len(types) == 0 || len(types) > 2 || len(types) == 2 && !slices.Contains(types, "null") {
		return nil, fmt.Errorf("type %v is neither one type nor one and null", value)
	}
	return types, nil
}

func (c *strictness) object(path string, s map[string]any, level int) error {
	properties, ok := s["properties"].(map[string]any)
	if !ok {
		return fmt.Errorf("%s: an object without properties", path)
	}
	if s["additionalProperties"] != false {
		return fmt.Errorf("%s: additionalProperties is not false", path)
	}
	list, _ := s["required"].([]any)
	required := map[any]bool{}
	for _, name := range list {
		required[name] = true
	}
	if len(list) != len(properties) {
		return fmt.Errorf("%s: %d properties, %d of them required", path, len(properties), len(list))
	}
	c.properties += len(properties)
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if !required[name] {
			return fmt.Errorf("%s: property %s is not required", path, name)
		}
		c.characters += utf8.RuneCountInString(name)
		if err := c.schema(path+"."+name, properties[name], level+1); err != nil {
			return err
		}
	}
	return nil
}

// values counts the values of an enum and a constant.
func (c *strictness) values(path string, s map[string]any) error {
	list, _ := s["enum"].([]any)
	if s["enum"] != nil && len(list) == 0 {
		return fmt.Errorf("%s: an empty enum", path)
	}
	characters := 0
	for _, v := range list {
		characters += length(v)
	}
	if len(list) > largeEnum && characters > mostInLargeEnums {
		return fmt.Errorf("%s: an enum of %d values with %d characters, of at most %d", path, len(list), characters, mostInLargeEnums)
	}
	c.enums += len(list)
	c.characters += characters + length(s["const"])
	return nil
}

// length is the number of characters of a string; other values have none.
func length(value any) int {
	s, _ := value.(string)
	return utf8.RuneCountInString(s)
}
