package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tacit/interview"
)

// isNetwork says whether an error is of a connection.
func isNetwork(err error) bool {
	var network net.Error
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) ||
		errors.As(err, &network) && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}

// explainPostgres turns an error of the database into one that says what it means, and names what was being done. What the server
// says in detail is left out: it may quote values.
func explainPostgres(err error, doing string) error {
	if err == nil {
		return nil
	}
	var server *pgconn.PgError
	if errors.As(err, &server) {
		if server.Code == "53100" {
			return fmt.Errorf("%s: %w", doing, interview.ErrFull)
		}
		return fmt.Errorf("%s: PostgreSQL %s: %s", doing, server.Code, server.Message)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// orMissing turns "no such row" into ErrNotFound.
func orMissing(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return interview.ErrNotFound
	}
	return err
}

// isTaken says whether a row with that key is there already.
func isTaken(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && server.Code == "23505"
}
