//go:build !race

package editor_test

// raceEnabled says that times mean nothing.
const raceEnabled = false
