// Package interview conducts an interview: it knows what was asked and answered, picks the next question, and decides
// when enough is known.
//
// An interview is a list of events ([Event]); its [State] is a fold over them. A [Session] is the one face that every
// front end uses: the screens, the line protocol and, later, sessions over SSH. It takes what the specialist did
// (answered, skipped, parked, withdrew …), appends that to a [Store], and only then says that it is saved. What to ask
// next is decided by the planner (plan.go), a function of the state alone: the same answers with the same seed give the
// same questions.
//
// # What to ask next
//
// The phases come in their order: the frame, the map of the work, what is never done alone, the topics, one hard case by
// the critical decision method (dive.go), the topics again, constraints, voice, boundaries, hold-outs, teach-back, the
// closing questions. Within the topics every question that could be asked is a candidate (candidates.go): the first
// question about a topic, a follow-up on what an answer left open or on what was rich in it, something that a topic or a
// claim still lacks, two statements that clash, a question put off, what the trade usually leaves unsaid. They compete
// on one number (score.go), in which every factor is a reason that can be said aloud:
//
//	score = worth of the slot                        a line or an exception is worth more to the successor than a tool
//	      × how much of it is likely still unsaid    less with each claim that fills it, and where asking for the like
//	                                                 brought little elsewhere; hardly any after a "no"
//	      × trigger                                  how plainly an answer showed that there is something
//	      × weight of the topic                      how critical it is; less where it has dried up
//	      × 1.15 if it follows the last answer       what was just said is still in mind
//	      × 1.4 if it completes the first situation  something usable comes early
//	      × 1.6 if they asked to talk about it       and what they name that is no topic is taken up at once
//	      − what it costs the specialist             leaving the topic, the same kind twice running, one question more
//
// What cannot wait stands above all that: help for somebody who cannot answer, the first answer about a topic that is
// vague all through, what completes the first situation, each topic's first question, what only makes sense now, and what
// somebody who takes the work over has asked (inquiry.go). Below
// stopScore a question is not worth the person's time and is not asked, even where the budget has room.
//
// How the specialist answers (terse, impatient, flagging, evasive, at a loss for words) is read from what they type
// (manner.go) and changes the way of asking. It steers; no grade of it is stored or shown.
//
// # With a model
//
// A model proposes, and code decides. [Session.Consult] is what it would be asked about the last answer: follow-up questions, among
// them a case with one thing changed, statements that were not heard, terms, parts of the work that are no topics (naming.go), and the
// questions that are likely to come next in the specialist's words (ahead.go, reword.go). [Session.Propose] examines the reply
// (vetting.go), stores what is left as one event, and counts what is not. A question that passed joins the candidates with a hope of
// its own, which falls with each such question that brought nothing; a claim stands beside the others (proposals.go), counts as nothing known, and is read back to the specialist.
// [Adviser] makes the calls for a front end, in the background, one at a time. No answer that was marked private, and nothing that
// repeats one, is in a task. Without a model none of this happens.
//
// The package does no input or output of its own: the store, the clock and a model are interfaces in outside.go
// that the shell fills in.
package interview
