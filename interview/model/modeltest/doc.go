// Package modeltest is a server that speaks the protocol of chat completions as badly as real ones do: plain HTTP on
// loopback, real event streams, and one [Mode] for every behaviour that was seen in the wild or has to be feared.
//
//	srv := modeltest.Start(modeltest.NoFinish)
//	defer srv.Close()
//	c, err := model.New(model.Config{URL: srv.URL, Model: "m"})
//
// In a mode that replies, the text is made by [Server.Reply], which gets the task's name and data, so that a test can script a
// perfect, an absurd or a malicious interviewer; without it a reply is the smallest value that fits the schema that was
// sent, or "ready". The server keeps what it was sent ([Server.Requests]), and so does the second host that the mode [Elsewhere]
// redirects to ([Server.Elsewhere]): a test can look there for a key or a private sentence.
//
// The server knows a task by what package model sends: the element around the data. It depends on nothing else of that package.
package modeltest
