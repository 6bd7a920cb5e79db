// Package store keeps interviews on stable storage: it holds the implementations of [interview.Store].
//
// [OpenSQLite] is the store that tacit uses unless told otherwise: one file, tacit.db, in a folder of the user's.
// [NewMemory] is the same without a file, for tests. Both pass the conformance suite in the package storetest, and so
// must every store that is added.
//
//	st, err := store.OpenSQLite(dir)
//	if err != nil {
//		return err
//	}
//	defer st.Close()
//	token, err := st.Create(ctx, "k7qz", "laptop", summary, events)
//
// # What is on the disk
//
// tacit.db is the database, readable by its owner only. While a program has it open, tacit.db-wal (the log of
// what was committed last) and tacit.db-shm (its index) lie beside it; the three belong together. tacit.ballast
// is as large as the database and means nothing; it is given back to the file system when the disk is full and
// somebody withdraws their words.
//
// Do not open a live database with a SQLite older than 3.51.3, such as a distribution's sqlite3 command: with two
// connections those can damage it. OpenSQLite refuses to work with one itself. And do not open the file in any other way
// in the same process, not even to read it: closing it again would drop the locks that keep other processes out.
//
// # What is promised
//
// A call that returned nil is on the disk: every commit waits for an fsync. A call that returned an error stored
// nothing, with one exception, [ErrResidue]. One error cannot keep that word: when fsync itself fails, the operating
// system does not say what reached the disk, and after a crash the call may turn out to be stored.
//
// # How words are withdrawn
//
// To delete a row is not enough. SQLite's secure_delete overwrites it, yet two kinds of copies survive: older versions
// of its page in the log, and copies in the unused middle of pages that were once split in two (in a trial, of 13 in
// 17,000 deleted texts). So a withdrawal is a transaction that deletes; then a checkpoint, which moves the log into the
// file and cuts it to length zero; then VACUUM, which writes every page anew out of the rows there are; then a
// checkpoint again. The transaction counts the withdrawal in the table residue, and only after the last step is it
// ticked off: whoever opens the database after a crash in between completes it. Drafts are dropped with every answer,
// which is too often for VACUUM; their whole table is cleared and filled again instead.
//
// This is about files. What a disk keeps of overwritten blocks, a snapshot, a backup, or swapped-out memory is out of a
// program's reach.
package store
