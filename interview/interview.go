// Package interview conducts an interview: it knows what was asked and answered, picks the next question, and decides
// when enough is known.
//
// An interview is a list of events ([Event]); its [State] is a fold over them. A [Session] is the one face that every
// front end uses: the screens, the line protocol and, later, sessions over SSH. It takes what the specialist did
// (answered, skipped, parked, withdrew …), appends that to a [Store], and only then says that it is saved. What to ask
// next is decided by the planner (plan.go), a function of the state alone: the same answers with the same seed give the
// same questions.
//
// The package does no input or output of its own: the store, the clock and, later, a model are interfaces in outside.go
// that the shell fills in.
package interview
