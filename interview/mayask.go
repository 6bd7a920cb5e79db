package interview

// MayAsk says whether the specialist has agreed that the model on a host sees what they say. A host that is not the one they
// agreed to has to be agreed to anew.
func (s *Session) MayAsk(host string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return host != "" && s.st.Consent != nil && s.st.Consent.Model == host
}
