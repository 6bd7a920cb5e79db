package store

import (
	"errors"
	"io"

	"tacit/interview"
)

// OpenBackup returns what a backup gives back with the keys of a folder, without a store.
func OpenBackup(keys *Keys, backup io.Reader) (map[string][]interview.Event, error) {
	all := map[string][]interview.Event{}
	_, _, err := readBackup(backup, func(id string, sealed []backupEvent) error {
		events, _, err := keys.openEvents(id, sealed)
		if _, gone, _ := keys.spoiled(id); gone && errors.Is(err, errDestroyed) {
			return nil
		}
		all[id] = events
		return err
	})
	return all, err
}
