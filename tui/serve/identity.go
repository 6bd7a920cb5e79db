package serve

import (
	"crypto/rsa"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// leastRSA is how long an RSA key has to be, in bits.
const leastRSA = 3072

// acceptable says whether a key may be used here at all. It keeps nothing: the key that it is shown was offered, and not proven.
func acceptable(_ ssh.Context, key ssh.PublicKey) bool {
	switch key.Type() {
	case gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521, gossh.KeyAlgoSKECDSA256:
		return true
	case gossh.KeyAlgoRSA:
		crypto, ok := key.(gossh.CryptoPublicKey)
		if !ok {
			return false
		}
		public, ok := crypto.CryptoPublicKey().(*rsa.PublicKey)
		return ok && public.N.BitLen() >= leastRSA
	}
	return false // certificates among them: nobody here vouches for others
}

// fingerprint is who is in a session: the key that was proven. It is empty if there is none.
func fingerprint(sess ssh.Session) string {
	key := sess.PublicKey()
	if key == nil {
		return ""
	}
	return gossh.FingerprintSHA256(key)
}

// algorithms is what the server speaks. The older ones that the library would still speak are left out.
func (s *Server) algorithms(ctx ssh.Context) *gossh.ServerConfig {
	p, _ := ctx.Value(peerKey).(*peer)
	return &gossh.ServerConfig{
		Config: gossh.Config{
			KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519},
			Ciphers:      []string{gossh.CipherChaCha20Poly1305, gossh.CipherAES256GCM, gossh.CipherAES128GCM},
			MACs:         []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM},
		},
		PublicKeyAuthAlgorithms: []string{
			gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384,
			gossh.KeyAlgoECDSA521, gossh.KeyAlgoRSASHA256, gossh.KeyAlgoRSASHA512,
		},
		MaxAuthTries: 6, // an agent offers its keys one by one
		AuthLogCallback: func(_ gossh.ConnMetadata, _ string, err error) {
			if err == nil && p != nil {
				p.authenticated()
			}
		},
	}
}

// tend asks the client now and then whether it is there, and closes the connection when it is silent three times running: a
// client whose network went away says nothing, and TCP notices after a quarter of an hour.
func (s *Server) tend(ctx ssh.Context, conn *gossh.ServerConn) {
	answers := make(chan struct{}, 1)
	silent := 0
	asking := false
	tick := time.NewTicker(s.cfg.Limits.KeepAlive)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-answers:
			silent, asking = 0, false
		case <-tick.C:
			if silent++; silent > 3 {
				s.meter.Silent.Add(1)
				_ = conn.Close()
				return
			}
			if asking {
				continue
			}
			asking = true
			go func() { // ends with the answer, or with the connection
				if _, _, err := conn.SendRequest("keepalive@openssh.com", true, nil); err == nil {
					answers <- struct{}{}
				}
			}()
		}
	}
}
