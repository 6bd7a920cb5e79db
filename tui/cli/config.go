package cli

import (
	"github.com/spf13/cobra"

	"tacit/prompts"
)

func (sh *shell) configCommand() *cobra.Command {
	c := sh.describe(&cobra.Command{Use: "config", Args: cobra.NoArgs}, "config")
	c.AddCommand(sh.describe(&cobra.Command{
		Use: "schema", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return sh.printJSON(settingsSchema(sh.ends)) },
	}, "config.schema"))
	return c
}

// schema is what of JSON schema the configuration file needs.
type schema struct {
	Schema      string            `json:"$schema,omitempty"`
	Title       string            `json:"title,omitempty"`
	Description string            `json:"description,omitempty"`
	Type        any               `json:"type"` // a name, or several
	Const       string            `json:"const,omitempty"`
	MinLength   int               `json:"minLength,omitempty"`
	MaxLength   int               `json:"maxLength,omitempty"`
	Minimum     int               `json:"minimum,omitempty"`
	Maximum     int               `json:"maximum,omitempty"`
	Properties  map[string]schema `json:"properties,omitempty"`
	Not         *required         `json:"not,omitempty"`
	More        *bool             `json:"additionalProperties,omitempty"`
}

type required struct {
	Type     string   `json:"type"` // nothing is required of what is no object
	Required []string `json:"required"`
}

// settingsSchema is the JSON schema of the configuration file, for editors. What is in docs/config.schema.json is this.
func settingsSchema(say *prompts.Texts) schema {
	no := false
	lines := map[string]schema{}
	for _, s := range modelSettings {
		line := schema{Description: say.Say("setting." + s.name), Type: s.kind, Const: s.only, Minimum: s.least, Maximum: s.most}
		if s.kind == "string" && s.only == "" {
			line.MinLength, line.MaxLength = 1, settingLimit
		}
		lines[s.name] = line
	}
	emptyToo := []string{"object", "null"}
	return schema{
		Schema: "https://json-schema.org/draft/2020-12/schema", Title: say.Say("setting.title"), Type: emptyToo, More: &no,
		Properties: map[string]schema{"model": {
			Description: say.Say("setting.model"), Type: emptyToo, Properties: lines, More: &no, Not: &required{"object", []string{"key", "key-file"}},
		}},
	}
}
