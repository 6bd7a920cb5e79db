package lazy

// All are the expressions that there are.
func All() []*Regexp { return all }

// Source is what an expression was written as, May whether a text is read for it at all.
func (e *Regexp) Source() string    { return e.source }
func (e *Regexp) May(s string) bool { return e.may(s) }

// NeedlesOf are the strings of which each match of an expression holds one.
var NeedlesOf = needlesOf
