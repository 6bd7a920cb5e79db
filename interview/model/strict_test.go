package model_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tacit/interview/model"
)

// object writes a strict object with these properties, each given as a name and its schema.
func object(properties ...string) string {
	var names, fields []string
	for i := 0; i < len(properties); i += 2 {
		names = append(names, fmt.Sprintf("%q", properties[i]))
		fields = append(fields, fmt.Sprintf("%q:%s", properties[i], properties[i+1]))
	}
	return `{"type":"object","additionalProperties":false,"required":[` + strings.Join(names, ",") + `],"properties":{` + strings.Join(fields, ",") + `}}`
}

// enum writes an enum of n values with so many characters each.
func enum(n, characters int) string {
	values := make([]string, n)
	for i := range values {
		values[i] = fmt.Sprintf(`"%0*d"`, characters, i)
	}
	return `{"type":"string","enum":[` + strings.Join(values, ",") + `]}`
}

// deep nests objects.
func deep(levels int) string {
	s := `{"type":"string"}`
	for range levels - 1 {
		s = object("a", s)
	}
	return s
}

// wide is an object with n properties.
func wide(n int) string {
	var properties []string
	for i := range n {
		properties = append(properties, fmt.Sprint("p", i), `{"type":"null"}`)
	}
	return object(properties...)
}

func TestCheckStrict(t *testing.T) {
	const text = `{"type":"string"}`
	for _, good := range []string{
		wordSchema,
		object(),
		object("a", `{"type":["string","null"],"description":"what","title":"A"}`),
		object("a", `{"type":"array","items":`+object("b", text)+`}`),
		object("a", `{"anyOf":[`+text+`,{"type":"null"}]}`),
		object("a", `{"type":"string","const":"x"}`),
		deep(10), wide(5000), object("a", enum(1000, 5)),
	} {
		if err := model.CheckStrict(json.RawMessage(good)); err != nil {
			t.Errorf("%.200s: %v", good, err)
		}
	}
	for why, bad := range map[string]string{
		"not JSON":                 `{`,
		"not an object":            `[]`,
		"root is no object":        `{"type":"array","items":` + text + `}`,
		"root has anyOf":           `{"type":"object","anyOf":[]}`,
		"no properties":            `{"type":"object","additionalProperties":false,"required":[]}`,
		"more allowed":             `{"type":"object","required":[],"properties":{}}`,
		"not required":             `{"type":"object","additionalProperties":false,"required":[],"properties":{"a":` + text + `}}`,
		"another required":         `{"type":"object","additionalProperties":false,"required":["b"],"properties":{"a":` + text + `}}`,
		"no type":                  object("a", `{}`),
		"unknown type":             object("a", `{"type":"date"}`),
		"two types":                object("a", `{"type":["string","number"]}`),
		"no items":                 object("a", `{"type":"array"}`),
		"a schema that is none":    object("a", `true`),
		"bad alternative":          object("a", `{"anyOf":[{"type":"string","format":"date"}]}`),
		"bad items":                object("a", `{"type":"array","items":{"type":"object"}}`),
		"empty enum":               object("a", `{"type":"string","enum":[]}`),
		"too deep":                 deep(11),
		"too wide":                 wide(5001),
		"too many values":          object("a", enum(600, 3), "b", enum(401, 3)),
		"a large enum":             object("a", enum(251, 60)),
		"too many characters":      object("a", enum(250, 250), "b", enum(250, 250)),
		"$ref":                     object("a", `{"$ref":"#"}`),
		"$defs":                    strings.Replace(object(), `{`, `{"$defs":{},`, 1),
		"pattern":                  object("a", `{"type":"string","pattern":"^x"}`),
		"format":                   object("a", `{"type":"string","format":"date"}`),
		"minLength":                object("a", `{"type":"string","minLength":1}`),
		"allOf":                    object("a", `{"type":"string","allOf":[]}`),
		"not":                      object("a", `{"type":"string","not":{}}`),
		"if":                       object("a", `{"type":"string","if":{}}`),
		"patternProperties inside": object("a", `{"type":"object","additionalProperties":false,"required":[],"properties":{},"patternProperties":{}}`),
	} {
		if model.CheckStrict(json.RawMessage(bad)) == nil {
			t.Errorf("%s: %.200s was accepted", why, bad)
		}
	}
}
