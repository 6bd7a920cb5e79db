package secret_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tacit/profile/secret"
)

func word(k secret.Kind) string { return "[" + string(k) + "]" }

func TestMask(t *testing.T) {
	tests := []struct {
		in, want string
		kinds    []secret.Kind
	}{
		{"The password is hunter2, change it.", "The password is [password], change it.", []secret.Kind{"password"}},
		{"password for the portal: S3cret!x", "password for the portal: [password]", []secret.Kind{"password"}},
		{"后台密码是Abc12345，别外传。", "后台密码是[password]，别外传。", []secret.Kind{"password"}},
		{"密码：ａｂｃ１２３４５", "密码：[password]", []secret.Kind{"password"}},
		{"use AKIAIOSFODNN7EXAMPLE there", "use [key] there", []secret.Kind{"key"}},
		{"key sk-proj-abcdefghijklmnopqrstuv1234", "key [key]", []secret.Kind{"key"}},
		{"postgres://bob:s3cr3t@db/x", "postgres://bob:[password]@db/x", []secret.Kind{"password"}},
		{"card 4111 1111 1111 1111 exp", "card [card] exp", []secret.Kind{"card"}},
		{"pass\u200bword is hun\u200bter2 ok", "pass\u200bword is [password] ok", []secret.Kind{"password"}},
		{"身份证 11010519491231002X 的客户", "身份证 [identity] 的客户", []secret.Kind{"identity"}},
		{"IBAN DE89 3704 0044 0532 0130 00 please", "IBAN [identity] please", []secret.Kind{"identity"}},
		{"Portal login is claims-ro with password Tulip!4471, everybody uses it.", "Portal login is claims-ro with password [password], everybody uses it.", []secret.Kind{"password"}},
		{"公共账号jhb01，密码Zl@8856wl，别外传。", "公共账号jhb01，密码[password]，别外传。", []secret.Kind{"password"}},
		{"开机口令Kt~6215yz", "开机口令[password]", []secret.Kind{"password"}},
		{"login kiosk / Blue5tone!", "login kiosk / [password]", []secret.Kind{"password"}},
		{"The CargoDesk password on the shared desk is Quay-Side77.", "The CargoDesk password on the shared desk is [password].", []secret.Kind{"password"}},
		{"维保系统的密码是Dt889900。", "维保系统的密码是[password]。", []secret.Kind{"password"}},
		{"The drive password is Macbeth-0612, don't tell anyone.", "The drive password is [password], don't tell anyone.", []secret.Kind{"password"}},
		{"The door code is 4417.", "The door code is [password].", []secret.Kind{"password"}},
		{"-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "[key]", []secret.Kind{"key"}},
	}
	for _, tc := range tests {
		got, kinds := secret.Mask(tc.in, word)
		if got != tc.want || !slices.Equal(kinds, tc.kinds) {
			t.Errorf("Mask(%q) = %q %v, want %q %v", tc.in, got, kinds, tc.want, tc.kinds)
		}
	}
}

// Ordinary work talk has numbers, keys and passwords in it that are none.
func TestMaskLeavesWorkAlone(t *testing.T) {
	for _, s := range []string{
		"The key is to look at the shadows first.",
		"The password is never shared; reset it every 90 days.",
		"密码是每个月都要改的。",
		"60 % of market value, 15 on top, 21 days, 3500 euros.",
		"Order 4500012345678901 went out on 2026-11-03.",
		"Call 020 7946 0958 or mail ops@example.org.",
		"关键是看温度，超过 240 度就停。",
		"The secret is patience.",
		"The password policy needs 12 characters and a digit.",
		"Log in with form A330; the login page of SAP2 fails 3 times in 10 minutes.",
		"The login page of ISO9001 opens on the 30-day list.",
		"A password reset takes 20 minutes, PO12345 comes first.",
		"密码规则要求8位以上，30天一换。",
	} {
		if got, kinds := secret.Mask(s, word); got != s {
			t.Errorf("Mask(%q) = %q %v", s, got, kinds)
		}
	}
}

func FuzzMask(f *testing.F) {
	f.Add("password is hunter2")
	f.Add("4111 1111 1111 1111")
	f.Add("密码：\xff１２３")
	f.Fuzz(func(t *testing.T, s string) {
		masked, kinds := secret.Mask(s, word)
		if len(kinds) == 0 && masked != s {
			t.Fatalf("changed without a find: %q", s)
		}
		if utf8.ValidString(s) && !utf8.ValidString(masked) {
			t.Fatalf("Mask broke UTF-8: %q", s)
		}
		for _, found := range secret.Find(s) {
			if found.Start < 0 || found.End > len(s) || found.Start >= found.End {
				t.Fatalf("span %v outside of %q", found, s)
			}
		}
		_ = strings.TrimSpace(masked)
	})
}
