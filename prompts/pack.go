package prompts

// Pack is what the interviewer can say about one trade in one language. A pack that leaves something out gets it from
// the general pack of its language ([Pack.Over]), so a trade's own pack needs to hold only what is special about it.
//
// Texts may hold slots, which the interviewer fills with the specialist's own words:
//
//	{work}   the piece of work, as the specialist named it
//	{topic}  the part of the work that the question is about, as the specialist named it
//	{q}      words that the specialist said, quoted
//	{a} {b}  two statements of the specialist that do not fit together (contradictions only)
type Pack struct {
	Name  string `yaml:"pack"`  // lower case letters, digits and hyphens; what --pack takes
	Lang  Lang   `yaml:"lang"`  //
	Title string `yaml:"title"` // the trade, as its people call it
	About string `yaml:"about"` // one sentence: whom the pack is for

	// Steps are typical parts of the trade's work that need judgement. They become topics only where the specialist
	// named too few of their own.
	Steps []string `yaml:"steps"`

	Frame     []Question `yaml:"frame"`     // asked in order
	Map       []Question `yaml:"map"`       // asked in order; probes steps, judgement, contact
	Scenarios []Question `yaml:"scenarios"` // a topic's first question; every one has {topic}, and a twist
	Incident  []Question `yaml:"incident"`  // asked in order: the telling, the timeline, then the deepening probes
	Stress    []Question `yaml:"stress"`    // constraint, limited information, pre-mortem
	Voice     []Question `yaml:"voice"`
	Boundary  []Question `yaml:"boundary"`
	HoldOuts  []Question `yaml:"hold-outs"` // questions with options; answered, never compiled
	Close     []Question `yaml:"close"`     // asked in order; the last is always "what have I not asked?"
	TeachBack []Question `yaml:"teach-back"`

	// Unsaid asks for what people of the trade usually leave out because everybody there knows it.
	Unsaid []Question `yaml:"unsaid"`
	// Limits asks for the trade's safety limits: what must not be done, or not alone. They are asked after the first of Boundary.
	Limits []Question `yaml:"limits"`

	// Probes words every probe at least three ways, for use within a topic.
	Probes map[Probe][]Question `yaml:"probes"`

	// FollowUps words a follow-up on something that was said, by the detector that noticed it (profile/detect).
	FollowUps map[string][]Question `yaml:"follow-ups"`

	// Explain says for each probe, in other words and with an example of another trade, what is meant.
	Explain map[Probe]string `yaml:"explain"`

	// Why says for each probe why one would ask; a question's own Why goes before it.
	Why map[Probe]string `yaml:"why"`

	// Vocabulary holds the trade's common terms: they need no explanation and are never asked about.
	Vocabulary []string `yaml:"vocabulary"`
	// Tools and Roles hold what the trade usually works with and whom it usually turns to, so that they are recognised
	// in an answer. They are in lower case.
	Tools []string `yaml:"tools"`
	Roles []string `yaml:"roles"`
}

// Question is one wording of one question.
type Question struct {
	ID      string   `yaml:"id"`      // unique in its pack; what the log of an interview refers to
	Probe   Probe    `yaml:"probe"`   // may be left out where the section gives it
	Text    string   `yaml:"text"`    // one question, open, at most 35 words or 60 Han characters, nothing suggested
	Why     string   `yaml:"why"`     // why it is asked, to be shown beside it; empty: the probe's
	Lead    string   `yaml:"lead"`    // in documents, before what was answered, where that cannot be read without the question
	Options []string `yaml:"options"` // hold-outs only: three to five courses of action, none plainly right
	Fits    []string `yaml:"fits"`    // scenarios, probes, stress, hold-outs, unsaid: parts of words of the topics that it suits; empty: it suits any
	Covers  []string `yaml:"covers"`  // unsaid, limits: parts of words by which an earlier answer has said it already
}
