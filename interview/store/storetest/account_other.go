//go:build !unix

package storetest

import "syscall"

// account is whom a server runs as: whoever runs the tests.
func account(string) (*syscall.SysProcAttr, error) { return nil, nil }
