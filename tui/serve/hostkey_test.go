package serve_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"tacit/tui/serve"
)

func TestHostKeyIsMadeOnceAndKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "below", "host_key")
	keys := make([][]byte, 8)
	var wg sync.WaitGroup
	for i := range keys {
		wg.Go(func() {
			signer, err := serve.HostKey(path)
			if err != nil {
				t.Error(err)
				return
			}
			keys[i] = signer.PublicKey().Marshal()
		})
	}
	wg.Wait()
	for _, k := range keys {
		if !bytes.Equal(k, keys[0]) {
			t.Fatal("there are several keys")
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if list, err := os.ReadDir(filepath.Dir(path)); err != nil || len(list) != 1 {
		t.Errorf("there is more than the key: %v, %v", list, err)
	}
}

func TestHostKeyThatIsNoSecretIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "host_key")
	if _, err := serve.HostKey(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.HostKey(path); err == nil {
		t.Error("a key that others may read is used")
	}
	if err := os.WriteFile(path, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.HostKey(path); err == nil {
		t.Error("a file that is no key is used")
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "no key" {
		t.Errorf("it was written over: %q, %v", data, err)
	}
}
