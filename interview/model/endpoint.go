package model

import (
	"net/netip"
	"net/url"
	"strings"
)

// parseURL reads the base URL of a server and refuses what is dangerous or a mistake.
func parseURL(raw string, allowPlain bool) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil { // not wrapped: it repeats the address, which may hold a password
		return nil, &ConfigError{URLMalformed}
	}
	if fault := faultOf(u, allowPlain); fault != "" {
		return nil, &ConfigError{fault}
	}
	u.Host = strings.ToLower(u.Host)
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}

func faultOf(u *url.URL, allowPlain bool) ConfigFault {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return URLScheme
	case u.User != nil:
		return URLUser
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return URLQuery
	case u.Hostname() == "" || !isHostName(u.Hostname()):
		return URLMalformed
	case u.Scheme == "http" && !allowPlain && !isPrivate(u.Hostname()):
		return URLPlain
	}
	return ""
}

// isHostName lets only ASCII through. A consent shows the host to a person, who must not mistake one letter for another;
// internationalised names have an ASCII form.
func isHostName(host string) bool {
	return strings.IndexFunc(host, func(r rune) bool { return r <= ' ' || r >= 0x7f }) < 0
}

// isPrivate reports whether a host is this machine or in a network of one's own, judged by its name: nothing is looked up.
// 0.0.0.0 is this machine, as Ollama's own setting has it. A name without a dot cannot be a public one, unless it is a number: some resolvers take 134744072 for 8.8.8.8.
func isPrivate(host string) bool {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.IsLoopback() || addr.IsPrivate() || addr.IsLinkLocalUnicast() || addr.IsUnspecified()
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	for _, reserved := range []string{".localhost", ".local", ".internal", ".home.arpa"} {
		if strings.HasSuffix(host, reserved) {
			return true
		}
	}
	return !strings.Contains(host, ".") && host[0] >= 'a' && host[0] <= 'z'
}
