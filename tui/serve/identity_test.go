package serve_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// pretender offers one key and signs with another.
type pretender struct{ offered, own gossh.Signer }

func (p pretender) PublicKey() gossh.PublicKey { return p.offered.PublicKey() }

func (p pretender) Sign(r io.Reader, data []byte) (*gossh.Signature, error) {
	return p.own.Sign(r, data)
}

// browser asks whether a key would do, and goes on to the next one, as a client does that has only the public half.
type browser struct{ gossh.Signer }

func (b browser) PublicKey() gossh.PublicKey { return &asked{PublicKey: b.Signer.PublicKey()} }

// asked is a key that its client does not recognise when the server says yes to it.
type asked struct {
	gossh.PublicKey
	times int
}

func (a *asked) Marshal() []byte {
	if a.times++; a.times == 1 {
		return a.PublicKey.Marshal()
	}
	return nil
}

// Who is in a session is the key that was proven, whichever was offered before it on the same connection.
func TestIdentityIsTheProvenKey(t *testing.T) {
	h := open(t)
	victim, own := newKey(t), newKey(t)
	if _, err := h.try(gossh.PublicKeys(pretender{victim, own})); err == nil {
		t.Error("a key was taken that was not proven")
	}
	c, err := h.try(gossh.PublicKeys(browser{victim}, own))
	h.ok(err)
	if got := h.on(c, "whoami", "").out; strings.TrimSpace(got) != known(own) {
		t.Errorf("whoami says %q, want %s", got, known(own))
	}
	for _, user := range []string{"", "root", known(victim), "a\x00b"} {
		c, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{User: user, Auth: []gossh.AuthMethod{gossh.PublicKeys(own)}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
		h.ok(err)
		if got := h.on(c, "whoami", "").out; strings.TrimSpace(got) != known(own) {
			t.Errorf("as user %q whoami says %q", user, got)
		}
		c.Close()
	}
}

func TestNoOtherWayIn(t *testing.T) {
	h := open(t)
	small, err := rsa.GenerateKey(rand.Reader, 2048)
	h.ok(err)
	large, err := rsa.GenerateKey(rand.Reader, 3072)
	h.ok(err)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	h.ok(err)
	sign := func(key any) gossh.Signer {
		s, err := gossh.NewSignerFromKey(key)
		h.ok(err)
		return s
	}
	ca, own := newKey(t), newKey(t)
	cert := &gossh.Certificate{Key: own.PublicKey(), CertType: gossh.UserCert, ValidPrincipals: []string{"anybody"}, ValidBefore: gossh.CertTimeInfinity}
	h.ok(cert.SignCert(rand.Reader, ca))
	certified, err := gossh.NewCertSigner(cert, own)
	h.ok(err)
	asked := false
	for name, test := range map[string]struct {
		auth []gossh.AuthMethod
		in   bool
	}{
		"nothing":  {nil, false},
		"password": {[]gossh.AuthMethod{gossh.Password("")}, false},
		"keyboard": {[]gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) {
			asked = true
			return nil, nil
		})}, false},
		"an RSA key of 2048 bits": {[]gossh.AuthMethod{gossh.PublicKeys(sign(small))}, false},
		"an RSA key of 3072 bits": {[]gossh.AuthMethod{gossh.PublicKeys(sign(large))}, true},
		"an ECDSA key":            {[]gossh.AuthMethod{gossh.PublicKeys(sign(curve))}, true},
		"a certificate":           {[]gossh.AuthMethod{gossh.PublicKeys(certified)}, false},
	} {
		_, err := h.try(test.auth...)
		if (err == nil) != test.in {
			t.Errorf("%s: %v", name, err)
		}
	}
	if asked {
		t.Error("keyboard-interactive was tried")
	}
}

func TestModernAlgorithmsOnly(t *testing.T) {
	h := open(t)
	for _, c := range []gossh.Config{
		{KeyExchanges: []string{"ecdh-sha2-nistp256", "diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1"}},
		{Ciphers: []string{"aes128-ctr", "aes256-ctr", "aes128-cbc"}},
		{Ciphers: []string{"aes128-ctr"}, MACs: []string{"hmac-sha2-256", "hmac-sha1"}},
	} {
		_, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{Config: c, Auth: []gossh.AuthMethod{gossh.PublicKeys(newKey(t))}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
		if err == nil {
			t.Errorf("%v is spoken", c)
		}
	}
	var host gossh.PublicKey
	c, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{Auth: []gossh.AuthMethod{gossh.PublicKeys(newKey(t))}, HostKeyCallback: func(_ string, _ net.Addr, key gossh.PublicKey) error {
		host = key
		return nil
	}, Timeout: 20 * time.Second})
	h.ok(err)
	defer c.Close()
	if host.Type() != gossh.KeyAlgoED25519 || string(c.ServerVersion()) != "SSH-2.0-tacit" {
		t.Errorf("host key %s, version %s", host.Type(), c.ServerVersion())
	}
}
