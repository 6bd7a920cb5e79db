// Package model asks a language model behind an OpenAI-compatible server (OpenAI, Azure, Ollama, llama.cpp, vLLM,
// LM Studio, OpenRouter): it holds the implementation of [interview.Model].
//
//	c, err := model.New(model.Config{URL: "http://localhost:11434/v1", Model: "qwen3:8b"})
//	if err != nil {
//		return err // a [ConfigError]: nothing has been sent
//	}
//	defer c.Close()
//	reply, err := c.Ask(ctx, interview.Task{Name: "name_topics", Instructions: "…", Data: answers, Schema: schema})
//
// It is the only package that knows openai-go, and uses one thing of it: the chat completions service, with an explicit
// address and key. Nothing is read from the environment: openai-go's full client would send the user's OPENAI_API_KEY to
// whatever address it is given. A Client that is not asked anything does nothing, and nothing here runs when the program starts.
//
// # The way of a task
//
// Ask takes a task down a ladder (ladder.go): a strict JSON schema that the server enforces; a JSON object with the schema
// beside it, as llama.cpp takes it; a JSON object with the schema in the prompt only; plain text that holds one. A server may reject a rung, or accept and ignore it, so each reply is checked here against
// the schema; one that does not fit is handed back once with what is wrong, and then the next rung is tried. Servers also differ in the
// parameters that they take. What was learned of a server is kept in the Client (habits.go), so it costs once.
//
// One request (request.go) has one leading system message with our instructions and one user message with the data. Data is
// JSON inside an element whose name ends in random digits, so that no text in it can pretend to end it. That is a fence, not a
// wall: what protects the specialist is that a reply is only ever parsed, checked and proposed. A conversation has the system prompt
// that is tried out in place of our instructions, and its turns as they were said.
//
// Every request is streamed (exchange.go), because only a stream can be given up in time. reading.go has the
// limits, and counts a reply as complete only when the server gives a finish reason: a stream that was cut off ends without an
// error. openai-go's accumulator is not used; it drops chunks without a word when their ids change.
//
// # What may go wrong, and where it is looked at
//
// guard.go sees every response before openai-go does and turns whatever is not a reply into one [interview.ModelError], which
// holds nothing of what the server said; a server may echo the key. A redirect is an error: neither key nor answers go to another address.
// Requests that failed for a passing reason are repeated by openai-go, at most Limits.Retries times. reply.go finds the JSON in what
// came; what a model thought before it is passed over (thinking.go), and control characters are taken out, of a text while it comes
// (washer.go).
//
// The package modeltest is a server with every misbehaviour that was seen, and a test here says for each what a caller gets.
package model
