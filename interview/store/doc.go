// Package store keeps interviews on stable storage: it holds the implementations of [interview.Store].
//
// [OpenSQLite] is the store that tacit uses unless told otherwise: one file, tacit.db, in a folder of the user's.
// [OpenPostgres] is for many nodes at a time, and [NewMemory] is the same without a file, for tests. All pass the conformance suite in the
// package storetest, and so must every store that is added.
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
// somebody withdraws their words. The folder keys is there once a backup was made.
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
// # How somebody follows an interview
//
// Who waits for an interview to go on ([interview.Follower]) is woken at once by what their own process writes. What others write is found by
// looking, each 50 ms in SQLite, by one goroutine for each process while somebody waits, however many wait (waiting.go). PostgreSQL tells by NOTIFY, as
// part of the transaction; each node listens on a connection of its own, and looks now and then nevertheless (postgres_listening.go). Whoever
// is woken looks for themselves whether anything has changed, so that a false alarm costs one read, and one that is missed a while.
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
// # How words are withdrawn from PostgreSQL
//
// There deleting does not delete: after DELETE and VACUUM FULL every word was still in the write-ahead log (200 of 200 in a trial), and it
// is in every backup and replica. So what people said is only ever sent to it encrypted, and to withdraw is to destroy a key.
//
// A key for each interview would not do: to withdraw one answer, all the others would have to be encrypted anew, and yesterday's backup
// could not be read at all any more. So each body has a key of its own, and so has each draft while it is typed on. Nor may those
// keys be in the database, wrapped by another key or not: the log and the backups would hold the wrapped ones as well, and whoever
// has the wrapping key, which must stay for the others, could open them. The keys are therefore kept beside the database ([Keys]), in a
// folder with one file for each interview, of a form from which one key can be taken out for good while all others stay (ring.go); it
// is 46 bytes at first, some kilobytes after an interview in which much was withdrawn, and not written to when something is stored.
//
// A withdrawal is a transaction that replaces the bodies and lists the keys in the table doomed; then what took their place is noted beside
// the keys, the file of keys is written anew without them, the old one overwritten, and the list cleared. Who dies in between leaves the list,
// and whoever opens the store next completes it. So a withdrawal outlives the database: a backup of it that is put back holds
// withdrawn bodies that nobody can read, and that are read as what took their place (rewritten.go); all else in it is whole, and stays so, since
// what is stored from then on gets no key that something noted has. One order is not safe: to put back an old backup, work on it, and then put
// back a newer one; bodies in that may have keys that were used and destroyed in between. And on a file system without locks (the file lock in
// the folder keeps nodes apart that destroy keys), a node that loses the database amid a withdrawal while another withdraws from the
// same interview can bring a key back.
//
// So the folder of keys has to be backed up too, or its loss is the loss of all interviews; separately, and with the shortest time that one
// can live with, since within that time a withdrawn answer can be had by whoever holds both backups. Whoever can read the folder and
// the database can read all interviews: this protects the withdrawn, and those who lose a backup or a disk of the database's,
// not against whoever runs the server. In clear remain: ids, times, kinds and numbers of events, sizes, who may do what and what they are
// called, and who watches.
//
// A call that returned an error stored nothing here either, with one exception more: where the server dies in the moment of a commit, or does
// not answer it, and cannot be asked within half a minute what came of it, nobody can say. The error says so, and no key is destroyed. Where commits
// wait for a standby (synchronous_standby_names) and that is away, a call takes half a minute, and what it stored is on the server alone.
//
// A node that stands still in the middle of a transaction (a pause of its machine, a network that was cut) holds up whoever takes its interview
// over for ten seconds, when the server ends the transaction; when it goes on it is fenced. The address may set another time
// (idle_in_transaction_session_timeout).
//
// # How words are withdrawn from backups
//
// A backup is a copy, and whoever withdraws cannot reach it. So what people said is encrypted in it as in PostgreSQL, whichever store it was made
// from, with keys that are beside that store: for SQLite in the folder keys, made at the first backup. Each interview has a ring of them
// that is named after it and that all its backups share (backup_keys.go). A withdrawal lists what it withdraws in the table doomed_backup, in its transaction;
// then the keys are destroyed and what took the place of the bodies is noted beside them, and whoever opens the store next completes it
// if need be. A store that was never backed up has no folder and lists nothing.
//
// A backup reads the keys before the moment that it is a picture of. So a withdrawal before that moment leaves nothing in it, and one after it
// destroys keys that were read: there is no moment at which a withdrawal could be missed. A restore (restore.go) reads what
// took the place of what was withdrawn since, and applies it to what is there too, should an old database have been copied back.
//
// This is about files. What a disk keeps of overwritten blocks, a snapshot, a backup, or swapped-out memory is out of a
// program's reach.
package store
